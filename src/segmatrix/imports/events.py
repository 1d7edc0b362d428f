"""What may be asked of what comes in. The facts are those of everything that it changes."""

from dataclasses import dataclass, field

from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class BringBack(InMatrix):
    """Apply the chosen changes of an edited export, as one operation.

    Attributes:
        text: The table as it came back.
        ids: What the sheet with ids says; empty if none came along.
        chosen: The keys of the changes to apply (`changes.Change.key`).
    """

    text: str
    ids: str = ""
    chosen: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class FillLike(InMatrix):
    """Give a matrix the segments and rows of another one.

    Attributes:
        like_id: The other matrix.
        filled: Whether what its cells say comes along.
    """

    like_id: str
    filled: bool = False
