"""English of what no example of the reference says: negations, accounts, the ends of windows."""

import pytest

from segmatrix.kit.rules.explaining import explain, explain_number
from segmatrix.kit.rules.parsing import parse, parse_number


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            'did not "order" for the 3rd time this week',
            "People whose 3rd “order” was not this week (or there was none).",
        ),
        ('not did "a" more often than "b"', "People who did not do “a” more often than “b”."),
        (
            'did not "a" at least 2 times as often as "b"',
            "People who did not do “a” at least 2 times as often as “b” (or never did it).",
        ),
        (
            'did not "a" then "b" within 2 hours',
            "People who did not do “a” then “b” (2 hours or less from the first to the last; equal"
            " times count as in order).",
        ),
        (
            'did not "a" at least 1 time per week in at least 2 of the last 3 weeks',
            "People who did not do “a” at least once per week in at least 2 of the last 3 weeks"
            " (back to back, the newest ending now).",
        ),
        (
            'not stopped "a" for 14 days after doing it in the 30 days before',
            "People who did not stop “a” (that is, do it in the 30 days before the last 14 days and"
            " not since).",
        ),
        (
            'not is dormant by "a" per month',
            "People who are not dormant by “a” (dormant are those who did it in the month before"
            " the one that ends now, and not since).",
        ),
        (
            "not had a session longer than 1 hour",
            "People who had no session longer than 1 hour (more than 30 minutes without an event"
            " end it).",
        ),
        ("not gave nps", "People who never gave nps feedback."),
        (
            'not said "x" this week',
            "People who did not say “x” (in upper or lower case) in feedback this week.",
        ),
        (
            'not raised theme "B"',
            "People who never raised the theme “B” (by its name or one of its words) in feedback.",
        ),
        (
            'said "x" at most 1 time',
            "People who said “x” (in upper or lower case) in feedback at most once (or never).",
        ),
        ('not saw experiment "e"', "People who never saw the experiment “e”."),
        ('not stage is "a"', "People who are not in the stage “a”."),
        ('not in cluster "C" of "S"', "People who are not in the cluster “C” of “S”."),
        (
            'not entered stage "a" in the last 30 days',
            "People who did not enter the stage “a” in the last 30 days (are not in it now or were"
            " in it 30 days ago already).",
        ),
        ("nps is unknown", "People whose latest nps score is not known."),
        (
            "not recency score > 3",
            "People whose recency score (5 is best) is not more than 3 (or there is none).",
        ),
        (
            'did "a" then "b" where x != step1.y',
            "People who did “a” then “b” (where x is not the same as y of step 1 (or is not known))"
            " (equal times count as in order).",
        ),
    ],
)
def test_a_negation_is_said_where_it_falls(rule: str, says: str) -> None:
    assert explain(parse(rule)) == says


@pytest.mark.parametrize(
    ("window", "then"),
    [
        ("in the last 30 days", "30 days ago"),
        ("less than 2 weeks ago", "2 weeks ago"),
        ("since 2026-05-01", "at the start of 1 May 2026"),
        ("since 2026-05-01T08:00:00Z", "at 1 May 2026, 08:00 UTC"),
        ("this month", "when this month began"),
        ("today", "when today began"),
    ],
)
def test_who_entered_a_stage_was_not_in_it_when_the_window_began(window: str, then: str) -> None:
    said = explain(parse(f'entered stage "a" {window}'))
    assert said.endswith(f"(are in it now and were not in it {then}).")


def test_who_ever_entered_a_stage_is_in_it() -> None:
    assert explain(parse('entered stage "a"')) == (
        "People who entered the stage “a” (are in it now)."
    )


def test_accounts_are_things() -> None:
    assert explain(parse('stage is "a" and gave nps and nps > 3'), "account") == (
        "Accounts that are in the stage “a”, that gave nps feedback at least once and whose latest"
        " nps score is more than 3."
    )


def test_brackets_within_the_same_joint_say_nothing() -> None:
    assert explain(parse("a = 1 and (b = 2 and not (c = 3 or d = 4))")).startswith(
        "People whose a is 1, whose b is 2, whose c is not 3"
    )


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("average nps in the last 90 days", "average nps score in the last 90 days"),
        ("monetary score", "monetary score (5 is best)"),
        ("lifetime value", "lifetime value"),
    ],
)
def test_a_number_that_stands_alone(number: str, says: str) -> None:
    assert explain_number(parse_number(number)) == says
