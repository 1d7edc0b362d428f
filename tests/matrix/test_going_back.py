"""Whatever was done since, going back brings a revision's content back, and undo what stood."""

from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Refusal
from segmatrix.base.ids import new_id
from segmatrix.matrix import events, queries
from tests.cast import Cast
from tests.matrix.deeds import do
from tests.matrix.steps import STEPS, Step, is_well_ordered, take, without_a_deadline
from tests.matrix.test_nothing_lost import begun, inventory

steps = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 11), st.integers(0, 11)),
    min_size=1,
    max_size=8,
)


@settings(without_a_deadline, max_examples=10)
@given(steps=steps)
def test_going_back_is_whole_and_so_is_taking_it_back(cast: Cast, steps: list[Step]) -> None:
    bench = begun(cast)
    name = events.NameRevision(matrix_id=bench.id, name=f"Kept {new_id()}")
    number, there = do(name, cast.exa)[0].number, inventory(bench)
    for step in steps:
        try:
            take(bench, step, cast.exa)
        except Refusal:
            continue
    stood = bench.picture()
    given = events.RestoreRevision(matrix_id=bench.id, number=number)
    try:
        do(given, cast.exa)
    except Changed as refused:
        assert "became part of" in refused.message
        assert bench.picture() == stood
        return
    assert queries.comparison(bench.id, number, None, cast.exa).differences == ()
    assert is_well_ordered(bench)
    assert _texts(there) <= inventory(bench)
    back = new_id()
    undo(bench.stream, target=given.operation_id, operation_id=back, actor=cast.exa)
    assert bench.picture() == stood
    undo(bench.stream, target=back, operation_id=new_id(), actor=cast.exa)
    assert queries.comparison(bench.id, number, None, cast.exa).differences == ()


def _texts(things: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {thing for thing in things if thing[0] in ("text", "contact")}
