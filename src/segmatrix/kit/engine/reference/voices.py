"""What customers said and were shown: scores, words, themes, experiments."""

from collections.abc import Callable, Collection
from typing import Any

from segmatrix.kit.engine.reference.answers import Answer, sure
from segmatrix.kit.engine.reference.events import counted
from segmatrix.kit.engine.reference.somebody import Somebody
from segmatrix.kit.engine.reference.values import amount, has_text, missing
from segmatrix.kit.engine.reference.world import Row, in_order
from segmatrix.kit.rules import nodes as n


def gave(one: Somebody, rule: n.Gave) -> Answer:
    """Return whether somebody answered a question of a kind, with a score or without."""
    return _told(one, lambda row: row["kind"] == rule.kind, None, rule.window)


def said(one: Somebody, rule: n.Said) -> Answer:
    """Return whether a text of somebody contains the words; no text, nothing said."""
    return _told(one, lambda row: _contains(row, rule.text), rule.count, rule.window)


def raised_theme(one: Somebody, rule: n.RaisedTheme, words: Collection[str]) -> Answer:
    """Return whether a row of somebody's names the theme, or its text contains a word of it."""

    def raised(row: Row) -> bool:
        return row.get("theme") == rule.name or any(_contains(row, word) for word in words)

    return _told(one, raised, rule.count, rule.window)


def _told(
    one: Somebody, meant: Callable[[Row], bool], count: n.Count | None, window: n.Window
) -> Answer:
    span = one.calendar.window(window)
    rows = [(row, sure(meant(row))) for row in one.feedback() if row["timestamp"] in span]
    return counted(rows, count, one.calendar)


def _contains(row: Row, text: str) -> bool:
    told: Any = row.get("text")
    return not missing(told) and has_text(told, n.TextTest.CONTAINS, text, ignoring_case=True)


def latest_score(one: Somebody, subject: n.LatestScore) -> tuple[Any, bool]:
    """Return the score of the last row that has one, and whether none was ever given."""
    given = [row for row in one.feedback() if row["kind"] == subject.kind]
    scores = [row["score"] for row in in_order(given) if not missing(row.get("score"))]
    return (scores[-1], False) if scores else (None, True)


def average_score(one: Somebody, subject: n.AverageScore) -> tuple[Any, bool]:
    """Return the mean score in a window, and whether any is missing or none was given."""
    span = one.calendar.window(subject.window)
    scores = [
        row.get("score")
        for row in one.feedback()
        if row["kind"] == subject.kind and row["timestamp"] in span
    ]
    known = [score for score in scores if not missing(score)]
    return amount(n.Statistic.AVERAGE, known), not known or len(known) < len(scores)


def saw(one: Somebody, rule: n.SawExperiment) -> Answer:
    """Return whether somebody was shown an experiment, or one variant of it."""
    span = one.calendar.window(rule.window)
    return sure(
        any(
            row["experiment"] == rule.experiment and rule.variant in (None, row["variant"])
            for row in one.exposures()
            if row["timestamp"] in span
        )
    )
