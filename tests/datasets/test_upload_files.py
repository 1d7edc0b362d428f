"""upload_files: files become a data source, or more of one."""

import pytest

from segmatrix.activity import queries as activity
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.datasets import queries
from segmatrix.datasets.terms import State
from segmatrix.people.terms import Permission
from tests.cast import HARBOURLIGHT, who_may
from tests.datasets.conftest import EVENTS, PEOPLE


def test_it_makes_a_data_source_named_after_its_files(cast, uploaded) -> None:
    assert uploaded.state == State.UPLOADED
    assert uploaded.timezone == "Europe/Berlin"
    assert [file.name for file in uploaded.files] == ["events.csv", "people.csv"]
    assert [source.id for source in queries.datasets(cast.exa)] == [uploaded.id]


def test_it_keeps_the_bytes_under_the_home(home, uploaded) -> None:
    file = uploaded.files[1]
    assert (home / "uploads" / file.id / "people.csv").read_text() == PEOPLE


def test_it_records_who_brought_which_files(cast, uploaded) -> None:
    entry = activity.since(f"workspace:{HARBOURLIGHT}", 0)[-1]
    assert (entry.fact.kind, entry.actor_name) == ("FilesUploaded", "Ana")
    assert [file["name"] for file in entry.fact.files] == ["people.csv", "events.csv"]
    assert not entry.undoable


def test_more_files_of_other_names_are_added(cast, uploaded, receive) -> None:
    receive(cast.ana, {"more.csv": EVENTS}, uploaded.id)
    names = [file.name for file in queries.dataset(uploaded.id, cast.ana).files]
    assert names == ["events.csv", "more.csv", "people.csv"]


def test_a_file_of_the_same_name_replaces_the_earlier_one(cast, uploaded, receive) -> None:
    receive(cast.ana, {"people.csv": PEOPLE + "u4,pro,1,2026-04-04\n"}, uploaded.id)
    people = queries.dataset(uploaded.id, cast.ana).files[1]
    assert people.name == "people.csv"
    assert people.size > uploaded.files[1].size


def test_what_is_no_table_is_sent_back_alone(cast, receive) -> None:
    texts = {"people.csv": PEOPLE, "orders.csv": "PK\x03\x04zipped", "nothing.csv": ""}
    receipt = receive(cast.ana, texts)
    (fact,) = receipt.facts
    assert [file["name"] for file in fact.files] == ["people.csv"]
    assert [str(refusal).split(":")[0] for refusal in receipt.refused] == [
        "orders.csv",
        "nothing.csv is empty. Export it again; a finished export has at least a line of column"
        " names.",
    ]
    assert "ZIP archive" in str(receipt.refused[0])


def test_nothing_is_made_when_nothing_is_a_table(cast, receive, home) -> None:
    receipt = receive(cast.ana, {"orders.csv": "PK\x03\x04zipped"})
    assert not receipt.facts
    assert queries.datasets(cast.ana) == []
    assert list((home / "uploads").iterdir()) == []


def test_sent_twice_it_is_done_once(cast, receive, home) -> None:
    operation_id, dataset_id = new_id(), new_id()
    first = receive(cast.ana, {"people.csv": PEOPLE}, dataset_id, operation_id=operation_id)
    again = receive(cast.ana, {"people.csv": PEOPLE}, dataset_id, operation_id=operation_id)
    assert again.facts == first.facts
    assert len(list((home / "uploads").iterdir())) == 1


def test_owners_and_analysts_alone_may(cast, receive) -> None:
    for name in ("exa", "fara", "sol", "mika", "pri", "ana", "vic"):
        if name in who_may(Permission.DATA):
            assert receive(getattr(cast, name), {"people.csv": PEOPLE}).facts
        else:
            with pytest.raises(NotPermitted):
                receive(getattr(cast, name), {"people.csv": PEOPLE})


def test_another_workspace_does_not_see_it(cast, uploaded, receive) -> None:
    assert queries.datasets(cast.otto) == []
    with pytest.raises(NotFound):
        queries.dataset(uploaded.id, cast.otto)
    with pytest.raises(NotFound):
        receive(cast.otto, {"people.csv": PEOPLE}, uploaded.id)
