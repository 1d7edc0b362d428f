"""Leaves in normal form, answered in a scene."""

from functools import reduce
from operator import and_
from typing import Any

import numpy as np

from segmatrix.kit.data.windows import TICK
from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.counting import counted as stretches_of
from segmatrix.kit.engine.counting import passing
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.comparisons import Range, more_often
from segmatrix.kit.engine.vector.counts import Counted
from segmatrix.kit.engine.vector.courses import followed, is_simple, note_followed, sorted_out
from segmatrix.kit.engine.vector.happenings import micros
from segmatrix.kit.engine.vector.scene import Scene, Span
from segmatrix.kit.engine.vector.sessions import Sessions
from segmatrix.kit.engine.vector.testing import Bits
from segmatrix.kit.engine.vector.units import elapsed
from segmatrix.kit.engine.vector.valuing import passes, trait_passes, values
from segmatrix.kit.rules.nodes import (
    EVER,
    Amount,
    Condition,
    Did,
    EventPattern,
    FirstDid,
    HadSession,
    IsInTop,
    IsKnown,
    LastDid,
    MoreOften,
    NthDid,
    NumberOf,
    Sequence,
    Trait,
)
from segmatrix.kit.rules.plain import SESSION_GAP, Latest


def note(scene: Scene, leaf: Any) -> int:
    """Take note of what a leaf will look at, and return how many rows that are."""
    match leaf:
        case FirstDid() | LastDid() | NthDid():
            # Whether it was in the window depends on what was before it, or after it.
            return scene.note(leaf.event, EVER)
        case Did(event, count, window):
            return scene.note(event, window, None if count is None else count.distinct)
        case MoreOften(event, than, _, window):
            return scene.note(event, window) + scene.note(than, window)
        case Sequence(steps) if is_simple(leaf):
            note_followed(scene, leaf)
            return sum(scene.note(step, leaf.window) for step in steps)
        case Condition(Amount() | NumberOf() | Latest() as subject):
            return scene.note(subject.event, subject.window)
    return 0


def answer(scene: Scene, leaf: Any) -> Verdict[BitSet]:
    """Return the verdict on a leaf that is not negated."""
    match leaf:
        case Did(event, count, window):
            assert count is not None, "the normal form says how often"
            return scene.times(event, window, count.distinct).verdict(stretches_of(count))
        case FirstDid():
            return Verdict.known(_first(scene, leaf))
        case LastDid():
            return Verdict.known(_last(scene, leaf))
        case NthDid():
            return Verdict.known(_nth(scene, leaf))
        case MoreOften():
            return _more_often(scene, leaf)
        case Sequence():
            return _sequence(scene, leaf)
        case HadSession():
            return Verdict.known(_had_session(scene, leaf))
        case Condition(Trait(name), test):
            return trait_passes(scene, name, test)
        case Condition(NumberOf(event, window), test) if not isinstance(test, IsInTop | IsKnown):
            return scene.times(event, window).verdict(passing(test))
        case Condition(subject, test):
            return passes(scene, values(scene, subject), test)
    raise TypeError(f"{leaf} is no leaf")


# --- first, last, nth -----------------------------------------------------------------------------


def _first(scene: Scene, leaf: FirstDid) -> BitSet:
    span = scene.span(leaf.event, leaf.window)
    chosen = scene.choice(leaf.event, Span(span.happened, 0, span.stop)).holds
    before = scene.did(chosen, 0, span.start)
    return scene.did(chosen, span.start, span.stop) & ~before


def _last(scene: Scene, leaf: LastDid) -> BitSet:
    span, end = scene.span(leaf.event, leaf.window), scene.span(leaf.event, EVER).stop
    chosen = scene.choice(leaf.event, Span(span.happened, span.start, end)).holds
    after = scene.did(chosen, span.stop, end)
    return scene.did(chosen, span.start, span.stop) & ~after


def _nth(scene: Scene, leaf: NthDid) -> BitSet:
    span, number = scene.span(leaf.event, leaf.window), leaf.number
    chosen = scene.choice(leaf.event, Span(span.happened, 0, span.stop)).holds
    before = scene.did(chosen, 0, span.start, number)
    return scene.did(chosen, 0, span.stop, number) & ~before


# --- several events -------------------------------------------------------------------------------


def _more_often(scene: Scene, leaf: MoreOften) -> Verdict[BitSet]:
    these, those = (_range(scene.times(one, leaf.window)) for one in (leaf.event, leaf.than))
    return scene.as_sets(more_often(these, those, leaf.factor))


def _range(times: Counted) -> Range:
    held = times.held.counts()
    if times.sure:
        return Range(held, held, held)
    return Range(held, times.low.counts(), times.high.counts())


def _sequence(scene: Scene, leaf: Sequence) -> Verdict[BitSet]:
    patterns = [*leaf.steps, *([] if leaf.without is None else [leaf.without])]
    spans = [scene.span(pattern, leaf.window) for pattern in patterns]
    rests_on = tuple((one.happened.serial, one.start, one.stop) for one in spans)
    said = leaf.steps, leaf.without, leaf.within, scene.depends(leaf)
    return scene.desk.sets.get(
        (said, rests_on), lambda: scene.as_sets(_did_in_order(scene, leaf, spans))
    )


def _did_in_order(scene: Scene, leaf: Sequence, spans: list[Span]) -> Verdict[Bits]:
    steps = spans[: len(leaf.steps)]
    if not all(map(len, steps)):
        return Verdict.known(np.zeros(scene.size, np.bool_))
    if is_simple(leaf):
        found = followed(scene, leaf, steps)
        if found is not None:
            return found
    did_all = reduce(and_, (_did_once(scene, *one) for one in zip(leaf.steps, steps, strict=True)))
    return sorted_out(leaf, spans, scene.calendar, did_all.bools(scene.size))


def _did_once(scene: Scene, pattern: EventPattern, span: Span) -> BitSet:
    """Return who did something in a span, whatever its `where` says."""
    anything = scene.choice(EventPattern(pattern.name), span).holds
    return scene.did(anything, span.start, span.stop)


def _had_session(scene: Scene, leaf: HadSession) -> BitSet:
    start, end = scene.bounds(leaf.window)
    as_of, longer_than = micros(scene.calendar.as_of), elapsed(leaf.longer_than)
    return BitSet.of(_sessions(scene).longer(longer_than, start, end, as_of, scene.size))


def _sessions(scene: Scene) -> Sessions:
    names = scene.holdings.event_names()
    each = [scene.span(EventPattern(name), EVER).happened for name in names]

    def made() -> Sessions:
        owners = np.concatenate([np.empty(0, np.int32), *(one.owners.whole for one in each)])
        times = np.concatenate([np.empty(0, np.int64), *(one.times.whole for one in each)])
        return Sessions.of(owners, times, SESSION_GAP // TICK)

    return scene.desk.arrays.get(("sessions", *(one.serial for one in each)), made)
