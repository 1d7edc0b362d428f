"""Agreeing: what a workshop settles about segments goes into the matrix in the same write."""

from typing import Any

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.errors import ElsewhereNow
from tests.laws import Laws, do
from tests.workshops.bench import AGREE, GROUP, Room


def asking(room: Room, asked: type[Any], segment_id: str, **more: Any) -> Any:
    return asked(
        matrix_id=room.id,
        workshop_id=room.workshop_id,
        phase_id=room.now.phase.id,
        segment_id=segment_id,
        **more,
    )


def settle(room: Room, asked: type[Any], segment_id: str, **more: Any) -> list[str]:
    return [fact.kind for fact in do(asking(room, asked, segment_id, **more), room.cast.fara)]


def settled(room: Room) -> set[tuple[str, str, str]]:
    """What is settled, as anybody sees it: of which segment, what about it, and how."""
    return {
        (each.segment_id, each.kind.value, "/".join(str(part) for part in each.value.values()))
        for each in queries.agreements(room.id, room.workshop_id, room.cast.sol)
    }


def names(room: Room) -> list[str]:
    return [each.name for each in matrices.segments(room.id, room.cast.sol)]


@pytest.fixture
def agreeing(room: Room) -> Room:
    """A workshop in which people agree now, on a map that has all its sentences."""
    room.begun(AGREE, GROUP)
    return room


def test_a_place_goes_to_the_map_with_why_and_who_sees_it_otherwise(agreeing: Room) -> None:
    banks = agreeing.banks
    said = {"rationale": "They buy most.", "dissent": "Sol: not for long."}
    facts = settle(agreeing, events.SettlePlace, banks, x=7, y=8, **said)
    assert facts == ["PlacementAgreed", "AgreementKept"]
    [stands] = matrices.agreed_placements(agreeing.id)
    assert (stands.x, stands.y, stands.rationale) == (7, 8, "They buy most.")
    assert stands.dissent == "Sol: not for long."
    assert settled(agreeing) == {(banks, "place", "7/8")}


def test_where_it_could_be_stays_when_its_place_is_settled_anew(agreeing: Room) -> None:
    potential = {"x": 9, "y": 9, "investment": "A second team"}
    matrix_actions.agree_placement(
        matrix_events.AgreePlacement(
            matrix_id=agreeing.id, segment_id=agreeing.banks, x=5, y=5, potential=potential
        ),
        actor=agreeing.cast.fara,
    )
    settle(agreeing, events.SettlePlace, agreeing.banks, x=7, y=8)
    [stands] = matrices.agreed_placements(agreeing.id)
    assert (stands.potential_x, stands.investment) == (9, "A second team")


def test_a_place_over_a_newer_one_is_refused(agreeing: Room) -> None:
    settle(agreeing, events.SettlePlace, agreeing.banks, x=7, y=8)
    with pytest.raises(Changed):
        settle(agreeing, events.SettlePlace, agreeing.banks, x=3, y=3, version=0)


def test_a_tier_is_settled_even_where_it_stays_as_it_was(agreeing: Room) -> None:
    before = matrices.segment(agreeing.id, agreeing.banks, agreeing.cast.sol).tier
    assert settle(agreeing, events.SettleTier, agreeing.banks, tier=before) == ["AgreementKept"]
    facts = settle(agreeing, events.SettleTier, agreeing.insurers, tier="primary")
    assert facts == ["SegmentTiered", "AgreementKept"]
    assert settled(agreeing) == {
        (agreeing.banks, "tier", before),
        (agreeing.insurers, "tier", "primary"),
    }


def test_a_segment_that_is_dropped_leaves_the_table_and_comes_back_when_kept(
    agreeing: Room,
) -> None:
    settle(agreeing, events.SettleFate, agreeing.banks, fate="drop")
    assert names(agreeing) == ["Insurers"]
    settle(agreeing, events.SettleFate, agreeing.banks, fate="keep")
    assert set(names(agreeing)) == {"Banks", "Insurers"}
    assert settled(agreeing) == {(agreeing.banks, "fate", "keep")}


def test_a_segment_that_is_merged_is_a_part_of_the_other(agreeing: Room) -> None:
    banks, insurers = agreeing.banks, agreeing.insurers
    facts = settle(agreeing, events.SettleFate, banks, fate="merge", other=insurers)
    assert facts == ["SegmentsMerged", "AgreementKept"]
    assert names(agreeing) == ["Insurers"]
    assert settled(agreeing) == {(banks, "fate", f"merge/{insurers}")}


def test_what_was_settled_can_be_opened_again(agreeing: Room) -> None:
    settle(agreeing, events.SettlePlace, agreeing.banks, x=7, y=8)
    settle(agreeing, events.SettleTier, agreeing.banks, tier="other")
    for kind in ("place", "tier"):
        settle(agreeing, events.ReopenAgreement, agreeing.banks, question_kind=kind)
    assert settled(agreeing) == set()
    assert matrices.agreed_placements(agreeing.id) == ()
    assert matrices.segment(agreeing.id, agreeing.banks, agreeing.cast.sol).tier == "other"
    with pytest.raises(Changed):
        settle(agreeing, events.ReopenAgreement, agreeing.banks, question_kind="tier")


def test_it_is_settled_in_the_phase_of_agreement_only_and_undone_after_it_too(
    agreeing: Room,
) -> None:
    given = asking(agreeing, events.SettleTier, agreeing.banks, tier="primary")
    actions.settle_tier(given, actor=agreeing.cast.fara)
    agreeing.forward()
    with pytest.raises(ElsewhereNow):
        settle(agreeing, events.SettleTier, agreeing.banks, tier="other")
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=agreeing.cast.fara)
    assert settled(agreeing) == set()


def test_nobody_else_lets_something_stand_as_settled(agreeing: Room) -> None:
    given = events.KeepAgreement(
        matrix_id=agreeing.id,
        workshop_id=agreeing.workshop_id,
        segment_id=agreeing.banks,
        about="Banks",
        question_kind="tier",
        value={"tier": "primary"},
    )
    with pytest.raises(NotPermitted):
        actions.keep_agreement(given, actor=agreeing.cast.sol)


SETTLED = {
    "place": (events.SettlePlace, {"x": 7, "y": 8}),
    "tier": (events.SettleTier, {"tier": "primary"}),
    "drop": (events.SettleFate, {"fate": "drop"}),
    "reopen": (events.ReopenAgreement, {"question_kind": "tier"}),
}


@pytest.mark.parametrize("name", SETTLED)
def test_the_laws_of_actions_hold_for_agreeing(name: str, agreeing: Room) -> None:
    asked, more = SETTLED[name]
    if name == "reopen":
        settle(agreeing, events.SettleTier, agreeing.banks, tier="secondary")
    laws = Laws(
        asking(agreeing, asked, agreeing.banks, **more),
        lambda: (settled(agreeing), agreeing.bench.picture()),
    )
    laws.only_these_may(agreeing.cast, ["fara", "exa"])
    laws.recorded_once(agreeing.cast.fara)
    laws.undone_exactly(agreeing.cast.fara)


def test_a_merge_is_undone_with_what_was_settled(agreeing: Room) -> None:
    given = asking(
        agreeing, events.SettleFate, agreeing.banks, fate="merge", other=agreeing.insurers
    )
    actions.settle_fate(given, actor=agreeing.cast.fara)
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=agreeing.cast.fara)
    assert set(names(agreeing)) == {"Banks", "Insurers"}
    assert settled(agreeing) == set()
