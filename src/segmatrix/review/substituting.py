"""Who does what somebody would do who is away: their substitute, or the substitute's, or nobody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from segmatrix.base.zoning import is_on


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away from one day to another, both included.

    Attributes:
        id: Which absence it is.
        who: Who is away.
        zone: Where these days begin and end.
        substitute: Who stands in for them, empty for nobody.
    """

    id: str
    who: str
    first: date
    last: date
    zone: ZoneInfo
    substitute: str = ""

    def at(self, instant: datetime) -> bool:
        """Say whether they are away at an instant."""
        return is_on(instant, self.first, self.last, self.zone)


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does something.

    Attributes:
        who: Who is there to do it, empty for nobody.
        away: The absence of whose it would be, None while they are there themselves.
    """

    who: str
    away: Away | None = None


def on_duty(who: str, instant: datetime, absences: Sequence[Away]) -> Duty:
    """Return who does at an instant what is somebody's; nobody does what is nobody's."""
    theirs = [each for each in absences if each.who == who and each.at(instant)]
    if not who or not theirs:
        return Duty(who)
    for absence in theirs:
        there = _stands_in(absence, instant, absences, passed={who})
        if there:
            return Duty(there, absence)
    return Duty("", theirs[0])


def _stands_in(
    absence: Away, instant: datetime, absences: Sequence[Away], passed: Collection[str]
) -> str:
    """Return who stands in, going on while substitutes are away too and nobody comes up twice."""
    who = absence.substitute
    if not who or who in passed:
        return ""
    theirs = [each for each in absences if each.who == who and each.at(instant)]
    if not theirs:
        return who
    further = (_stands_in(each, instant, absences, {*passed, who}) for each in theirs)
    return next(filter(None, further), "")
