"""Inputs and facts about revisions that are kept, and about going back to one."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class NameRevision(InMatrix):
    """Keep all that the matrix holds under its number and a name; work goes on under the next."""

    name: str


@dataclass(frozen=True, kw_only=True)
class KeepRevision(InMatrix):
    """Take the keeping of a revision back, or keep it again."""

    number: int
    stands: bool


@dataclass(frozen=True, kw_only=True)
class RevisionKept(Fact):
    """The content of a matrix is kept as it was, or (`stands`) its keeping was taken back.

    Attributes:
        number: The number that it is kept under.
        revision: The number that work goes on under.
    """

    matrix_id: str
    revision_id: str
    number: int
    name: str
    agreed: bool
    by_name: str
    revision: int
    stands: bool

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:revision:{self.number}"


@dataclass(frozen=True, kw_only=True)
class RestoreRevision(InMatrix):
    """Let the matrix hold again what it held at a revision that was kept.

    Attributes:
        instead_of: Of an undo: the revision that had been brought back. It is refused once the
            matrix holds something else than that.
        state: Of an undo: the state that the matrix had before.
        agreed_revision: Of an undo: the revision that had been agreed last before. An agreed matrix
            is not brought back once another one was.
    """

    number: int
    instead_of: int | None = None
    state: str = ""
    agreed_revision: int | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionRestored(Fact):
    """A matrix holds again what it held at a revision.

    Attributes:
        number: The revision that was brought back.
        kept: The number that what stood before is kept under.
        revision: The number that work goes on under.
    """

    matrix_id: str
    number: int
    kept: int
    revision: int
    state: str

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:content"
