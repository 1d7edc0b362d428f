"""Who does what somebody would do who is away."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.review.substituting import Away, Duty, on_duty

BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 11, 24, 16, tzinfo=UTC)


def away(who: str, substitute: str = "", first: int = 23, last: int = 27) -> Away:
    days = {"first": date(2026, 11, first), "last": date(2026, 11, last)}
    return Away(id=f"{who}>{substitute}", who=who, zone=BERLIN, substitute=substitute, **days)


@pytest.mark.parametrize(
    ("absences", "who"),
    [
        ([], "sol"),
        ([away("sol", "mika")], "mika"),
        ([away("sol", "mika", last=23)], "sol"),
        ([away("sol", "mika", first=24, last=24)], "mika"),
        ([away("sol")], ""),
        ([away("mika", "pri")], "sol"),
        ([away("sol", "mika"), away("mika", "pri")], "pri"),
        ([away("sol", "mika"), away("mika")], ""),
        ([away("sol", "mika"), away("mika", "sol")], ""),
        ([away("sol"), away("sol", "mika")], "mika"),
        ([away("sol", "mika"), away("mika"), away("sol", "ana")], "ana"),
        ([away("sol", "mika"), away("mika", "sol"), away("mika", "pri")], "pri"),
    ],
)
def test_who_stands_in(absences: list[Away], who: str) -> None:
    assert on_duty("sol", AT, absences).who == who


def test_it_says_for_which_absence() -> None:
    absence = away("sol", "mika")
    assert on_duty("sol", AT, [absence]) == Duty("mika", absence)
    assert on_duty("sol", AT, []) == Duty("sol")


def test_what_is_nobodys_is_done_by_nobody() -> None:
    assert on_duty("", AT, [away("", "sol")]) == Duty("")


def test_the_days_are_those_of_whose_zone_it_was() -> None:
    evening = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)  # the 28th in Berlin
    assert on_duty("sol", evening, [away("sol", "mika")]).who == "sol"
    assert on_duty("sol", evening - timedelta(hours=1), [away("sol", "mika")]).who == "mika"


people = st.sampled_from("abcde")
absences_of_some = st.lists(
    st.builds(
        lambda who, substitute, first, days: away(who, substitute, first, min(30, first + days)),
        people,
        st.one_of(st.just(""), people),
        st.integers(20, 28),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(people, absences_of_some)
def test_nobody_who_is_away_is_on_duty(who: str, absences: list[Away]) -> None:
    duty = on_duty(who, AT, absences)
    gone = {each.who for each in absences if each.at(AT)}
    assert duty.who not in gone
    assert (duty.away is not None) == (who in gone)
    if duty.away:
        assert duty.away.who == who
    else:
        assert duty.who == who
