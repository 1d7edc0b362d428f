"""The normal forms of what somebody did, said and was: writings of one meaning meet, others do not.

That writings with one fingerprint have the same members on all data is a law of the engine's tests.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.expanding import Terms, expanded
from segmatrix.kit.rules.fingerprints import fingerprint, normal
from segmatrix.kit.rules.nodes import Duration, Entity, EventPattern, Unit
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.plain import Back, ExposureRows, FeedbackRows, LastTime
from tests.kit.rules.generating import rules

law = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("rule", "same"),
    [
        ('did "a" for the 1st time this week', ['first did "a" this week']),
        ('did not "a" for the 2nd time', ['not did "a" for the 2nd time']),
        ('last did "a" where x = 1', ['first did "a" where x = 1 ever']),
        ('did "a" less than 2 weeks ago', ['did "a" in the last 14 days']),
        ('did "a" between 14 and 0 days ago', ['did "a" in the last 2 weeks']),
        ('did "a" last month', ['did "a" in the last 1 full month']),
        ("x is less than 2 weeks ago", ["x is in the last 14 days"]),
        ("x is between 3 and 3", ["x is 3"]),
        ("x is one of (3)", ["x is 3"]),
        ('x is "PRO" ignoring case', ['x is "pro" ignoring case']),
        ("lifetime value > 3", ["lifetime_value > 3.0"]),
        ('did "a" at least 0 times', ["everyone"]),
        ('did "a" fewer than 0 times', ["not everyone"]),
        (
            'did "a" at least 2.0 times as often as "b"',
            ['did "a" at least 2 times as often as "b"'],
        ),
        ('did not "a" more often than "b"', ['not did "a" more often than "b"']),
        (
            'did "a" then "b" where (x = 1 and y = 2) within 1 day',
            ['did "a" then "b" where (y = 2 and x = 1) within 24 hours'],
        ),
        ('did not "a" then "b"', ['not did "a" then "b"']),
        (
            'did "a" more than 1 time per week in at least 3 of the last 4 weeks',
            ['did "a" at least 2 times per week in between 3 and 4 of the last 4 weeks'],
        ),
        (
            'did "a" at least 1 time per week in at most 2 of the last 4 weeks',
            ['not did "a" at least 1 time per week in at least 3 of the last 4 weeks'],
        ),
        (
            'stopped "a" for 2 weeks after doing it in the 1 week before',
            ['stopped "a" for 14 days after doing it in the 7 days before'],
        ),
        (
            'restarted "a" in the last 1 week after 2 weeks without',
            ['restarted "a" in the last 7 days after 14 days without'],
        ),
        ("had a session longer than 1 hour", ["had a session longer than 60 minutes"]),
        ('said "Refund" exactly 0 times', ['not said "refund"']),
        ('raised theme "B" more than 1 time', ['not raised theme "B" fewer than 2 times']),
        (
            'stage is one of ("b", "a")',
            ['stage is "a" or stage is "b"', 'stage is one of ("a","b")'],
        ),
        ('stage is one of ("a", "a")', ['stage is "a"']),
        ('entered stage "a" in the last 1 week', ['entered stage "a" less than 7 days ago']),
        ('not in cluster "a" of "s"', ['not (in cluster "a" of "s")']),
        ("gave nps in the last 1 week", ["gave nps in the last 7 days"]),
        ('saw experiment "e" last week', ['saw experiment "e" in the last 1 full week']),
        ("average nps last week > 3.0", ["average nps in the last 1 full week > 3"]),
    ],
)
def test_writings_of_one_meaning_meet(rule: str, same: list[str]) -> None:
    for other in same:
        assert fingerprint(parse(other)) == fingerprint(parse(rule)), other
        assert normal(parse(other)) == normal(parse(rule)), other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('did "a" for the 2nd time', 'did "a" at least 2 times'),
        ('did "a" more often than "b"', 'did "a" at least 1 time as often as "b"'),
        ('did "a" then "b"', 'did "b" then "a"'),
        ('did "a" then "b" within 1 day', 'did "a" then "b"'),
        ('did "a" then "b" where x = step1.x', 'did "a" then "b" where x = step1.y'),
        (
            'did "a" at least 1 time per week in at least 2 of the last 4 weeks',
            'did "a" at least 1 time per week in at least 2 of the last 4 full weeks',
        ),
        ('is new by "a" per week', 'is returning by "a" per week'),
        ("nps > 3", "csat > 3"),
        ("nps > 3", "average nps > 3"),
        ('in cluster "a" of "s"', 'in cluster "s" of "a"'),
        ('stage is "a"', 'entered stage "a" this week'),
        ('saw experiment "e"', 'saw variant "e" of "e"'),
        ('said "straße"', 'said "STRASSE"'),
        ('x matches "A" ignoring case', 'x matches "a" ignoring case'),
        ("recency score > 3", "frequency score > 3"),
        ('did "a" in the last 1 month', 'did "a" in the last 30 days'),
        ("x is true", "x is 1"),
    ],
)
def test_other_meanings_do_not(one: str, other: str) -> None:
    assert fingerprint(parse(one)) != fingerprint(parse(other))


# --- plain forms ----------------------------------------------------------------------------------


def _days(number: int) -> Duration:
    return Duration(number, Unit.DAY)


@pytest.mark.parametrize(
    ("window", "same"),
    [
        (Back((_days(7),)), n.InTheLast(Duration(1, Unit.WEEK))),
        (Back((_days(7),), (_days(0),)), n.InTheLast(_days(7))),
        (Back(None, (_days(7),)), n.MoreThanAgo(Duration(1, Unit.WEEK))),
        (Back(None), n.Ever()),
        (
            Back((Duration(1, Unit.WEEK),), (Duration(0, Unit.WEEK),), full=True),
            n.CalendarUnit("last", Unit.WEEK),
        ),
    ],
)
def test_windows_that_no_text_says_meet_those_that_one_does(window, same) -> None:
    one, other = (n.Did(EventPattern("a"), window=found) for found in (window, same))
    assert normal(one) == normal(other)
    assert fingerprint(one) == fingerprint(other)


def test_windows_that_reach_back_in_two_steps_stay_apart() -> None:
    chained = n.Did(
        EventPattern("a"), window=Back((_days(7), Duration(1, Unit.MONTH)), (_days(7),))
    )
    turned = n.Did(EventPattern("a"), window=Back((Duration(1, Unit.MONTH), _days(7)), (_days(7),)))
    assert normal(chained) != normal(turned)


def test_rows_without_a_name_stay_apart() -> None:
    where = parse('did "a" where kind = "x"').event.where
    feedback, exposures = FeedbackRows(where=where), ExposureRows(where=where)
    assert normal(feedback) == feedback
    assert fingerprint(feedback) != fingerprint(exposures)
    assert fingerprint(LastTime(feedback)) != fingerprint(LastTime(exposures))


def test_leaves_of_richer_forms_are_shared() -> None:
    """Lifecycle phases ask for the same few windows, each of which is answered once."""
    phases = [parse(f'is {phase} by "a" per week') for phase in n.Phase]
    asked = {
        normal(part)
        for phase in phases
        for part in expanded(phase, Terms()).walk()
        if isinstance(part, n.Did)
    }
    assert len(asked) == 4


# --- laws -----------------------------------------------------------------------------------------


@law
@given(st.one_of(*(rules(unit=unit, depth=2) for unit in Entity)))
def test_the_normal_form_is_its_own_normal_form_and_a_key(rule: n.Rule) -> None:
    once = normal(rule)
    assert normal(once) == once
    assert hash(normal(once)) == hash(once)
    assert fingerprint(once) == fingerprint(rule)
    assert not any(getattr(part, "negated", False) for part in once.walk())
