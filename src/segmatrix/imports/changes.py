"""What an edited sheet would change, one thing at a time."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from segmatrix.exports.books import Place


class Sort(StrEnum):
    """What a change does."""

    ADDED = "added"
    REWORDED = "reworded"
    REMOVED = "removed"
    MOVED = "moved"
    STATED = "stated"
    WITHDRAWN = "withdrawn"
    NOT_KNOWN = "not_known"
    ASKED_AGAIN = "asked_again"
    LISTED = "listed"
    UNLISTED = "unlisted"
    NEW_SEGMENT = "new_segment"
    NEW_ROW = "new_row"
    RENAMED_SEGMENT = "renamed_segment"
    RENAMED_ROW = "renamed_row"
    GONE_SEGMENT = "gone_segment"
    GONE_ROW = "gone_row"


SHAPING = frozenset(
    {
        Sort.NEW_SEGMENT,
        Sort.NEW_ROW,
        Sort.RENAMED_SEGMENT,
        Sort.RENAMED_ROW,
        Sort.GONE_SEGMENT,
        Sort.GONE_ROW,
    }
)
"""Changes of segments and rows themselves, which not everybody may make."""

UNADVISED = frozenset({Sort.GONE_SEGMENT, Sort.GONE_ROW})
"""Changes that more often come of a sheet that was cut down than of a wish."""


TAKING = frozenset({Sort.REMOVED, Sort.WITHDRAWN, Sort.UNLISTED, Sort.ASKED_AGAIN} | UNADVISED)
"""Changes that take something away; a sheet without ids may never have had it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a sheet and the matrix that it came from.

    Attributes:
        place: The cell, by the ids of its segment and row; one of them is empty for a change of a
            segment or row itself.
        segment: The segment's name; `row` is the row's.
        before: What the sheet said when it went out.
        after: What it says now.
        meanwhile: What stands in the matrix instead of `before`, in words; empty if nothing does.
        point_id: The statement or person it is about.
        version: The version of the statement that the new text was typed over.
        to: Of a moved statement: the cell it goes to; `to_words` names it.
        cells: Of a new segment or row: the headings of its cells and what they say.
    """

    sort: Sort
    place: Place
    segment: str = ""
    row: str = ""
    before: str = ""
    after: str = ""
    meanwhile: str = ""
    point_id: str = ""
    version: int = 0
    to: Place = ("", "")
    to_words: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What tells this change from any other, and from itself once the matrix has moved on."""
        told = (self.sort, *self.place, *self.to, self.point_id, self.before, self.after)
        whole = "\0".join((*told, self.meanwhile, *(text for cell in self.cells for text in cell)))
        return hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()

    @property
    def advised(self) -> bool:
        """Whether it is ticked before anybody has looked: nobody wrote there meanwhile."""
        return not self.meanwhile and self.sort not in UNADVISED

    @property
    def shaping(self) -> bool:
        """Whether it changes segments or rows themselves."""
        return self.sort in SHAPING


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, and what of the sheet could not be understood, in words."""

    changes: tuple[Change, ...]
    troubles: tuple[str, ...] = ()
