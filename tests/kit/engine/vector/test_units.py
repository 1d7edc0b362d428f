"""Days, weeks and months of a zone along stretches of time, and what they are the same for."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.data.clustered import Rows
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.vector.choosing import Chosen
from segmatrix.kit.engine.vector.days import Days, in_each
from segmatrix.kit.engine.vector.happenings import Happenings, micros, of_people
from segmatrix.kit.engine.vector.units import Units, units
from segmatrix.kit.rules.nodes import Unit

# Clocks of Berlin change on 29 March, those of St. John's once went back to the day before.
AROUND = [datetime(2026, 3, 28), datetime(2006, 10, 28)]
ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"]
SIZE = 3
UNITS = [Unit.DAY, Unit.WEEK, Unit.MONTH]

rows = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, 5 * 24 * 60)), min_size=1, max_size=25
)


def happened(start: datetime, drawn: list[tuple[int, int]]) -> Happenings:
    ordered = sorted(drawn, key=lambda row: row[1])
    owners = np.array([owner for owner, _ in ordered], np.int32)
    times = [micros(start + timedelta(minutes=minute)) for _, minute in ordered]
    return of_people(Rows(owners, owners, np.array(times, np.int64)))


def spans(of: Happenings, unit: Unit, zone: str) -> Units:
    times = of.times.whole
    first, last = int(times[0]), int(times[-1])
    end = datetime(1970, 1, 1) + timedelta(microseconds=last + 1)
    offsets = Calendar(end, ZoneInfo(zone)).offsets(end - timedelta(days=30))
    return units(unit, offsets, first, last)


def local(time: int, unit: Unit, zone: str) -> object:
    instant = datetime.fromtimestamp(0, UTC) + timedelta(microseconds=time)
    day = instant.astimezone(ZoneInfo(zone)).date()
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day.isocalendar()[:2]
    return day.year, day.month


@given(st.sampled_from(AROUND), st.sampled_from(UNITS), st.sampled_from(ZONES), rows)
def test_instants_of_one_unit_have_one_number(
    start: datetime, unit: Unit, zone: str, drawn: list[tuple[int, int]]
) -> None:
    of = happened(start, drawn)
    found = spans(of, unit, zone)
    numbers = np.repeat(found.numbers, np.diff(found.bounds(of.times.whole))).tolist()

    times = of.times.whole.tolist()
    pairs = {(one, local(time, unit, zone)) for one, time in zip(numbers, times, strict=True)}
    assert len(pairs) == len({one for one, _ in pairs}) == len({when for _, when in pairs})


@pytest.mark.parametrize("zone", ZONES)
@given(start=st.sampled_from(AROUND), drawn=rows, ends=st.tuples(*[st.integers(0, 25)] * 2))
def test_a_window_within_finds_each_owner_once_for_each_day(
    zone: str, start: datetime, drawn: list[tuple[int, int]], ends: tuple[int, int]
) -> None:
    of = happened(start, drawn)
    chosen, here = Chosen("all", of), spans(of, Unit.DAY, zone)
    low, high = sorted(min(end, len(of)) for end in ends)
    inside = zip(of.times[low:high].tolist(), of.owners[low:high].tolist(), strict=True)
    expected = {(local(time, Unit.DAY, zone), owner) for time, owner in inside}

    if here.ascend:
        found = Days.of(chosen, 0, len(of), here, SIZE).between(chosen, low, high).those
    elif low == high:
        return
    else:
        some = of_people(Rows(of.owners[low:high], of.owners[low:high], of.times[low:high]))
        found = in_each(chosen, low, high, spans(some, Unit.DAY, zone))

    assert sorted(found.tolist()) == sorted(owner for _, owner in expected)
