"""When the steps of a route are due: proposed over weeks of working days, or over one day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from segmatrix.base.zoning import moment
from segmatrix.review.terms import (
    EVENING,
    MORNING,
    PACE_WEEKS,
    QUARTER,
    STAGES,
    Pace,
    Place,
    Route,
)

WORKING_DAYS = 5  # Monday to Friday; a plan is edited where a week is another


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """A step with the instant by which it should be done, in UTC."""

    name: str
    place: Place
    due: datetime


def proposed(route: Route, pace: Pace, start: date, zone: ZoneInfo) -> tuple[ProposedStep, ...]:
    """Return the steps of a route from a day on, in their order and in the language of the reader.

    Over weeks each is due in the evening of a working day, by the clocks of the zone whatever these
    do in between. In one day each is due at a quarter of an hour.
    """
    weeks = PACE_WEEKS[pace]
    return tuple(
        ProposedStep(
            str(stage.name),
            stage.place,
            _over_weeks(stage.share, weeks, start, zone)
            if weeks
            else _in_a_day(stage.share, start, zone),
        )
        for stage in STAGES[route]
    )


def _over_weeks(share: float, weeks: int, start: date, zone: ZoneInfo) -> datetime:
    number = max(1, ceil(round(share * weeks * WORKING_DAYS, 6)))
    return moment(working_day(start, number), EVENING, zone)


def working_day(start: date, number: int) -> date:
    """Return the working day of this number, the first being `start` or the next one after it."""
    monday = start - timedelta(days=start.weekday())
    if start.weekday() >= WORKING_DAYS:
        monday += timedelta(weeks=1)
        start = monday
    weeks, days = divmod(start.weekday() + number - 1, WORKING_DAYS)
    return monday + timedelta(weeks=weeks, days=days)


def _in_a_day(share: float, day: date, zone: ZoneInfo) -> datetime:
    whole = datetime.combine(day, EVENING) - datetime.combine(day, MORNING)
    quarters = ceil(round(share * (whole / QUARTER), 6))
    at = datetime.combine(day, MORNING) + quarters * QUARTER
    return moment(day, at.time(), zone)
