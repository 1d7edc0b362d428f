"""The words of this room."""

from enum import StrEnum

SNAPSHOT_JOB = "take_snapshot"
"""The kind of job that counts a matrix's segments."""

MEMBERSHIPS_KEPT = 10
"""Snapshots of a matrix, the newest, of which it is kept who was in which segment."""

LIST_NAME_LENGTH = 100
LISTS_AT_MOST = 100
IDS_AT_MOST = 2_000_000
LONGEST_ID = 500

RULE_TERMS_LENGTH = 100_000

DISMISSAL_REASON_LENGTH = 300

FEATURES_AT_MOST = 200
"""Values of a property, the commonest, that count as needs of their own."""

SEED = 0
"""What random groups and resamples are drawn with, so that the same data give the same numbers."""


class Side(StrEnum):
    """What the data side of an axis is made of."""

    NOTHING = ""
    NEEDS = "needs"
    VALUE = "value"


class Format(StrEnum):
    """How memberships are written."""

    CSV = "csv"
    PARQUET = "parquet"


def subject(matrix_id: str) -> str:
    """Return what jobs about a matrix's numbers are found by."""
    return f"matrix:{matrix_id}"
