"""Windows of events: the same span of time, one writing."""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules.fingerprints.values import duration, value
from segmatrix.kit.rules.nodes import (
    EVER,
    Before,
    BetweenAges,
    BetweenMoments,
    CalendarUnit,
    Duration,
    Ever,
    InTheLast,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Since,
    Unit,
)
from segmatrix.kit.rules.plain import Back


def window(node: Any) -> Any:
    """Return the normal form of a window of events."""
    form = _FORMS.get(type(node))
    return form(node) if form else node


def with_beginning(node: Any) -> Any:
    """Return the normal form of a window; nothing for one that has no beginning."""
    found = window(node)
    return None if isinstance(found, Ever | Before | MoreThanAgo) else found


def _in_the_last(node: InTheLast) -> Node:
    return node if node.full else InTheLast(duration(node.duration))


def _between_ages(node: BetweenAges) -> Node:
    oldest = duration(Duration(node.oldest, node.unit))
    newest = duration(Duration(node.newest, node.unit))
    # Its newer end would be just after `as of`, and nothing counts from there on.
    return (
        BetweenAges(oldest.number, newest.number, oldest.unit)
        if newest.number
        else (InTheLast(oldest))
    )


def _calendar_unit(node: CalendarUnit) -> Node:
    if node.which == "last" and node.unit is not Unit.QUARTER:
        return InTheLast(Duration(1, node.unit), full=True)
    return node


def _back(node: Back) -> Node:
    if node.full:
        older, newer = node.older, node.newer
        if older is not None and len(older) == 1 and all(one.number == 0 for one in newer):
            return InTheLast(older[0], full=True)
        return node
    older = None if node.older is None else _chain(node.older)
    newer = _chain(node.newer)
    if older is None and len(newer) < 2:
        return MoreThanAgo(newer[0]) if newer else EVER
    if older is not None and len(older) == 1 and not newer:
        return InTheLast(older[0])
    return Back(older, newer)


def _chain(lengths: tuple[Duration, ...]) -> tuple[Duration, ...]:
    return tuple(duration(one) for one in lengths if one.number)


_FORMS: Mapping[type[Node], Callable[[Any], Any]] = {
    InTheLast: _in_the_last,
    LessThanAgo: lambda node: InTheLast(duration(node.duration)),
    MoreThanAgo: lambda node: MoreThanAgo(duration(node.duration)),
    BetweenAges: _between_ages,
    CalendarUnit: _calendar_unit,
    BetweenMoments: lambda node: BetweenMoments(value(node.start), value(node.end)),
    Since: lambda node: Since(value(node.start)),
    Before: lambda node: Before(value(node.end)),
    Back: _back,
}
