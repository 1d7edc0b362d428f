"""How people come and stay away: stopped, restarted, in which phase, in which sessions."""

from segmatrix.kit.rules.nodes import HadSession, Lifecycle, Phase, Restarted, Rule, Stopped
from segmatrix.kit.rules.parsing.conditions import refuse_a_trait, unfollowed
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.events import event
from segmatrix.kit.rules.parsing.values import duration, elapsed, unit
from segmatrix.kit.rules.parsing.windows import window

_STOPPED = 'stopped "login" for 14 days after doing it in the 30 days before'
_RESTARTED = 'restarted "login" in the last 14 days after 30 days without'
_LIFECYCLE = 'is returning by "login" per week'
_SESSION = "had a session longer than 10 minutes"


def stopped(cursor: Cursor) -> Rule:
    """Read `stopped "login" for 14 days after doing it in the 30 days before`."""
    opening = cursor.advance()
    refuse_a_trait(cursor, opening, "an event", _STOPPED)
    what = event(cursor)
    cursor.expect("for", example=_STOPPED)
    gap = duration(cursor, least=1)
    cursor.expect("after doing it in the", example=_STOPPED)
    before = duration(cursor, least=1)
    cursor.expect("before", example=_STOPPED)
    return Stopped(what, gap, before, span=cursor.since(opening.span.start))


def restarted(cursor: Cursor) -> Rule:
    """Read `restarted "login" in the last 14 days after 30 days without`."""
    opening = cursor.advance()
    refuse_a_trait(cursor, opening, "an event", _RESTARTED)
    what = event(cursor)
    cursor.expect("in the last", example=_RESTARTED)
    lately = duration(cursor, least=1)
    cursor.expect("after", example=_RESTARTED)
    gap = duration(cursor, least=1)
    cursor.expect("without", example=_RESTARTED)
    return Restarted(what, lately, gap, span=cursor.since(opening.span.start))


def lifecycle(cursor: Cursor) -> Rule:
    """Read `is returning by "login" per week`."""
    opening = cursor.advance()
    phase = cursor.accept_one(*Phase)
    if not phase:
        words = "“new”, “returning”, “resurrecting” or “dormant”"
        raise unfollowed(cursor, opening, words, _LIFECYCLE)
    cursor.expect("by", example=_LIFECYCLE)
    what = event(cursor)
    cursor.expect("per", example=_LIFECYCLE)
    per = unit(cursor)
    return Lifecycle(Phase(phase), what, per, span=cursor.since(opening.span.start))


def had_session(cursor: Cursor) -> Rule:
    """Read `had a session longer than 10 minutes [window]`."""
    opening = cursor.advance()
    if not cursor.accept("a session"):
        raise unfollowed(cursor, opening, "“a session”", _SESSION)
    cursor.expect("longer than", example=_SESSION)
    length = elapsed(cursor)
    when = window(cursor)
    return HadSession(length, when, span=cursor.since(opening.span.start))
