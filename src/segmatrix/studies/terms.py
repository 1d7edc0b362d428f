"""The words of this room."""

SNAPSHOT_JOB = "take_snapshot"
"""The kind of job that counts a matrix's segments."""


def subject(matrix_id: str) -> str:
    """Return what jobs about a matrix's numbers are found by."""
    return f"matrix:{matrix_id}"
