"""Inputs and facts about who was shown what."""

from dataclasses import dataclass, field

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class RecordExposure(InMatrix):
    """Say that the actor, who is a person to ask and could answer, was shown a revision.

    Attributes:
        shown: In which way, one of `terms.Shown`.
        deputy_id: As whose deputy the actor was shown it; empty for the person themself.
    """

    stakeholder_id: str
    revision: int
    shown: str
    deputy_id: str = ""


@dataclass(frozen=True, kw_only=True)
class ExposureRecorded(Fact):
    """Somebody was shown a revision.

    Attributes:
        deputy_name: Who was shown it for them; empty for the person themself.
    """

    matrix_id: str
    stakeholder_id: str
    name: str
    revision: int
    shown: str
    deputy_name: str = ""

    @property
    def subject(self) -> str:
        return f"exposure:{self.stakeholder_id}:{self.revision}"


@dataclass(frozen=True, kw_only=True)
class NoteMeeting(InMatrix):
    """Write down who was at a meeting and which revision they were shown there.

    Attributes:
        held_on: The day as an ISO date.
        could_answer: Whether those who were there could ask and object; a mere announcement
            exposes nobody.
    """

    title: str
    held_on: str
    revision: int
    stakeholder_ids: list[str] = field(default_factory=list)
    could_answer: bool = True


@dataclass(frozen=True, kw_only=True)
class RemoveMeeting(InMatrix):
    """Take an attendance list back, and with it what it alone says that people were shown."""

    meeting_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreMeeting(InMatrix):
    meeting_id: str


@dataclass(frozen=True, kw_only=True)
class _WholeMeeting:
    matrix_id: str
    meeting_id: str
    title: str
    held_on: str
    revision: int
    stakeholder_ids: list[str]
    could_answer: bool

    @property
    def subject(self) -> str:
        return f"meeting:{self.meeting_id}"


@dataclass(frozen=True, kw_only=True)
class MeetingNoted(_WholeMeeting, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingRemoved(_WholeMeeting, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingRestored(_WholeMeeting, Fact):
    pass
