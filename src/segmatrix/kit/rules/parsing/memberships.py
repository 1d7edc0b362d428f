"""Where somebody belongs: segments, lists, clusters and stages."""

from segmatrix.kit.rules.nodes import (
    CalendarUnit,
    EnteredStage,
    Ever,
    InCluster,
    InList,
    InSegment,
    InStage,
    InTheLast,
    LessThanAgo,
    Rule,
    Since,
    Window,
)
from segmatrix.kit.rules.parsing.comparisons import IS_TESTS
from segmatrix.kit.rules.parsing.conditions import unfollowed
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.names import back_quotes
from segmatrix.kit.rules.parsing.values import text, texts
from segmatrix.kit.rules.parsing.windows import window
from segmatrix.kit.rules.tokens import Token

_CLUSTER = 'in cluster "C2" of "Usage study"'
_STAGE = 'stage is "consideration"'
_ENTERED = 'entered stage "purchase" in the last 30 days'


def membership(cursor: Cursor) -> Rule:
    """Read `in segment "…"`, `in list "…"`, `in cluster "…" of "…"`, with the `not` before it."""
    opening = cursor.start
    negated = cursor.accept("not")
    cursor.expect("in")
    if cursor.accept("segment"):
        return InSegment(text(cursor, "the name of a segment"), negated, span=cursor.since(opening))
    if cursor.accept("list"):
        return InList(text(cursor, "the name of a list"), negated, span=cursor.since(opening))
    if not cursor.accept("cluster"):
        raise cursor.unexpected("“segment”, “list” or “cluster”", example='in segment "Loyal"')
    name = text(cursor, "the name of a cluster")
    cursor.expect("of", example=_CLUSTER)
    study = text(cursor, "the name of a study")
    return InCluster(name, study, negated, span=cursor.since(opening))


def stage(cursor: Cursor) -> Rule:
    """Read `stage is "consideration"`, or `stage is one of ("consideration", "purchase")`."""
    opening = cursor.advance()
    if cursor.accept("is one of"):
        names = texts(cursor, "the name of a stage")
    elif cursor.accept_one("is", "="):
        _refuse_another_test(cursor, opening)
        names = (text(cursor, "the name of a stage"),)
    else:
        raise unfollowed(cursor, opening, "“is” and the name of a stage", _STAGE)
    return InStage(names, span=cursor.since(opening.span.start))


def _refuse_another_test(cursor: Cursor, opening: Token) -> None:
    if cursor.sees("not"):
        raise cursor.unexpected("the name of a stage", hint=f"Put “not” in front: not {_STAGE}.")
    if any(cursor.sees(test) for test in (*IS_TESTS, "unknown")):
        raise cursor.unexpected("the name of a stage", hint=back_quotes(opening.written))


def entered(cursor: Cursor) -> Rule:
    """Read `entered stage "purchase" in the last 30 days`."""
    opening = cursor.advance()
    if not cursor.accept("stage"):
        raise unfollowed(cursor, opening, "“stage”", _ENTERED)
    name = text(cursor, "the name of a stage")
    start = cursor.start
    when = window(cursor)
    if not _ends_now(when):
        raise cursor.wrong(
            "Entering a stage is asked of a time that lasts until now.",
            code="window",
            start=start,
            hint="Write “in the last 30 days”, “since 2026-05-01” or “this month”.",
        )
    return EnteredStage(name, when, span=cursor.since(opening.span.start))


def _ends_now(when: Window) -> bool:
    match when:
        case Ever() | Since() | LessThanAgo():
            return True
        case InTheLast():
            return not when.full
        case CalendarUnit():
            return when.which == "this"
        case _:
            return False
