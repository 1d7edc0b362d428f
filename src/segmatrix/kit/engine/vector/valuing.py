"""Numbers that conditions rest on, and traits; and who passes a test of them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered import Numbers
from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.amounts import Values, amount, last_times, latest
from segmatrix.kit.engine.vector.counts import Counted
from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.populations import padded
from segmatrix.kit.engine.vector.scene import Scene
from segmatrix.kit.engine.vector.scores import fifths
from segmatrix.kit.engine.vector.testing import open_where, top, verdict
from segmatrix.kit.rules.nodes import Amount, IsInTop, NumberOf, Statistic, Test, Trait
from segmatrix.kit.rules.plain import FeedbackRows, Fifth, LastTime, Latest


def values(scene: Scene, subject: Any) -> Values:
    """Return everybody's value of a number."""
    match subject:
        case Trait(name):
            return _trait_values(scene, name)
        case NumberOf(event, window):
            return _number(scene.times(event, window))
        case Amount():
            return _amount(scene, subject)
        case Latest(of, event, window):
            span = scene.span(event, window)
            choice = scene.choice(event, span)
            return latest(of.name, choice, span.start, span.stop, scene.size)
        case Fifth():
            return _fifth(scene, subject)
    raise TypeError(f"{subject} is no number")


def trait_passes(scene: Scene, name: str, test: Test) -> Verdict[BitSet]:
    """Return whose trait passes a test."""
    if isinstance(test, IsInTop):
        return passes(scene, _trait_values(scene, name), test)
    known_by, column = scene.holdings.trait(scene.unit, name)
    key = known_by, test, scene.depends(test)
    return scene.desk.sets.get(key, lambda: scene.as_sets(verdict(column, test, scene.calendar)))


def passes(scene: Scene, of: Values, test: Test) -> Verdict[BitSet]:
    """Return whose number passes a test."""
    if of.owners is not None and of.doubts is None and not isinstance(test, IsInTop):
        return Verdict.known(_some_pass(scene, of, of.owners, test))
    numbers = of.of_everybody(scene.size).numbers
    if isinstance(test, IsInTop):
        known = scene.population.known
        known = known if numbers.missing is None else known & ~numbers.missing
        return scene.as_sets(open_where(top(numbers.values, known, test), of.doubts))
    doubts = np.zeros(scene.size, np.bool_) if of.doubts is None else of.doubts
    return scene.as_sets(verdict(numbers, test, scene.calendar, doubts))


def _some_pass(scene: Scene, of: Values, owners: Numbers32, test: Test) -> BitSet:
    """Return who passes, where some have numbers and all others have the same one."""
    passed = verdict(of.numbers, test, scene.calendar).holds
    others = Numbers(np.array([of.others or 0.0]), np.array([of.others is None]))
    if verdict(others, test, scene.calendar).holds[0]:
        return ~BitSet.at(owners[~passed], scene.size)
    return BitSet.at(owners[passed], scene.size)


def _trait_values(scene: Scene, name: str) -> Values:
    _, column = scene.holdings.trait(scene.unit, name)
    assert isinstance(column, Numbers), "only numbers are summed up"
    missing = np.ones(scene.size, np.bool_)
    missing[: len(column.values)] = False if column.missing is None else column.missing
    return Values(Numbers(padded(column.values, scene.size, 0.0), missing), missing)


def _number(times: Counted) -> Values:
    held = Numbers(times.held.counts().astype(np.float64))
    return Values(held, None if times.sure else times.low.counts() < times.high.counts())


def _amount(scene: Scene, of: Amount) -> Values:
    span = scene.span(of.event, of.window)
    choice = scene.choice(of.event, span)

    def made() -> Values:
        name = of.property.name
        ends, tallies = (span.start, span.stop), scene.desk.tallies
        return amount(of.statistic, name, choice, *ends, scene.size, tallies)

    key = choice.key, of.statistic, of.property, span.start, span.stop
    found = scene.desk.arrays.get(key, made)
    if of.statistic is not Statistic.AVERAGE or not isinstance(of.event, FeedbackRows):
        return found
    # A score never given leaves the answer open, while nothing is known to be nothing elsewhere.
    found = found.of_everybody(scene.size)
    never = found.numbers.missing
    assert never is not None, "there is no average of nothing"
    return Values(found.numbers, never if found.doubts is None else found.doubts | never)


def _fifth(scene: Scene, score: Fifth) -> Values:
    span = scene.span(score.event, score.window)
    chosen = scene.choice(score.event, span).holds
    did = scene.did(chosen, span.start, span.stop).bools(scene.size)
    doubts = None
    ranked: npt.NDArray[Any]
    if isinstance(score.of, LastTime):
        ranked = last_times(chosen, span.start, span.stop, scene.size)
    else:
        found = values(scene, score.of).of_everybody(scene.size)
        ranked, doubts = found.numbers.values, found.doubts
    stands = fifths(ranked, did & scene.population.known)
    return Values(Numbers(stands.astype(np.float64), stands == 0), doubts)
