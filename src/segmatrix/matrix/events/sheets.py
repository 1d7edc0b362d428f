"""The input that brings a whole sheet in. Its facts are those of everything it adds."""

from dataclasses import dataclass, field

from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class ImportSheet(InMatrix):
    """Add the segments, rows and cells of a sheet to a matrix, as one operation.

    Attributes:
        text: The sheet as comma, semicolon or tab separated text, as it was read or pasted.
        down: Whether its segments stand one below the other; None finds out.
        rows: By a row's number in the sheet, counted from 0, what it means instead of what its
            heading says: the id of a dimension, or "new:" and a kind.
        without_segments: The numbers of segments that are left out.
        without_rows: The numbers of rows that are left out.
    """

    text: str
    down: bool | None = None
    rows: dict[str, str] = field(default_factory=dict)
    without_segments: list[int] = field(default_factory=list)
    without_rows: list[int] = field(default_factory=list)
