"""Lint of rules: what is odd, where it stands, and what is left alone."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.rules.linting import Finding, Oddity, lint
from segmatrix.kit.rules.rulefile import Rules

CATALOG = Catalog(
    people={"plan": Type.TEXT, "sku": Type.TEXT},
    accounts={"sku": Type.TEXT},
    events={"order": {"sku": Type.TEXT, "amount": Type.NUMBER}},
    has_feedback=True,
    feedback=("nps", "ticket"),
)


def found(rule: str, **more: object) -> list[tuple[Oddity, str]]:
    """Return what is odd about a rule, and the words that it concerns."""
    findings = lint(Rules.of({"S": rule}), **more)
    return [(one.oddity, rule[one.span.start : one.span.end]) for one in findings]


# --- what never or always holds -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ('plan is "a" and plan is "b"', None),
        ("seats > 10 and seats < 5", None),
        ("seats is between 1 and 3 and x = 1 and not seats <= 3", "..."),
        ('did "a" and not did "a"', None),
        ('not did "a" and vip is true and did "a"', "..."),
        ('did "a" at least 5 times and did "a" at most 2 times', None),
        ('did "a" in the last 7 days and did not "a" in the last 30 days', None),
        ('did "a" where x = 1 and did not "a"', None),
        ('plan is one of ("a", "b") and plan is not "a" and plan is not "b"', "..."),
        ("plan is known and plan is unknown", None),
        ('number of "a" > 2 and number of "a" < 3', None),
        ("vip is true and (plan is 3 and plan is 4)", "plan is 3 and plan is 4"),
        ("vip is true or plan is 3 and plan is 4", "plan is 3 and plan is 4"),
        ('did "a" where (x = 1 and x = 2)', "x = 1 and x = 2"),
        ("any person (x = 1 and x = 2)", "x = 1 and x = 2"),
        ("at least 2 of (x = 1 and x = 2, y = 1, z = 1)", "x = 1 and x = 2"),
        ("recency score > 5", None),
        ('number of "a" < 0', None),
        ('did "a" fewer than 0 times', None),
        ("(x = 1 or y = 2) and not (y = 2 or x = 1)", "..."),
        ("x is after 2025-01-01 and x is before 2024-01-01", None),
        ("x is after 2025-01-01 and x is before 2025-01-02", None),
        ("x is on 2025-01-01 and x is between 2025-01-02 and 2025-02-01", None),
        ("x is 2025-01-01 and x is one of (2025-01-02, 2025-01-03)", None),
        ("x is after 2025-01-01T08:00:00Z and x is before 2025-01-01T09:00:00+02:00", None),
        ("x is in the last 1 week and x is more than 7 days ago", None),
        ("x is less than 1 month ago and not x is in the last 1 year", None),
        ("x is before 2025-01-01 and x is unknown", None),
        (
            'did "a" where (x is after 2025-01-01 and x is before 2024-01-01)',
            "x is after 2025-01-01 and x is before 2024-01-01",
        ),
    ],
)
def test_what_contradicts_itself_is_marked(rule: str, at: str | None) -> None:
    ((oddity, words),) = found(rule)
    assert oddity is Oddity.NEVER
    assert words == (rule if at in (None, "...") else at)


@pytest.mark.parametrize(
    "rule",
    [
        'plan is "a" or plan is not "a"',
        'did "a" or did not "a"',
        'did not "a" in the last 7 days or did "a" in the last 30 days',
        'did "a" at least 0 times',
        'number of "a" >= 0',
        "not (seats > 5 and seats is known) or seats > 4",
        "seats is unknown or seats <= 3 or seats > 3",
    ],
)
def test_what_always_holds_is_marked(rule: str) -> None:
    ((oddity, words),) = found(rule)
    assert (oddity, words) == (Oddity.ALWAYS, rule)


@pytest.mark.parametrize(
    "rule",
    [
        "everyone",
        "not everyone",
        'plan is "a" or plan is "b"',
        "seats > 5 or seats <= 5",  # not for those without seats
        "seats > 5 and not seats > 7",
        'tags has "a" and tags has "b"',
        'plan contains "a" and plan contains "b"',
        'plan is "A" ignoring case and plan is "a"',
        'did "a" in the last 30 days and did not "a" in the last 7 days',
        'did "a" at least 2 times and did "a" at most 2 times',
        'did "a" where x = 1 and did not "a" where x = 2',
        'first did "a" this week and did "a" more than 30 days ago',
        "account.x = 1 and x = 2",
        "any person (x = 1) and any person (x = 2)",
        "x is before 2026-01-01 and x is after 2025-01-01",
        "x is before 2025-01-03 and x is after 2025-01-01",
        "x is after 2025-01-01 and x is before 2025-01-01T12:00:00Z",  # days begin in a zone
        "x is in the last 30 days and x is more than 1 month ago",  # some months have 28
        "x is in the last 30 days and x is before 2020-01-01",
        "x is in the next 3 days and x is in the last 3 days",
        "x is before 2025-01-01 or x is on 2025-01-01 or x is after 2025-01-01",
        'average of x for "a" > 3 or average of x for "a" <= 3',
    ],
)
def test_what_may_hold_and_may_not_is_left_alone(rule: str) -> None:
    assert found(rule) == []


def test_only_the_parts_at_odds_are_named() -> None:
    (finding,) = lint(Rules.of({"S": "seats < 9 and seats > 10 and seats is known"}))
    assert finding.reason == "Nobody can fulfil both “seats < 9” and “seats > 10”."
    assert finding.mend == "Join them with “or”, or take one out."


# --- where ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ('did "order" where amount > 3 and sku is "x"', 'sku is "x"'),
        ('not did "order" where amount > 3 and sku is "x" and plan is "a"', 'sku is "x"'),
        ('first did "order" where amount > 3 and sku is "x"', 'sku is "x"'),
    ],
)
def test_a_name_after_a_bare_where_that_is_trait_and_property(rule: str, at: str) -> None:
    (finding,) = lint(Rules.of({"S": rule}), CATALOG)
    assert finding.oddity is Oddity.WHERE
    assert rule[finding.span.start : finding.span.end] == at
    assert '"order" where (amount > 3 and sku …)' in finding.mend


@pytest.mark.parametrize(
    "rule",
    [
        'did "order" where (amount > 3) and sku is "x"',
        'did "order" where amount > 3 in the last 3 days and sku is "x"',
        'sku is "x" and did "order" where amount > 3',
        'did "order" where amount > 3 and plan is "x"',
        'did "order" where amount > 3 and account.sku is "x"',
        'did "order" and sku is "x"',
    ],
)
def test_names_that_nobody_takes_for_a_property(rule: str) -> None:
    assert found(rule, catalog=CATALOG) == []


def test_a_score_that_nobody_gave() -> None:
    assert found("nps > 3 or csat > 3", catalog=CATALOG) == [(Oddity.UNHEARD, "csat")]


# --- windows --------------------------------------------------------------------------------------

SPAN = (datetime(2026, 1, 1), datetime(2026, 6, 1))


@pytest.mark.parametrize(
    ("rule", "is_long"),
    [
        ('did "order" in the last 400 days', True),
        ('did "order" in the last 100 days', False),
        ('did "order" last year', True),
        ('did "order" this year', False),
        ('did "order" between 300 and 7 days ago', True),
        ('did "order" more than 300 days ago', True),
        ('did "order" more than 30 days ago', False),
        ('did "order"', False),
        ('did "order" since 2020-01-01', False),
        ("signed_up is more than 900 days ago", False),
        ('sum of amount for "order" in the last 2 years > 3', True),
        ('stopped "order" for 100 days after doing it in the 100 days before', True),
        ('restarted "order" in the last 100 days after 100 days without', True),
        ('did "order" at least 1 time per month in at least 3 of the last 12 months', True),
        ('is dormant by "order" per month', False),
        ("average nps in the last 1 year > 3", True),
    ],
)
def test_a_window_longer_than_the_data(rule: str, is_long: bool) -> None:
    oddities = [oddity for oddity, _ in found(rule, data_span=SPAN)]
    assert oddities == [Oddity.WINDOW] * is_long


def test_a_long_window_says_how_far_both_go() -> None:
    rules = Rules.of({"S": 'did "order" in the last 400 days'})
    (finding,) = lint(rules, data_span=SPAN)
    assert finding.reason == (
        "The data begins on 1 January 2026, and this looks back to 27 April 2025."
    )


# --- segments beside each other -------------------------------------------------------------------


def beside(segments: dict[str, str], **more: object) -> list[tuple[str, Oddity, str]]:
    return [(one.segment, one.oddity, one.reason) for one in lint(Rules.of(segments), **more)]


def test_rules_that_mean_the_same_are_found_once_whatever_their_words() -> None:
    segments = {"A": "x = 1 and y = 2", "B": "y is 2 and not x != 1", "C": "z = 3"}
    ((name, oddity, reason),) = beside(segments)
    assert (name, oddity) == ("B", Oddity.SAME)
    assert "“A”" in reason


def test_a_segment_within_another_by_its_rule() -> None:
    segments = {
        "Wide": 'did "order" in the last 30 days',
        "Narrow": 'plan is "a" and did "order" at least 3 times in the last 7 days',
    }
    ((name, oddity, reason),) = beside(segments)
    assert (name, oddity) == ("Narrow", Oddity.WITHIN)
    assert reason == "Whatever the data, everybody in it is in “Wide” too."


def test_a_part_that_says_so_is_left_alone() -> None:
    assert beside({"Wide": "x > 1", "Narrow": 'in segment "Wide" and y = 2'}) == []


@pytest.mark.parametrize(
    ("segments", "said"),
    [
        (
            {"W": "x > 1", "M": "x > 2", "N": "x > 3"},
            [("M", Oddity.WITHIN, "W"), ("N", Oddity.WITHIN, "M")],
        ),
        (
            {"A": "x > 1", "Same": "x is more than 1", "Part": "x > 2"},
            [("Same", Oddity.SAME, "A"), ("Part", Oddity.WITHIN, "A")],
        ),
        (
            {"A": "x = 1", "B": "x is 1", "C": "not x != 1"},
            [("B", Oddity.SAME, "A"), ("C", Oddity.SAME, "A")],
        ),
        (
            {"W": "x > 1", "M": 'in segment "W" and y = 1', "N": 'in segment "M" and x > 3'},
            [],
        ),
        (
            {"W": "x > 1", "M": "x > 2", "N": 'in segment "M" and y = 1 and x > 4'},
            [("M", Oddity.WITHIN, "W")],
        ),
        (
            {"W": "x is after 2024-01-01", "N": "x is after 2025-01-01"},
            [("N", Oddity.WITHIN, "W")],
        ),
    ],
)
def test_what_follows_from_other_findings_is_not_said_again(
    segments: dict[str, str], said: list[tuple[str, Oddity, str]]
) -> None:
    found_beside = beside(segments)
    assert [(name, oddity) for name, oddity, _ in found_beside] == [one[:2] for one in said]
    for (*_, reason), (*_, other) in zip(found_beside, said, strict=True):
        assert f"“{other}”" in reason


PEOPLE = [
    {"user_id": "a", "plan": "pro", "seats": 1, "vip": True},
    {"user_id": "b", "plan": "pro", "seats": 2, "vip": True},
    {"user_id": "c", "plan": "free", "seats": 3, "vip": True},
]


def on_data(segments: dict[str, str]) -> list[tuple[str, Oddity]]:
    rules = Rules.of(segments)
    data = CustomerData.from_arrow({"people": pa.Table.from_pylist(PEOPLE)})
    result = evaluate(data, rules, datetime(2026, 6, 1, tzinfo=UTC))
    return [(one.segment, one.oddity) for one in lint(rules, data.catalog, result)]


@pytest.mark.parametrize(
    ("segments", "oddities"),
    [
        ({"A": 'plan is "old"'}, [("A", Oddity.NOBODY)]),
        ({"A": "seats < 9"}, [("A", Oddity.EVERYBODY)]),
        ({"A": "everyone", "B": 'plan is "pro"'}, []),
        ({"A": 'plan is "pro"', "B": "seats <= 2"}, [("B", Oddity.SAME)]),
        ({"A": 'plan is "pro"', "B": "seats = 2"}, [("B", Oddity.WITHIN)]),
        ({"A": 'plan is "pro"', "B": "seats >= 2"}, []),
        ({"A": "seats > 4 and seats < 2"}, [("A", Oddity.NEVER)]),
        (
            {"A": 'plan is "pro"', "B": "seats <= 2", "C": "seats = 2", "D": 'in segment "C"'},
            [("B", Oddity.SAME), ("C", Oddity.WITHIN)],
        ),
        (
            {"A": 'plan is "pro"', "B": "seats = 2", "C": 'in segment "B" and vip is true'},
            [("B", Oddity.WITHIN)],
        ),
    ],
)
def test_what_is_odd_on_this_data(
    segments: dict[str, str], oddities: list[tuple[str, Oddity]]
) -> None:
    assert on_data(segments) == oddities


def test_a_finding_knows_its_place_in_the_file() -> None:
    rules = Rules.parse("segments:\n  - name: A\n    rule: x = 1 and x = 2\n", file="r.yaml")
    (finding,) = lint(rules)
    assert isinstance(finding, Finding)
    assert (finding.place.file, finding.place.line, finding.place.column) == ("r.yaml", 3, 11)
    assert str(finding).startswith("r.yaml, segment “A”, line 3, column 11: Nobody can fulfil")
