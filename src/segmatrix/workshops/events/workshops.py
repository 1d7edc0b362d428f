"""Inputs and facts about a workshop as a whole: its plan, its beginning and its end."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix.events import InMatrix
from segmatrix.rounds.terms import Identity


@dataclass(frozen=True, kw_only=True)
class _Plan(InMatrix):
    """What a workshop is to be.

    Attributes:
        phases: In order, objects with `kind` (one of `terms.PhaseKind`), `title`, `instructions`,
            `minutes` (None for no time) and `setting`. Of a setting REFLECT has `prompts`: objects
            of `words` and `dimension`, the key of the dimension that answers belong to or empty.
            VOTE has `budget` and `cap`, how many dots each has and at most puts on one group. PLACE
            has `asks`, kinds of questions about segments (`rounds.terms.Kind`), and `segments`,
            their ids; none stands for all. DISCUSS has `minutes_each`. The others have nothing.
        people: Who has part from the beginning, by their ids as members or guests.
        abstaining: Those of them who lead it and answer nothing.
    """

    name: str
    phases: list[dict[str, Any]]
    people: list[str]
    abstaining: list[str] = field(default_factory=list)
    profile: str = Profile.NEAR.value
    identity: str = Identity.AFTER_REVEAL.value


@dataclass(frozen=True, kw_only=True)
class DraftWorkshop(_Plan):
    """Prepare a workshop that has not begun."""


@dataclass(frozen=True, kw_only=True)
class ChangeWorkshop(_Plan):
    """Plan a drafted workshop otherwise, based on its `version`."""

    workshop_id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class BeginWorkshop(InMatrix):
    """Begin with the first phase."""

    workshop_id: str


@dataclass(frozen=True, kw_only=True)
class DiscardWorkshop(InMatrix):
    """Give a workshop up; what was revealed in it stays where it is."""

    workshop_id: str


@dataclass(frozen=True, kw_only=True)
class ReinstateWorkshop(InMatrix):
    """Let a workshop that was given up go on where it was."""

    workshop_id: str


@dataclass(frozen=True, kw_only=True)
class JoinWorkshop(InMatrix):
    """Have part in a workshop that is under way, from its present phase on."""

    workshop_id: str


@dataclass(frozen=True, kw_only=True)
class WholeWorkshop:
    """A workshop with its whole plan (`DraftWorkshop`).

    Attributes:
        state: One of `terms.WorkshopState`.
    """

    matrix_id: str
    workshop_id: str
    state: str
    name: str
    phases: list[dict[str, Any]]
    people: list[str]
    abstaining: list[str]
    profile: str
    identity: str

    @property
    def subject(self) -> str:
        return f"workshop:{self.workshop_id}"


@dataclass(frozen=True, kw_only=True)
class WorkshopDrafted(WholeWorkshop, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkshopChanged(WholeWorkshop, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkshopDiscarded(WholeWorkshop, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkshopReinstated(WholeWorkshop, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkshopJoined(Fact):
    """Somebody has part in a workshop since it began."""

    matrix_id: str
    workshop_id: str
    member_id: str
    name: str
    department: str

    @property
    def subject(self) -> str:
        return f"workshop:{self.workshop_id}:{self.member_id}"
