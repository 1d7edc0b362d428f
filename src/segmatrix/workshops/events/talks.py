"""Inputs and facts about the queue of what a group talks about."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class OfTalk(InMatrix):
    """An input about one thing to talk about, in the phase that a workshop is in."""

    workshop_id: str
    phase_id: str
    talk_id: str


@dataclass(frozen=True, kw_only=True)
class TakeUpTalk(OfTalk):
    """Talk about this now; what was under way waits again.

    Attributes:
        ends_at: When its time is over, in UTC; empty for the minutes that the phase gives each.
    """

    ends_at: str = ""


@dataclass(frozen=True, kw_only=True)
class PutBackTalk(OfTalk):
    """Let it wait in the queue."""


@dataclass(frozen=True, kw_only=True)
class FinishTalk(OfTalk):
    """Say that it has been talked about."""


@dataclass(frozen=True, kw_only=True)
class GoOnTalking(OfTalk):
    """Finish what is under way and take up the next that waits.

    Attributes:
        talk_id: What whoever asks believes to be under way, so that pressed twice it skips nothing.
    """


@dataclass(frozen=True, kw_only=True)
class GiveTalkTime(OfTalk):
    """Give what is under way more minutes, or, if negative, fewer.

    Attributes:
        ends_at: The instant to return to, in UTC, instead of adding minutes.
    """

    minutes: int = 0
    ends_at: str = ""


@dataclass(frozen=True, kw_only=True)
class MoveTalk(OfTalk):
    """Put it at another place of the queue, the first being 0."""

    place: int


@dataclass(frozen=True, kw_only=True)
class WriteTalkNotes(OfTalk):
    """Write down what was said.

    Attributes:
        version: The wording that it was typed over, or None to replace whatever stands.
    """

    notes: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TalksQueued(Fact):
    """What there is to talk about in a phase.

    Attributes:
        talks: In order, objects of `talk_id`, `round_id`, `question_id` and `state`.
    """

    matrix_id: str
    workshop_id: str
    phase_id: str
    talks: list[dict[str, str]]

    @property
    def subject(self) -> str:
        return f"phase:{self.phase_id}:talks"


@dataclass(frozen=True, kw_only=True)
class TalkTurned(Fact):
    """A thing to talk about waits, is under way or is done (`terms.TalkState`).

    Attributes:
        about: What it is about, such as the name of a segment.
        ends_at: When its time is over, in UTC; empty unless it is under way.
    """

    matrix_id: str
    workshop_id: str
    phase_id: str
    talk_id: str
    about: str
    state: str
    ends_at: str

    @property
    def subject(self) -> str:
        return f"talk:{self.talk_id}:state"


@dataclass(frozen=True, kw_only=True)
class TalkTimeGiven(Fact):
    """The time of what is under way is over at another instant, in UTC."""

    matrix_id: str
    workshop_id: str
    phase_id: str
    talk_id: str
    about: str
    ends_at: str

    @property
    def subject(self) -> str:
        return f"talk:{self.talk_id}:time"


@dataclass(frozen=True, kw_only=True)
class TalkMoved(Fact):
    """A thing to talk about has another place in the queue, which stands in `order` now."""

    matrix_id: str
    workshop_id: str
    phase_id: str
    talk_id: str
    about: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"talk:{self.talk_id}:place"


@dataclass(frozen=True, kw_only=True)
class TalkNotesWritten(Fact):
    """What was said about something is written down so."""

    matrix_id: str
    workshop_id: str
    phase_id: str
    talk_id: str
    about: str
    notes: str
    version: int

    @property
    def subject(self) -> str:
        return f"talk:{self.talk_id}:notes"
