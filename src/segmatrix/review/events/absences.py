"""Inputs and facts about who is away, and who stands in."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class _Described(InMatrix):
    """When somebody is away.

    Attributes:
        first: The first day as an ISO date.
        last: The last day, which may be the same.
        zone: Where the days begin and end, an IANA name.
        substitute: Who stands in for them, by the id that a step has; empty for nobody yet.
    """

    first: str
    last: str
    zone: str
    substitute: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordAbsence(_Described):
    """Say that somebody is away: oneself, or anybody for who facilitates.

    Attributes:
        who: The id of a member, a guest or a person to ask.
    """

    who: str


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion(InMatrix):
    """Answer what one is asked, or somebody who is away and for whom one stands in."""

    question_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class EditAbsence(_Described):
    """Say anew when somebody is away, and who stands in.

    Attributes:
        version: The version that was typed over; None takes whatever stands.
    """

    absence_id: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveAbsence(InMatrix):
    absence_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreAbsence(InMatrix):
    absence_id: str


@dataclass(frozen=True, kw_only=True)
class OfAbsence:
    """What every fact about an absence says."""

    matrix_id: str
    absence_id: str
    who: str
    who_name: str

    @property
    def subject(self) -> str:
        return f"absence:{self.absence_id}"


@dataclass(frozen=True, kw_only=True)
class _WholeAbsence(OfAbsence):
    first: str
    last: str
    zone: str
    substitute: str
    version: int


@dataclass(frozen=True, kw_only=True)
class AbsenceRecorded(_WholeAbsence, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class AbsenceEdited(_WholeAbsence, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class AbsenceRestored(_WholeAbsence, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class AbsenceRemoved(OfAbsence, Fact):
    pass
