"""What is kept makes room when it takes too much."""

import numpy as np

from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.keeping import Kept


def test_what_is_kept_is_found_out_once() -> None:
    kept, times = Kept(), []

    for _ in range(3):
        assert kept.get("one", lambda: times.append(1) or len(times)) == 1

    assert times == [1]


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept = Kept(room=10_000)
    for name in "abc":
        kept.put(name, np.zeros(3_000, np.uint8))
        kept.get("a", lambda: None)

    kept.put("d", np.zeros(3_000, np.uint8))

    assert [name for name in "abcd" if kept.seen(name) is not None] == ["a", "d"]


def test_a_verdict_takes_as_much_as_its_sets() -> None:
    half = BitSet.none(8 * 6_000)
    kept = Kept(room=20_000)

    kept.put("sure", Verdict.known(half))
    kept.put("sure too", Verdict.known(half))
    assert kept.seen("sure") is not None

    kept.put("open", Verdict(half, half, ~half))
    assert kept.seen("sure") is None
    assert kept.seen("open") is not None


def test_the_only_thing_kept_stays_however_large() -> None:
    kept = Kept(room=10)

    kept.put("large", np.zeros(1_000, np.uint8))

    assert kept.seen("large") is not None
