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


class Format(StrEnum):
    """How memberships are written."""

    CSV = "csv"
    PARQUET = "parquet"


def subject(matrix_id: str) -> str:
    """Return what jobs about a matrix's numbers are found by."""
    return f"matrix:{matrix_id}"
