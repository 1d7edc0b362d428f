"""The input that brings a whole sheet in. Its facts are those of everything it adds."""

from dataclasses import dataclass

from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class ImportSheet(InMatrix):
    """Add the segments, rows and cells of a sheet to a matrix, as one operation.

    Attributes:
        text: The sheet as comma, semicolon or tab separated text, as it was read or pasted.
    """

    text: str
