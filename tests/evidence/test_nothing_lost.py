"""No finding or link disappears without a fact, a name and an undo, whatever its claim becomes."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.evidence import queries
from tests.cast import Cast
from tests.evidence.test_sequences import STEPS, Begun, Step, a_few, numbers
from tests.matrix.test_nothing_lost import inventory, lives_through, turn

OF_THE_MATRIX = ("merge", "split", "remove statement", "word otherwise", "undo", "redo")
AND_BACK = ("keep", "go back")

several_people = st.lists(
    st.tuples(
        st.sampled_from(["fara", "exa", "sol"]),
        st.booleans(),
        st.tuples(st.sampled_from([*OF_THE_MATRIX, *AND_BACK]), numbers, numbers),
        st.tuples(st.sampled_from(sorted(STEPS)), numbers, numbers),
    ),
    max_size=8,
)


def known(desk: Begun) -> set[tuple[str, str]]:
    """Return everything that people said, gathered and linked, and that can be read."""
    found = queries.observations(desk.id, desk.cast.exa).observations
    links = {("link", link.id) for each in found for link in each.links}
    return inventory(desk) | links | {("finding", each.id) for each in found}


@settings(a_few, max_examples=6)
@given(steps=several_people)
def test_what_disappears_has_a_fact_a_name_and_an_undo(
    cast: Cast, steps: list[tuple[str, bool, Step, Step]]
) -> None:
    desk = Begun(cast)
    for who, gathers, elsewhere, here in steps:
        actor = getattr(cast, who)
        taking = (
            partial(desk.take, here, actor) if gathers else partial(turn, desk, elsewhere, actor)
        )
        lives_through(desk, taking, actor, partial(known, desk))
