"""Scores: what customers gave when they were asked, and what they are worth."""

from segmatrix.kit.rules.nodes import (
    AverageScore,
    LatestScore,
    LifetimeValue,
    Rfm,
    RfmScore,
    ScoreKind,
    Subject,
)
from segmatrix.kit.rules.parsing.conditions import unfollowed
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.windows import WINDOWS, window


def latest_score(cursor: Cursor) -> Subject:
    """Read `nps`, which has no window: it is the latest of all."""
    kind = cursor.advance()
    if any(cursor.sees(opening) for opening in WINDOWS):
        raise cursor.unexpected(
            "a condition on the latest score",
            hint=f"An average has a window: average {kind.keyword} in the last 90 days >= 8.",
        )
    return LatestScore(ScoreKind(kind.keyword), span=kind.span)


def sees_average_score(cursor: Cursor) -> bool:
    """Whether `average nps` comes next, and not the average of a property."""
    return cursor.sees("average") and cursor.ahead(1).keyword in list(ScoreKind)


def average_score(cursor: Cursor) -> Subject:
    """Read `average nps [window]`."""
    start = cursor.start
    cursor.expect("average")
    kind = ScoreKind(cursor.advance().keyword)
    when = window(cursor)
    return AverageScore(kind, when, span=cursor.since(start))


def rfm_score(cursor: Cursor) -> Subject:
    """Read `recency score`, `frequency score` or `monetary score`."""
    opening = cursor.advance()
    if not cursor.accept("score"):
        raise unfollowed(cursor, opening, "“score”", f"{opening.keyword} score >= 4")
    return RfmScore(Rfm(opening.keyword), span=cursor.since(opening.span.start))


def lifetime_value(cursor: Cursor) -> Subject:
    """Read `lifetime value`."""
    opening = cursor.advance()
    if not cursor.accept("value"):
        raise unfollowed(cursor, opening, "“value”", "lifetime value >= 100")
    return LifetimeValue(span=cursor.since(opening.span.start))
