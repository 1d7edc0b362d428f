"""Inputs and facts about objections.

What an objection is about is told by `terms.AboutKind` and an id: of a segment, a statement, the
segment whose agreed placement it is, or the number of a revision; none for the whole matrix.
"""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class RaiseObjection(InMatrix):
    """Object to something, with a reason."""

    reason: str
    about_kind: str
    about_id: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerObjection(InMatrix):
    """Answer somebody else's objection; whether that settles it is for them to say."""

    objection_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class UpholdObjection(InMatrix):
    """Say of one's own objection that it stands, though it was answered or withdrawn."""

    objection_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class WithdrawObjection(InMatrix):
    """Say that one's own objection is settled."""

    objection_id: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class OverrideObjection(InMatrix):
    """Go on in spite of somebody else's objection, with a reason that is listed with the name."""

    objection_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TakeTurnBack(InMatrix):
    """Undo one's own newest turn; an objection whose raising is undone is not there."""

    turn_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreTurn(InMatrix):
    """Let a turn that was undone stand again."""

    turn_id: str


@dataclass(frozen=True, kw_only=True)
class OfObjection:
    """What every fact about an objection says: which one, about what, and all of the turn.

    Attributes:
        label: What it is about as it was called when the objection was raised.
        revision: The revision in which it was raised.
        turn: One of `terms.TurnKind`.
        state: What the objection is by now, one of `terms.ObjectionState`; empty when it is not
            there any more.
        raised_by: The member whose objection it is.
    """

    matrix_id: str
    objection_id: str
    about_kind: str
    about_id: str
    label: str
    revision: int
    raised_by: str
    turn_id: str
    turn: str
    text: str
    position: int
    member_id: str
    author_name: str
    department: str
    state: str

    @property
    def subject(self) -> str:
        return f"objection:{self.objection_id}"


@dataclass(frozen=True, kw_only=True)
class ObjectionRaised(OfObjection, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswered(OfObjection, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ObjectionUpheld(OfObjection, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ObjectionWithdrawn(OfObjection, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ObjectionOverridden(OfObjection, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class TurnTakenBack(OfObjection, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class TurnRestored(OfObjection, Fact):
    pass
