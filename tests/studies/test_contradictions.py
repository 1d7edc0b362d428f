"""The claims that the data contradict, and letting one stand."""

from collections.abc import Callable

import pytest

from segmatrix.activity import actions as activity
from segmatrix.base.errors import Changed, NotFound, NotPermitted
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.studies import actions, events
from segmatrix.studies.contradicting import (
    About,
    Range,
    number_contradicted,
    place_contradicted,
    tier_contradicted,
)
from segmatrix.studies.queries import Beliefs, beliefs
from tests.studies.conftest import SPENT, Counted

# --- deciding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("placed", "low", "high", "contradicted"),
    [(7, 3.0, 5.0, True), (7, 3.0, 6.6, False), (2, 2.4, 3.0, False), (2, 2.6, 3.0, True)],
)
def test_a_place_is_contradicted_beyond_half_a_step(
    placed: int, low: float, high: float, contradicted: bool
) -> None:
    found = place_contradicted(About.ACROSS, "s", placed, Range(low, high), (low + high) / 2)
    assert (found is not None) == contradicted


@pytest.mark.parametrize(
    ("tier", "low", "high", "contradicted"),
    [
        ("primary", 1.0, 3.4, True),
        ("primary", 1.0, 3.6, False),
        ("other", 6.6, 9.0, True),
        ("other", 6.0, 9.0, False),
        ("secondary", 1.0, 1.0, False),
    ],
)
def test_a_tier_is_contradicted_by_a_value_of_the_other_end(
    tier: str, low: float, high: float, contradicted: bool
) -> None:
    found = tier_contradicted("s", tier, Range(low, high), low)
    assert (found is not None) == contradicted


@pytest.mark.parametrize(
    ("low", "high", "data", "contradicted"),
    [
        (100, 100, 109, False),
        (100, 100, 111, True),
        (80, 120, 119, False),
        (80, 120, 121, True),
        (0, 0, 1, True),
    ],
)
def test_one_number_is_about_that_much_and_a_range_is_itself(
    low: float, high: float, data: float, contradicted: bool
) -> None:
    found = number_contradicted("s", "row", low, high, Range(data, data), data)
    assert (found is not None) == contradicted


def test_a_contradiction_is_another_once_either_side_says_something_else() -> None:
    def key(placed: int, at: float) -> str:
        return place_contradicted(About.UP, "s", placed, Range(at, at), at).key

    assert key(7, 3.01) == key(7, 3.02)
    assert len({key(7, 3.0), key(7, 3.2), key(8, 3.0)}) == 3


# --- a matrix -------------------------------------------------------------------------------------


@pytest.fixture
def claimed(counted: Counted, work: Callable[[], int]) -> Counted:
    """A matrix in which a segment of two is stated to be of nine."""
    counted.pro = counted.segment("Pro", 'plan is "pro"')
    counted.do(
        matrix_actions.state_measure,
        matrix_events.StateMeasure,
        segment_id=counted.pro,
        dimension_id=counted.dimension["size"],
        low=9,
        high=9,
    )
    work()
    return counted


def seen(made: Counted, by: str = "vic") -> Beliefs:
    return beliefs(made.id, getattr(made.cast, by))


def test_a_stated_size_stands_against_the_counted_one(claimed: Counted) -> None:
    (found,) = seen(claimed).contradictions
    assert (found.about, found.segment_id, found.lower) == (About.NUMBER, claimed.pro, True)
    # two are in, and of one more it cannot be told
    assert (found.data, found.at) == (Range(1, 3), 2)


def test_neither_what_cannot_be_told_nor_another_unit_contradicts(claimed: Counted, work) -> None:
    claimed.measure(SPENT)
    work()
    for key, value, unit in (("size", 3, ""), ("revenue", 90_000, "$")):
        claimed.do(
            matrix_actions.state_measure,
            matrix_events.StateMeasure,
            segment_id=claimed.pro,
            dimension_id=claimed.dimension[key],
            low=value,
            high=value,
            unit=unit,
        )
    told = seen(claimed)
    assert told.contradictions == ()
    (left,) = told.left_out
    assert (left.segment.id, left.row.key) == (claimed.pro, "revenue")
    assert (left.stated.unit, left.row.unit) == ("$", "€")


def test_places_and_tiers_stand_against_what_numbers_suggest(claimed: Counted, work) -> None:
    large = claimed.segment("Large", "seats > 10")
    all_of_them = claimed.segment("All", "everyone")
    up = seen(claimed).suggestions.y.axis
    given = events.SetAxisBasis(
        matrix_id=claimed.id,
        axis_id=up.id,
        kind="value",
        weights={claimed.dimension["size"]: 1.0},
    )
    actions.set_axis_basis(given, actor=claimed.cast.ana)
    work()
    for segment_id, y in ((large, 8), (all_of_them, 9)):
        claimed.do(
            matrix_actions.agree_placement,
            matrix_events.AgreePlacement,
            segment_id=segment_id,
            x=5,
            y=y,
        )
    claimed.do(
        matrix_actions.tier_segment,
        matrix_events.TierSegment,
        segment_id=all_of_them,
        tier="other",
    )
    found = {(one.about, one.segment_id) for one in seen(claimed).contradictions}
    assert found == {
        (About.NUMBER, claimed.pro),
        (About.UP, large),
        (About.TIER, all_of_them),
    }


def dismiss(made: Counted, by: str = "fara", reason: str = "") -> events.DismissContradiction:
    (found,) = seen(made).contradictions
    given = events.DismissContradiction(matrix_id=made.id, key=found.key, reason=reason)
    actions.dismiss_contradiction(given, actor=getattr(made.cast, by))
    return given


def test_a_claim_may_stand_with_a_reason_until_it_changes(claimed: Counted) -> None:
    dismiss(claimed, reason="The others buy through a partner.")
    after = seen(claimed)
    assert after.contradictions == ()
    (one,) = after.dismissed
    assert (one.reason, one.by_name) == ("The others buy through a partner.", "Fara")
    claimed.do(
        matrix_actions.state_measure,
        matrix_events.StateMeasure,
        segment_id=claimed.pro,
        dimension_id=claimed.dimension["size"],
        low=20,
        high=20,
    )
    assert len(seen(claimed).contradictions) == 1


def test_it_is_shown_again_and_undo_lets_it_stand_as_before(claimed: Counted) -> None:
    given = dismiss(claimed, reason="We know.")
    before = seen(claimed).dismissed
    again = events.RestoreContradiction(matrix_id=claimed.id, key=given.key)
    actions.restore_contradiction(again, actor=claimed.cast.fara)
    assert len(seen(claimed).contradictions) == 1
    stream = f"matrix:{claimed.id}"
    activity.undo(stream, target=again.operation_id, operation_id="u", actor=claimed.cast.fara)
    assert seen(claimed).dismissed == before


def test_it_is_refused_twice_and_when_it_is_gone(claimed: Counted) -> None:
    given = dismiss(claimed)
    twice = events.DismissContradiction(matrix_id=claimed.id, key=given.key)
    with pytest.raises(Changed, match="Fara"):
        actions.dismiss_contradiction(twice, actor=claimed.cast.exa)
    gone = events.DismissContradiction(matrix_id=claimed.id, key="nothing")
    with pytest.raises(Changed, match="something else"):
        actions.dismiss_contradiction(gone, actor=claimed.cast.exa)


def test_who_may_not_shape_lets_nothing_stand_and_outsiders_see_nothing(claimed: Counted) -> None:
    with pytest.raises(NotPermitted):
        dismiss(claimed, by="sol")
    with pytest.raises(NotFound):
        beliefs(claimed.id, claimed.cast.otto)
