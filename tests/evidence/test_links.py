"""Linking observations to what they speak about."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.evidence import events, queries
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import AT_ONCE, Stance, Status
from segmatrix.matrix import events as matrix
from tests.evidence.conftest import Desk, do

ANSWERS = "answer\nToo slow\nToo dear\n"


def awaiting(desk: Desk) -> list[str]:
    desk.do(
        events.ImportRecords,
        source_id=desk.table_source(ANSWERS, source_kind="survey"),
        columns={"text": 0},
    )
    return [each.id for each in queries.inbox(desk.id, desk.cast.sol).observations]


def test_many_are_linked_in_one_action(desk: Desk) -> None:
    claim, source_id = desk.claim(), desk.source()
    ids = [desk.quote(source_id, text=f"Quote {number}") for number in range(3)]
    given = desk.ask(
        events.LinkObservations,
        observation_ids=[*ids, ids[0]],
        target_kind=claim.kind,
        target_id=claim.id,
        note="All about waiting",
    )
    assert len(do(given, desk.cast.sol)) == 3
    found = desk.evidence(claim)
    assert {cited.observation.id for cited in found.supports} == set(ids)
    assert {cited.link.note for cited in found.supports} == {"All about waiting"}
    desk.undo(given, desk.cast.sol)
    assert desk.evidence(claim).supports == ()


def test_linking_accepts_what_waits_and_undo_lets_it_wait_again(desk: Desk) -> None:
    claim, ids = desk.claim(), awaiting(desk)
    given = desk.ask(
        events.LinkObservations,
        observation_ids=ids,
        target_kind=claim.kind,
        target_id=claim.id,
    )
    do(given, desk.cast.sol)
    assert queries.inbox(desk.id, desk.cast.sol).total == 0
    assert desk.evidence(claim).badge.supports == 2
    desk.undo(given, desk.cast.sol)
    assert queries.inbox(desk.id, desk.cast.sol).total == 2


def test_what_waits_or_was_declined_counts_for_nothing(desk: Desk) -> None:
    claim, ids = desk.claim(), awaiting(desk)
    desk.link(claim, *ids)
    desk.do(events.ReturnObservations, observation_ids=ids)
    assert desk.evidence(claim).badge.assumption
    desk.do(events.DeclineObservations, by=desk.cast.mika, observation_ids=ids)
    assert desk.evidence(claim).badge.assumption
    with pytest.raises(Changed, match="Mika"):
        desk.link(claim, *ids)
    desk.do(events.AcceptObservations, observation_ids=ids)
    assert desk.evidence(claim).badge.supports == 2


def test_one_link_stands_between_an_observation_and_a_claim(desk: Desk) -> None:
    claim, observation_id = desk.claim(), desk.quote()
    link_id = desk.link(claim, observation_id, note="At first")
    assert desk.link(claim, observation_id, stance="refutes") == link_id
    found = desk.evidence(claim)
    assert found.supports == ()
    assert found.refutes[0].link.note == "At first"
    given = desk.ask(
        events.LinkObservations,
        observation_ids=[observation_id],
        target_kind=claim.kind,
        target_id=claim.id,
        stance="refutes",
    )
    assert do(given, desk.cast.sol) == []


def test_a_link_made_anew_is_the_same_link(desk: Desk) -> None:
    claim, observation_id = desk.claim(), desk.quote()
    link_id = desk.link(claim, observation_id, note="At first")
    removal = desk.ask(events.RemoveLink, link_id=link_id)
    do(removal, desk.cast.mika)
    assert desk.evidence(claim).supports == ()
    anew = desk.ask(
        events.LinkObservations,
        observation_ids=[observation_id],
        target_kind=claim.kind,
        target_id=claim.id,
        stance="refutes",
    )
    assert do(anew, desk.cast.sol)[0].link_id == link_id
    assert desk.evidence(claim).refutes
    with pytest.raises(Changed, match="Sol"):
        desk.undo(removal, desk.cast.mika)
    desk.undo(anew, desk.cast.sol)
    desk.undo(removal, desk.cast.mika)  # and it says again what it said when she removed it
    (cited,) = desk.evidence(claim).supports
    assert (cited.link.id, cited.link.note) == (link_id, "At first")


def test_a_stance_can_be_changed(desk: Desk) -> None:
    claim = desk.claim()
    link_id = desk.link(claim, desk.quote(), note="Why")
    desk.do(events.ChangeStance, link_id=link_id, stance="context")
    assert desk.evidence(claim).context[0].link.note == "Why"
    with pytest.raises(Invalid):
        desk.do(events.ChangeStance, link_id=link_id, stance="maybe")
    desk.do(events.RemoveLink, by=desk.cast.mika, link_id=link_id)
    with pytest.raises(Changed, match="Mika"):
        desk.do(events.ChangeStance, link_id=link_id, stance="supports")


def targets(desk: Desk) -> dict[str, Target]:
    place = {"segment_id": desk.banks, "x": 7, "y": 8}
    desk.do(matrix.PlaceSegment, **place)
    desk.do(matrix.AgreePlacement, by=desk.cast.fara, **place)
    return {
        "statement": desk.claim(),
        "measure": desk.number(),
        "a member's placement": Target.placement(desk.banks, desk.cast.sol.member_id),
        "the agreed placement": Target.placement(desk.banks),
        "segment": Target.segment(desk.banks),
    }


def test_everything_that_can_be_supported(desk: Desk) -> None:
    observation_id = desk.quote()
    for target in targets(desk).values():
        desk.link(target, observation_id)
        assert [each.observation.id for each in desk.evidence(target).supports] == [observation_id]
    assert len(desk.finding(observation_id).links) == 5


def test_what_is_not_there_cannot_be_supported(desk: Desk) -> None:
    observation_id, stranger = desk.quote(), "0" * 16
    other = Desk(desk.cast, "Another")
    for target in (
        Target.statement(stranger),
        Target.segment(stranger),
        Target.segment(other.banks),
        other.claim(),
        Target.measure(desk.banks, stranger),
    ):
        with pytest.raises(NotFound):
            desk.link(target, observation_id)
    for target in (
        Target.measure(desk.banks, desk.dimension["size"]),
        Target.measure(desk.banks, desk.dimension["goals"]),
        Target.placement(desk.banks),
        Target.placement(desk.banks, desk.cast.sol.member_id),
    ):
        with pytest.raises(Invalid):
            desk.link(target, observation_id)


def test_a_removed_statement_takes_its_evidence_along_and_back(desk: Desk) -> None:
    claim = desk.claim()
    desk.link(claim, desk.quote())
    removal = desk.ask(matrix.RemoveStatement, statement_id=claim.id)
    do(removal, desk.cast.sol)
    with pytest.raises(Changed):
        desk.evidence(claim)
    desk.undo(removal, desk.cast.sol)
    assert desk.evidence(claim).badge.grade == 2


def test_a_moved_statement_takes_its_evidence_along(desk: Desk) -> None:
    claim = desk.claim()
    desk.link(claim, desk.quote())
    desk.do(
        matrix.MoveStatement,
        statement_id=claim.id,
        segment_id=desk.cities,
        dimension_id=desk.dimension["jobs"],
    )
    badges = desk.badges()
    assert badges.statements[claim.id].grade == 2
    assert set(badges.cells) == {(desk.cities, desk.dimension["jobs"])}


def test_some_or_a_bearable_number_is_needed(desk: Desk) -> None:
    for ids in ([], [f"{number:016}" for number in range(AT_ONCE + 1)]):
        with pytest.raises(Invalid):
            desk.do(events.AcceptObservations, observation_ids=ids)


def test_links_of_another_matrix_are_not_found(desk: Desk) -> None:
    other = Desk(desk.cast, "Another")
    link_id = other.link(other.claim(), other.quote())
    with pytest.raises(NotFound):
        desk.do(events.RemoveLink, link_id=link_id)
    with pytest.raises(NotFound):
        desk.link(desk.claim(), other.quote())


def test_stances_and_statuses_have_words() -> None:
    from segmatrix.evidence.terms import LABELS

    assert all(str(LABELS[each]) for each in (*Stance, *Status))
