"""Inputs and facts about what observations say of claims and segments."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.evidence.terms import Stance
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class LinkObservations(InMatrix):
    """Link one or many observations to one claim or segment.

    Those that wait to be looked at are accepted with it: who links one has looked at it. Those
    linked to it already get this stance.

    Attributes:
        target_kind: One of `terms.TargetKind`.
        target_id: What `targets.Target` says.
        stance: One of `terms.Stance`.
    """

    observation_ids: list[str]
    target_kind: str
    target_id: str
    stance: str = Stance.SUPPORTS
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class _WholeLink:
    matrix_id: str
    link_id: str
    observation_id: str
    target_kind: str
    target_id: str
    stance: str
    note: str
    author_name: str

    @property
    def subject(self) -> str:
        return f"link:{self.link_id}"


@dataclass(frozen=True, kw_only=True)
class ObservationLinked(_WholeLink, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StanceChanged(_WholeLink, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class LinkRestored(_WholeLink, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ChangeStance(InMatrix):
    """Say that an observation does something else to a claim, or why; None leaves the note."""

    link_id: str
    stance: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveLink(InMatrix):
    """Take a link away; it is kept."""

    link_id: str


@dataclass(frozen=True, kw_only=True)
class LinkRemoved(Fact):
    matrix_id: str
    link_id: str
    observation_id: str
    target_kind: str
    target_id: str

    @property
    def subject(self) -> str:
        return f"link:{self.link_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreLink(InMatrix):
    """Let a removed link hold again, by default as it was.

    Attributes:
        stance: What it says from now on; empty for what it said.
        note: Its note from now on; None for the one it had.
    """

    link_id: str
    stance: str = ""
    note: str | None = None
