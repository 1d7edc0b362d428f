"""Sequences put to what happened: the fast ways where they answer, else rows sorted by owner."""

from collections.abc import Callable, Collection, Hashable, Sequence

import numpy as np

from segmatrix.kit.data.clustered import Column
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.choosing import Choice, Chosen, asked
from segmatrix.kit.engine.vector.following import Moments, Pairs, ever, pairs
from segmatrix.kit.engine.vector.happenings import Ends, as_they_stand
from segmatrix.kit.engine.vector.owned import Bits, ByOwner, by_group
from segmatrix.kit.engine.vector.references import refers
from segmatrix.kit.engine.vector.scene import Scene, Span
from segmatrix.kit.engine.vector.sequences import Course, did_in_order
from segmatrix.kit.engine.vector.steps import Step
from segmatrix.kit.engine.vector.units import elapsed
from segmatrix.kit.rules import nodes
from segmatrix.kit.rules.nodes import EventPattern, Rule


def is_simple(sequence: nodes.Sequence) -> bool:
    """Return whether a sequence can be answered without sorting rows.

    Its steps must be different events, so that no row is two of them, and may not refer to each
    other; of a sequence that must be over soon only two steps are followed.
    """
    names = {step.name for step in sequence.steps}
    return (
        sequence.without is None
        and len(names) == len(sequence.steps)
        and (sequence.within is None or len(sequence.steps) == 2)
        and not any(refers(step.where) for step in sequence.steps)
    )


def note_followed(scene: Scene, sequence: nodes.Sequence) -> None:
    """Take note of the window in which a simple sequence will be looked for."""
    if sequence.within is not None:
        spans = [scene.span(step, sequence.window) for step in sequence.steps]
        said = _said(scene, sequence, spans)
        scene.holdings.note_window(said, scene.bounds(sequence.window))


def followed(scene: Scene, sequence: nodes.Sequence, spans: Sequence[Span]) -> Verdict[Bits] | None:
    """Return who did the steps of a simple sequence; None where it takes sorting after all.

    Args:
        scene: the customer data.
        sequence: the sequence.
        spans: what happened in its window, of each step.
    """
    window = around = scene.bounds(sequence.window)
    edges: tuple[int, ...] = ()
    if sequence.within is not None:
        said = _said(scene, sequence, spans)
        around, edges = _around(scene.holdings.windows(said), window)
    if around != window:
        spans = [Span(span.happened, *span.happened.span(*around)) for span in spans]
    steps = [
        (scene.choice(pattern, span), span)
        for pattern, span in zip(sequence.steps, spans, strict=True)
    ]

    def reading(chosen: Callable[[Choice], Chosen]) -> Bits | None:
        each = [(chosen(choice), span) for choice, span in steps]
        if sequence.within is None:
            return ever([_moments(*one) for one in each], scene.size)
        within = elapsed(sequence.within)
        found: Pairs | None = scene.desk.arrays.get(
            ("pairs", within, around, edges, *(one.key for one, _ in each)),
            lambda: pairs(_moments(*each[0]), _moments(*each[1]), within, scene.size, edges),
        )
        return None if found is None else found.between(*window, scene.size)

    holds = reading(lambda choice: choice.holds)
    if holds is None or all(choice.sure for choice, _ in steps):
        return None if holds is None else Verdict.known(holds)
    certain, possible = reading(lambda one: one.certain), reading(lambda one: one.possible)
    return None if certain is None or possible is None else Verdict(holds, certain, possible)


def sorted_out(
    sequence: nodes.Sequence,
    spans: Sequence[Span],
    calendar: Calendar,
    candidates: Bits,
) -> Verdict[Bits]:
    """Return who did the steps of any sequence.

    Args:
        sequence: the steps, and what must not happen between.
        spans: what happened in the window, of each step and then of what must not.
        calendar: the instant, and the zone.
        candidates: who may have done it for all we know; nobody else is looked at.
    """
    patterns = [*sequence.steps, *([] if sequence.without is None else [sequence.without])]
    steps = [
        _step(pattern, span, calendar, candidates)
        for pattern, span in zip(patterns, spans, strict=True)
    ]
    barred = None if sequence.without is None else steps.pop()
    within = None if sequence.within is None else elapsed(sequence.within)
    course = Course(steps, barred, within)
    return did_in_order(course, len(candidates))


def _said(scene: Scene, sequence: nodes.Sequence, spans: Sequence[Span]) -> Hashable:
    """Return what the same sequence in other windows is known by."""
    serials = [span.happened.serial for span in spans]
    return sequence.steps, sequence.within, scene.depends(sequence), *serials


def _around(windows: Collection[Ends], window: Ends) -> tuple[Ends, tuple[int, ...]]:
    """Return the ends between which to look for pairs, and where the windows within begin.

    Windows that share most of their time are looked at together.
    """
    bounded = [(start, end) for start, end in windows if start is not None and end is not None]
    if window not in bounded:
        return window, ()
    first, last = min(start for start, _ in bounded), max(end for _, end in bounded)
    if sum(end - start for start, end in bounded) <= last - first:
        return window, ()
    return (first, last), tuple(sorted({start for start, _ in bounded}))


def _moments(chosen: Chosen, span: Span) -> Moments:
    which = chosen.between(span.start, span.stop)
    return Moments(chosen.owners[which].astype(np.int64), chosen.times(which))


def _step(pattern: EventPattern, span: Span, calendar: Calendar, candidates: Bits) -> Step:
    """Return a step whose rows are numbered from the first in the window on."""
    happened = span.happened
    rows = happened.rows
    places = np.flatnonzero(candidates[happened.owners[span.start : span.stop]]) + span.start
    first, last = _rows_behind(span)
    owners = happened.owners[places]
    order = by_group(owners)
    behind = happened.behind(places[order])
    assert not isinstance(behind, slice), "places lead to places"
    window = slice(first, last)
    number = last - first

    def ask(rule: Rule) -> Verdict[Bits]:
        return asked(as_they_stand(rows), rule, calendar, window)

    def column(name: str) -> Column | None:
        return rows.column(name, window)

    return Step(
        event=pattern.name,
        happened=ByOwner(owners[order].astype(np.int64), behind - first, rows.when[window]),
        size=number,
        window=(0, number),
        where=pattern.where,
        asked=ask,
        column=column,
    )


def _rows_behind(span: Span) -> tuple[int, int]:
    """Return the first row of a span, and the one after the last."""
    places = span.happened.places
    if places is None or not len(span):
        return span.start, span.stop
    return int(places[span.start]), int(places[span.stop - 1]) + 1
