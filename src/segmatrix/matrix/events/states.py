"""Inputs and facts about how far a matrix has come (`terms.State`)."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AskForReview(InMatrix):
    """Keep the draft as a revision, with a name if wanted, and ask everybody to read it."""

    name: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnToDraft(InMatrix):
    """Work on a matrix again that is in review or agreed; what was agreed stays readable."""


@dataclass(frozen=True, kw_only=True)
class MarkAgreed(InMatrix):
    """Keep the matrix as agreed, with a name if wanted, for a report of the gate that passes."""

    name: str = ""


@dataclass(frozen=True, kw_only=True)
class RetireMatrix(InMatrix):
    """Put a matrix aside: it can be read, and nobody works on it any more."""


@dataclass(frozen=True, kw_only=True)
class TakeUpMatrix(InMatrix):
    """Work with a retired matrix again."""


@dataclass(frozen=True, kw_only=True)
class ReturnToState(InMatrix):
    """Take a change of state back.

    Attributes:
        left: The revision that was worked on after that change.
        because: What had changed the state, as in the fact.
    """

    state: str
    agreed_revision: int | None
    reviewed_revision: int | None
    left: int
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class StateSet(Fact):
    """A matrix has another state.

    Attributes:
        revision: The number that is worked on, of an agreed matrix the agreed one.
        agreed_revision: The revision that was agreed last, if any.
        reviewed_revision: The revision that was kept when review was last asked for, if any.
        because: `edit` or `challenge` where something said or done opened what was agreed; empty
            where somebody set the state.
    """

    matrix_id: str
    state: str
    revision: int
    agreed_revision: int | None
    reviewed_revision: int | None
    because: str = ""

    @property
    def subject(self) -> str:
        """The state; of what follows from an edit only that, so that the edit can be undone."""
        whole = f"matrix:{self.matrix_id}:state"
        return f"{whole}:{self.revision}" if self.because else whole
