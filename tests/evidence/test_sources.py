"""Saying where evidence comes from."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.evidence import events, queries
from segmatrix.evidence.terms import BASIS_OF, SourceKind
from tests.evidence.conftest import Desk, do


def test_a_source_is_listed_with_all_that_was_said_of_it(desk: Desk) -> None:
    source_id = desk.source(
        "Visit to a town hall",
        kind="field_study",
        date="2026-05-04",
        collector="Mika",
        channel="on site",
        department="Marketing",
        url="https://wiki.example/visits?id=4#notes",
        note="Two hours",
    )
    desk.quote(source_id)
    (found,) = queries.sources(desk.id, desk.cast.vic)
    assert found == queries.source(desk.id, source_id, desk.cast.vic)
    assert (found.title, found.kind, found.date.isoformat(), found.collector) == (
        "Visit to a town hall",
        "field_study",
        "2026-05-04",
        "Mika",
    )
    assert (found.channel, found.department, found.note) == ("on site", "Marketing", "Two hours")
    assert found.url == "https://wiki.example/visits?id=4#notes"
    assert (found.accepted, found.awaiting, found.declined) == (1, 0, 0)
    assert found.author_name == "Sol"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "file:///etc/passwd",
        "ftp://files.example/a",
        "//wiki.example/a",
        "wiki.example/a",
        "https://",
        "https://[wiki.example/a",
        "https://wiki.example/a b",
        "java\nscript:alert(1)",
    ],
)
def test_only_the_web_is_linked_to(desk: Desk, url: str) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.source(url=url)
    assert refusal.value.field == "url"
    assert refusal.value.data["yours"] == url


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", " "), ("title", "x" * 201), ("kind", "rumour"), ("date", "1 May"), ("note", "\0")],
)
def test_what_no_source_can_be(desk: Desk, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.do(events.AddSource, **{"title": "Interview", field: value})
    assert refusal.value.field == field


def test_every_kind_says_what_its_observations_rest_on() -> None:
    assert set(BASIS_OF) == set(SourceKind)


def test_two_people_editing_at_once_get_both_texts(desk: Desk) -> None:
    source_id = desk.source("Interview")
    edit = {"source_id": source_id, "kind": "interview", "version": 1}
    desk.do(events.EditSource, title="Interview with Ida", **edit)
    with pytest.raises(Changed, match="Sol") as refusal:
        desk.do(events.EditSource, by=desk.cast.mika, title="Interview, May", **edit)
    data = refusal.value.data
    assert data["theirs"]["title"] == "Interview with Ida"
    assert data["yours"]["title"] == "Interview, May"
    desk.do(
        events.EditSource,
        by=desk.cast.mika,
        title="Interview, May",
        **edit | {"version": data["version"]},
    )
    assert queries.source(desk.id, source_id, desk.cast.sol).title == "Interview, May"


def test_an_edit_that_changes_nothing_records_nothing(desk: Desk) -> None:
    given = desk.ask(events.EditSource, source_id=desk.source("Interview"), title=" Interview ")
    assert do(given, desk.cast.sol) == []


def test_nothing_of_a_removed_source_counts_until_it_is_back(desk: Desk) -> None:
    claim, source_id = desk.claim(), desk.source()
    desk.link(claim, desk.quote(source_id))
    assert desk.evidence(claim).badge.grade == 2
    given = desk.ask(events.RemoveSource, source_id=source_id)
    do(given, desk.cast.mika)
    assert desk.evidence(claim).badge.assumption
    assert queries.observations(desk.id, desk.cast.sol).total == 0
    (gone,) = queries.sources(desk.id, desk.cast.sol, removed=True)
    assert gone.id == source_id
    with pytest.raises(Changed, match="Mika"):
        desk.quote(source_id)
    desk.undo(given, desk.cast.mika)
    assert desk.evidence(claim).badge.grade == 2


def test_a_source_keeps_a_document_that_was_put_away(desk: Desk) -> None:
    imported, added = desk.receive("notes.txt", b"They wait.")
    desk.do(events.RemoveDocument, document_id=imported.document_id)
    edit = {"title": "Notes", "kind": "document", "document_id": imported.document_id}
    desk.do(events.EditSource, source_id=added.source_id, **edit)
    with pytest.raises(Changed):
        desk.source(document_id=imported.document_id)


def test_sources_of_another_matrix_are_not_found(desk: Desk) -> None:
    other = Desk(desk.cast, "Another")
    source_id = other.source()
    with pytest.raises(NotFound):
        desk.quote(source_id)
    with pytest.raises(NotFound):
        queries.source(desk.id, source_id, desk.cast.sol)
    assert queries.sources(desk.id, desk.cast.sol) == ()


def test_the_past_of_a_source_can_be_read(desk: Desk) -> None:
    source_id = desk.source("Interview")
    desk.do(events.EditSource, source_id=source_id, title="Interview with Ida")
    kinds = [e.fact.kind for e in queries.source_history(desk.id, source_id, desk.cast.vic)]
    assert kinds == ["SourceEdited", "SourceAdded"]
