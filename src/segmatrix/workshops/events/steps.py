"""Inputs and facts about the way through a workshop: steps, time, who is ready."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact, Input
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class _FromPhase(InMatrix):
    """An input about the phase that a workshop is in.

    Attributes:
        phase_id: The phase that whoever asks believes it to be in, so that a step asked for twice
            is taken once.
    """

    workshop_id: str
    phase_id: str


@dataclass(frozen=True, kw_only=True)
class StepForward(_FromPhase):
    """Go on to the next phase, or end the workshop after the last.

    What everybody answered alone in the phase that is left is revealed.
    """


@dataclass(frozen=True, kw_only=True)
class StepBack(_FromPhase):
    """Return to the phase before as it was left; what was done since is put aside."""


@dataclass(frozen=True, kw_only=True)
class GiveTime(_FromPhase):
    """Give a phase more minutes, or, if negative, fewer."""

    minutes: int


@dataclass(frozen=True, kw_only=True)
class CallEverybody(_FromPhase):
    """Ask everybody to look at a page: `to` is one of `terms.Whereto`."""

    to: str


@dataclass(frozen=True, kw_only=True)
class SayReady(Input):
    """Say that one is done in a phase, or that one is not yet.

    It is written in a stream of one's own, so that nobody reads off who is slow.

    Attributes:
        member_id: Who says so, the actor.
    """

    matrix_id: str
    workshop_id: str
    phase_id: str
    member_id: str
    ready: bool

    @property
    def stream(self) -> str:
        return f"voice:{self.phase_id}:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class PhaseEntered(Fact):
    """A workshop is in a phase: at its beginning, by a step forward or by one back.

    Attributes:
        position: The place of the phase, from 0.
        back: Whether it came from a later one.
        ends_at: When its time is over, in UTC; empty where no time is set.
    """

    matrix_id: str
    workshop_id: str
    phase_id: str
    position: int
    title: str
    back: bool
    ends_at: str

    @property
    def subject(self) -> str:
        return f"workshop:{self.workshop_id}:phase"


@dataclass(frozen=True, kw_only=True)
class TimeGiven(Fact):
    """The time of a phase is over at another instant, in UTC."""

    matrix_id: str
    workshop_id: str
    phase_id: str
    ends_at: str

    @property
    def subject(self) -> str:
        return f"phase:{self.phase_id}:time"


@dataclass(frozen=True, kw_only=True)
class EverybodyCalled(Fact):
    """Everybody is asked to look at a page, until the next step or another call."""

    matrix_id: str
    workshop_id: str
    to: str

    @property
    def subject(self) -> str:
        return f"workshop:{self.workshop_id}:call"


@dataclass(frozen=True, kw_only=True)
class WorkshopEnded(Fact):
    """A workshop came to its end; stepping back leads into its last phase again."""

    matrix_id: str
    workshop_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"workshop:{self.workshop_id}:phase"


@dataclass(frozen=True, kw_only=True)
class ReadySaid(Fact):
    """Somebody is done in a phase, or not yet; for themselves alone."""

    matrix_id: str
    workshop_id: str
    phase_id: str
    ready: bool

    @property
    def subject(self) -> str:
        return f"phase:{self.phase_id}:ready"


@dataclass(frozen=True, kw_only=True)
class ReadyCounted(Fact):
    """How many of those who take part are done in a phase."""

    matrix_id: str
    workshop_id: str
    phase_id: str
    ready: int
    people: int

    @property
    def subject(self) -> str:
        return f"phase:{self.phase_id}:count"
