"""A finding: what could be clearer, where, why, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from segmatrix.base.ids import id_of


class Code(StrEnum):
    """What kind of finding it is; the first part of its key, and what `--json` prints."""

    TOO_MANY_SEGMENTS = "too_many_segments"
    LOOK_ALIKES = "look_alikes"
    UNEVEN_DETAIL = "uneven_detail"
    ACRONYM = "acronym"
    SOLUTION_IN_JOB = "solution_in_job"
    LONG_STATEMENT = "long_statement"
    CROWDED_CELL = "crowded_cell"
    EMPTY_CELL = "empty_cell"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that could be clearer.

    Attributes:
        segment_id: The segment it is about; empty for the whole matrix.
        dimension_id: With `segment_id` the cell, else empty.
        statement_id: The text it is about, or empty.
        reason: Why it is found, as a sentence.
        mend: What to do about it, as a sentence.
        rests_on: What was looked at: ids and texts, nothing in the reader's language. While these
            are the same it is the same finding, wherever the thing stands.
    """

    code: Code
    segment_id: str = ""
    dimension_id: str = ""
    statement_id: str = ""
    reason: str
    mend: str
    rests_on: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it is known by: the same for as long as it rests on the same."""
        return id_of("\0".join((self.code, *self.rests_on)))
