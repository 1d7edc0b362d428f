"""How memberships lie on disk, for what writes and what reads them."""

import json
from pathlib import Path

import pyarrow.parquet as pq

ID = "id"
"""The column of a roster with the ids; those of traits are called by their number (`trait`)."""

TIMES, DOUBTED = "times", "doubted"
"""The columns that say in how many segments one is, and whether any of that is not certain."""

IN, UNSURE = "in:", "unsure:"
"""What the names of a segment's two columns of bits begin with, its id following."""

ROSTER, TRAITS = b"roster", b"traits"
"""What memberships say of their roster, and a roster of the names of its traits."""

GROUP = 25_000
"""Rows that are read together; both files are cut alike."""


def trait(number: int) -> str:
    """Return what the column of a trait is called, whatever the trait's own name is."""
    return f"t{number}"


def traits_of(roster: pq.ParquetFile) -> tuple[str, ...]:
    """Return the names of a roster's traits, in the order of their columns."""
    return tuple(json.loads(roster.schema_arrow.metadata[TRAITS]))


def roster_of(bits: pq.ParquetFile) -> str:
    """Return the name of the file with the roster that memberships belong to."""
    name: bytes = bits.schema_arrow.metadata[ROSTER]
    return name.decode()


def file_of(name: str) -> str:
    """Return what the file of some memberships is called."""
    return f"{name}.parquet"


def is_kept(directory: Path, name: str) -> bool:
    """Say whether some memberships are still on disk."""
    return (directory / file_of(name)).exists()
