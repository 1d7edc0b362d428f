"""Who may do what about an objection in which state: a table of cases."""

import pytest

from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.review.objecting import possible, refuse_unless_possible, state_of
from segmatrix.review.terms import ObjectionState, TurnKind

R, A, U, W, O = (  # noqa: E741
    TurnKind.RAISED,
    TurnKind.ANSWERED,
    TurnKind.UPHELD,
    TurnKind.WITHDRAWN,
    TurnKind.OVERRIDDEN,
)


@pytest.mark.parametrize(
    ("turns", "state", "objector", "others"),
    [
        ([R], "open", {W}, {A, O}),
        ([R, A], "answered", {W, U}, {A, O}),
        ([R, A, A], "answered", {W, U}, {A, O}),
        ([R, A, U], "open", {W}, {A, O}),
        ([R, W], "withdrawn", {U}, set()),
        ([R, W, U], "open", {W}, {A, O}),
        ([R, O], "overridden", {W}, set()),
        ([R, A, O], "overridden", {W}, set()),
        ([R, O, W], "withdrawn", {U}, set()),
    ],
)
def test_how_it_stands_and_who_can_do_what(
    turns: list[TurnKind], state: str, objector: set[TurnKind], others: set[TurnKind]
) -> None:
    assert state_of(turns) == state
    assert possible(ObjectionState(state), own=True) == objector
    assert possible(ObjectionState(state), own=False) == others


def turn(kind: TurnKind, state: ObjectionState, *, own: bool) -> None:
    refuse_unless_possible(kind, state, own=own, raised_by="Sol", last_by="Fara", yours="typed")


def test_only_the_objector_withdraws() -> None:
    with pytest.raises(NotPermitted, match="Sol") as refused:
        turn(W, ObjectionState.OPEN, own=False)
    assert refused.value.data["yours"] == "typed"


def test_nobody_overrides_their_own() -> None:
    with pytest.raises(NotPermitted, match="yourself"):
        turn(O, ObjectionState.OPEN, own=True)


def test_what_is_settled_says_who_settled_it() -> None:
    with pytest.raises(Changed, match="Fara has overridden") as refused:
        turn(A, ObjectionState.OVERRIDDEN, own=False)
    assert refused.value.data["yours"] == "typed"
