"""What holds after any sequence of edits and undos."""

from hypothesis import example, given

from segmatrix.activity.queries import latest_undoable
from segmatrix.base.errors import Refusal
from segmatrix.base.ids import new_id
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.matrix.steps import (
    Step,
    is_well_ordered,
    steps,
    steps_and_undos,
    take,
    without_a_deadline,
)


@without_a_deadline
@given(steps=steps_and_undos)
def test_whoever_does_and_undoes_what_everything_stays_in_order(
    cast: Cast, steps: list[tuple[str, Step]]
) -> None:
    bench = Bench(cast, f"Matrix {new_id()}")
    for who, step in steps:
        before = bench.picture()
        try:
            take(bench, step, getattr(cast, who))
        except Refusal:  # such as undoing what somebody else has settled since
            assert bench.picture() == before
        assert is_well_ordered(bench)


@without_a_deadline
@given(steps=steps)
@example(steps=[("hide row", 7, 0), ("hide row", 0, 0), ("show row", 1, 0)])
def test_undoing_everything_leads_back_to_the_start(cast: Cast, steps: list[Step]) -> None:
    bench = Bench(cast, f"Matrix {new_id()}")
    pictures = []
    before = bench.picture()
    for step in steps:
        try:
            take(bench, step, cast.exa)
        except Refusal:
            continue
        after = bench.picture()
        if after != before:
            pictures.append(before)
        before = after
    for picture in reversed(pictures):
        take(bench, ("undo", 0, 0), cast.exa)
        assert bench.picture() == picture
    assert latest_undoable(bench.stream, cast.exa.member_id) is None
