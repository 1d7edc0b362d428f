"""propose_mapping and confirm_mapping: what columns mean is guessed, then settled by a person."""

import pytest

from segmatrix.activity import queries as activity
from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.datasets import actions, events, queries
from segmatrix.datasets.errors import Unreadable
from segmatrix.datasets.terms import State
from tests.cast import HARBOURLIGHT
from tests.datasets.conftest import EVENTS, confirm


def here(dataset_id: str) -> dict[str, str]:
    return {"workspace_id": HARBOURLIGHT, "dataset_id": dataset_id}


def test_the_guess_says_which_file_is_which_table(cast, uploaded) -> None:
    actions.propose_mapping(events.ProposeMapping(**here(uploaded.id)), actor=cast.ana)
    proposed = queries.dataset(uploaded.id, cast.ana)
    assert proposed.state == State.PROPOSED
    assert "file: people.csv" in proposed.mapping
    assert "amount: {column: amount, type: number}" in proposed.mapping


def test_confirming_records_what_was_settled(cast, confirmed) -> None:
    assert confirmed.state == State.CONFIRMED
    fact = activity.since(f"workspace:{HARBOURLIGHT}", 0)[-1].fact
    assert fact.kind == "MappingConfirmed"
    assert (fact.mapping, fact.timezone, fact.as_of) == (confirmed.mapping, "Europe/Berlin", "")


def test_a_person_may_settle_it_otherwise(cast, uploaded) -> None:
    mapping = "people:\n  - file: people.csv\n    columns:\n      user_id: user_id\n"
    confirm(uploaded.id, cast.ana, mapping=mapping, timezone="UTC", as_of="2026-05-21")
    settled = queries.dataset(uploaded.id, cast.ana)
    assert "plan" not in settled.mapping
    assert (settled.timezone, settled.as_of.isoformat()) == ("UTC", "2026-05-21T00:00:00+00:00")


def test_what_was_confirmed_stays_when_files_are_added(cast, uploaded, receive) -> None:
    mapping = "people:\n  - file: people.csv\n    columns:\n      user_id: user_id\n"
    confirm(uploaded.id, cast.ana, mapping=mapping)
    receive(cast.ana, {"more.csv": EVENTS}, uploaded.id)
    actions.propose_mapping(events.ProposeMapping(**here(uploaded.id)), actor=cast.ana)
    proposed = queries.dataset(uploaded.id, cast.ana).mapping
    assert "file: more.csv" in proposed
    assert "plan" not in proposed


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"mapping": "people:\n  - file: nobody.csv\n    columns: {user_id: user_id}\n"},
            "not there",
        ),
        ({"mapping": "people:\n  - file: people.csv\n    columns: {user_id: useid}\n"}, "useid"),
        ({"mapping": "people: {"}, "YAML"),
        ({"mapping": ""}, "empty"),
        ({"timezone": "Atlantis"}, "Europe/Berlin"),
        ({"as_of": "31-02-2024"}, "2026-05-01"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(cast, uploaded, changed, words) -> None:
    with pytest.raises(Invalid, match=words):
        confirm(uploaded.id, cast.ana, **changed)
    assert queries.dataset(uploaded.id, cast.ana).state == State.PROPOSED


def test_a_file_that_cannot_be_understood_is_named(cast, receive) -> None:
    (fact,) = receive(cast.ana, {"twice.csv": "user_id,user_id\nu1,u2\n"}).facts
    with pytest.raises(Unreadable, match=r"twice\.csv: "):
        actions.propose_mapping(events.ProposeMapping(**here(fact.dataset_id)), actor=cast.ana)


def test_two_header_rows_are_offered_as_title_rows(cast, receive) -> None:
    text = (
        "Customer,,Contract,\n"
        "user_id,country,seats,signed_up\n"
        "u1,DE,5,2026-01-02\nu2,FR,7,2026-02-03\nu3,DE,9,2026-03-04\nu4,IT,2,2026-04-05\n"
    )
    (fact,) = receive(cast.ana, {"crm.csv": text}).facts
    actions.propose_mapping(events.ProposeMapping(**here(fact.dataset_id)), actor=cast.ana)
    proposed = queries.dataset(fact.dataset_id, cast.ana)
    assert "crm.csv: {title_rows: 1" in proposed.mapping


def test_nobody_else_may(cast, uploaded) -> None:
    given = events.ProposeMapping(**here(uploaded.id))
    with pytest.raises(NotPermitted):
        actions.propose_mapping(given, actor=cast.fara)
    with pytest.raises(NotFound):
        actions.propose_mapping(given, actor=cast.otto)
