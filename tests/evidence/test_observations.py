"""Taking quotes, numbers and records from sources."""

from datetime import date

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.evidence import events, queries
from segmatrix.evidence.terms import Basis, Status
from tests.evidence.conftest import Desk


def test_what_it_leaves_empty_is_as_its_source_says(desk: Desk) -> None:
    source_id = desk.source(
        kind="analytics", date="2026-05-04", channel="app", collector="Ana", department="Operations"
    )
    found = desk.finding(desk.quote(source_id))
    assert (found.date, found.channel, found.collector, found.department, found.basis) == (
        date(2026, 5, 4),
        "app",
        "Ana",
        "Operations",
        Basis.BEHAVIOURAL,
    )
    own = desk.finding(
        desk.quote(source_id, date="2026-05-09", channel="phone", collector="Sol", basis=1)
    )
    assert (own.date, own.channel, own.collector, own.department, own.basis) == (
        date(2026, 5, 9),
        "phone",
        "Sol",
        "Operations",
        Basis.OPINION,
    )
    assert own.status == Status.ACCEPTED


def test_a_number_needs_its_value_and_a_quote_its_words(desk: Desk) -> None:
    number = desk.finding(desk.quote(text=" ", kind="number", value=612.0, unit="accounts"))
    assert (number.value, number.unit, number.text) == (612.0, "accounts", "")
    for odd in (
        {"kind": "number", "text": "Many"},
        {"kind": "number", "value": float("inf")},
        {"kind": "quote", "text": "  "},
        {"kind": "rumour"},
        {"basis": 5},
        {"date": "soon"},
    ):
        with pytest.raises(Invalid):
            desk.quote(**odd)


def test_a_passage_is_cited_by_its_place(desk: Desk) -> None:
    added = desk.receive("notes.md", b"# Pricing\n\nThey say: it is too dear.\n\nBye.")[-1]
    place = {"block": 1, "start": 10, "end": 25}
    found = desk.finding(desk.quote(added.source_id, text="", place=place))
    assert found.text == "it is too dear."
    assert found.place is not None
    assert found.place.words == "paragraph 2 under “Pricing”"
    shown = queries.document(desk.id, found.place.document_id, desk.cast.vic)
    assert shown.blocks[1].text[found.place.start : found.place.end] == found.text


@pytest.mark.parametrize(
    "place",
    [
        {"block": 7, "start": 0, "end": 1},
        {"block": 0, "start": 3, "end": 3},
        {"block": 0, "start": 0, "end": 500},
        {"block": 0, "start": -2, "end": 3},
        {"block": "0", "start": 0, "end": 3},
        {},
    ],
)
def test_a_place_that_is_not_there_is_refused(desk: Desk, place: dict[str, int]) -> None:
    added = desk.receive("notes.txt", b"They wait.")[-1]
    with pytest.raises(Invalid) as refusal:
        desk.quote(added.source_id, place=place)
    assert refusal.value.field == "place"


def test_a_source_without_document_has_no_places(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.quote(place={"block": 0, "start": 0, "end": 1})


def test_which_customer_said_it_is_for_those_who_work_with_customer_data(desk: Desk) -> None:
    observation_id = desk.quote(person_id="p-17", account_id="a-3")
    seen = desk.finding(observation_id, by=desk.cast.ana)
    assert (seen.person_id, seen.account_id) == ("p-17", "a-3")
    for who in (desk.cast.fara, desk.cast.sol, desk.cast.vic):
        hidden = desk.finding(observation_id, by=who)
        assert (hidden.person_id, hidden.account_id, hidden.from_customer) == ("", "", True)


def test_an_edit_by_who_cannot_see_the_customer_keeps_it(desk: Desk) -> None:
    observation_id = desk.quote(person_id="p-17")
    desk.do(events.EditObservation, observation_id=observation_id, text="We wait for weeks")
    assert desk.finding(observation_id, by=desk.cast.ana).person_id == "p-17"
    desk.do(events.EditObservation, observation_id=observation_id, text="We wait", person_id="")
    assert not desk.finding(observation_id).from_customer


def test_two_people_editing_at_once_get_both_texts(desk: Desk) -> None:
    observation_id = desk.quote(text="We wait")
    edit = {"observation_id": observation_id, "version": 1}
    desk.do(events.EditObservation, text="We wait for days", **edit)
    with pytest.raises(Changed, match="Sol") as refusal:
        desk.do(events.EditObservation, by=desk.cast.mika, text="We wait for weeks", **edit)
    assert refusal.value.data["theirs"]["text"] == "We wait for days"
    assert refusal.value.data["yours"]["text"] == "We wait for weeks"
    assert refusal.value.data["version"] == 2
    assert desk.finding(observation_id).text == "We wait for days"


def test_a_removed_one_is_nowhere_and_comes_back_with_its_links(desk: Desk) -> None:
    claim, observation_id = desk.claim(), desk.quote()
    desk.link(claim, observation_id)
    desk.do(events.RemoveObservation, by=desk.cast.mika, observation_id=observation_id)
    assert desk.evidence(claim).supports == ()
    with pytest.raises(Changed, match="Mika") as refusal:
        desk.do(events.EditObservation, observation_id=observation_id, text="Mine")
    assert refusal.value.data["yours"] == "Mine"
    desk.do(events.RestoreObservation, observation_id=observation_id)
    with pytest.raises(Changed):
        desk.do(events.RestoreObservation, observation_id=observation_id)
    (cited,) = desk.evidence(claim).supports
    assert cited.observation.id == observation_id


def test_many_come_in_pages(desk: Desk) -> None:
    source_id = desk.source()
    ids = [desk.quote(source_id, text=f"Quote {number}") for number in range(52)]
    first = queries.observations(desk.id, desk.cast.vic)
    last = queries.observations(desk.id, desk.cast.vic, source_id=source_id, page=9)
    assert (first.total, first.pages, first.number) == (52, 2, 1)
    assert last.number == 2
    seen = [each.id for each in (*first.observations, *last.observations)]
    assert sorted(seen) == sorted(ids)
    assert not queries.observations(desk.id, desk.cast.vic, status=Status.DECLINED).observations


def test_those_of_another_matrix_are_not_found(desk: Desk) -> None:
    observation_id = Desk(desk.cast, "Another").quote()
    with pytest.raises(NotFound):
        queries.observation(desk.id, observation_id, desk.cast.sol)
    with pytest.raises(NotFound):
        desk.do(events.RemoveObservation, observation_id=observation_id)
    with pytest.raises(NotFound):
        queries.observations(desk.id, desk.cast.otto)
