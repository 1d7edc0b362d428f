"""Coming back and staying away: periods back to back, stopped, restarted, the cycle, sessions."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.reference.answers import Answer, every, of_range, sure
from segmatrix.kit.engine.reference.events import counted, matching
from segmatrix.kit.engine.reference.somebody import Somebody
from segmatrix.kit.engine.reference.values import count_test, elapsed
from segmatrix.kit.rules import nodes as n

_GAP = timedelta(minutes=30)


def rhythm(one: Somebody, rule: n.Rhythm) -> Answer:
    """Return whether an event was done so often in so many of the last periods."""
    edges = [_edge(one.calendar, rule, number) for number in range(rule.last, -1, -1)]
    answers = [
        counted(matching(one, rule.event, Interval(start, end)), rule.count, one.calendar)
        for start, end in pairwise(edges)
    ]
    return of_range(count_test(rule.periods), answers)


def _edge(calendar: Calendar, rule: n.Rhythm, periods: int) -> datetime:
    """Return the instant so many periods back."""
    length = replace(rule.per, number=rule.per.number * periods)
    if rule.full:
        return calendar.beginning(length.unit, -length.number)
    return calendar.back(length)


def stopped(one: Somebody, rule: n.Stopped) -> Answer:
    """Return whether somebody did it in the earlier span, and not since."""
    since, before = _chain(one.calendar, rule.gap, rule.before)
    return every([_did(one, rule.event, before, since), ~_did(one, rule.event, since)])


def restarted(one: Somebody, rule: n.Restarted) -> Answer:
    """Return whether somebody did it in the window, not in the gap before it, and before that."""
    since, gap = _chain(one.calendar, rule.window, rule.gap)
    return every(
        [
            _did(one, rule.event, since),
            ~_did(one, rule.event, gap, since),
            _did(one, rule.event, None, gap),
        ]
    )


def _chain(calendar: Calendar, later: n.Duration, earlier: n.Duration) -> tuple[datetime, datetime]:
    """Return the starts of two spans back to back, the later one ending at `as of`."""
    start = calendar.back(later)
    return start, replace(calendar, as_of=start).back(earlier)


def lifecycle(one: Somebody, rule: n.Lifecycle) -> Answer:
    """Return in which phase somebody is, from this unit of time and the one before it."""
    this = one.calendar.back(n.Duration(1, rule.per))
    last = one.calendar.back(n.Duration(2, rule.per))
    now, previously = _did(one, rule.event, this), _did(one, rule.event, last, this)
    match rule.phase:
        case n.Phase.NEW:
            return every([now, ~_did(one, rule.event, None, this)])
        case n.Phase.RETURNING:
            return every([now, previously])
        case n.Phase.RESURRECTING:
            return every([now, ~previously, _did(one, rule.event, None, last)])
        case n.Phase.DORMANT:
            return every([previously, ~now])


def _did(
    one: Somebody, pattern: n.EventPattern, start: datetime | None, end: datetime | None = None
) -> Answer:
    span = Interval(start, end or one.calendar.as_of)
    return counted(matching(one, pattern, span), None, one.calendar)


def had_session(one: Somebody, rule: n.HadSession) -> Answer:
    """Return whether a session that starts in the window lasted longer than so long."""
    sessions: list[list[datetime]] = []
    for time in sorted(event["timestamp"] for event in one.events()):
        if sessions and time - sessions[-1][-1] <= _GAP:
            sessions[-1].append(time)
        else:
            sessions.append([time])
    span, length = one.calendar.window(rule.window), elapsed(rule.longer_than)
    return sure(any(times[0] in span and times[-1] - times[0] > length for times in sessions))
