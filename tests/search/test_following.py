"""The index follows what happens; built anew it is the same, and broken it is made anew."""

import pytest
from django.db import connection

from segmatrix.activity.actions import undo
from segmatrix.base.ids import new_id
from segmatrix.evidence import events as evidence
from segmatrix.matrix import events
from segmatrix.review import events as review
from segmatrix.search import index, queries
from segmatrix.search.models import Entry
from segmatrix.search.nouns import NOUNS
from segmatrix.search.terms import Kind
from tests.cast import HARBOURLIGHT, Cast
from tests.evidence import deeds as evidence_deeds
from tests.evidence.conftest import Desk
from tests.matrix import deeds as matrix_deeds
from tests.matrix.conftest import Bench
from tests.review.table import RoundTable
from tests.search.conftest import Shelf, assert_true, entries

pytestmark = pytest.mark.django_db


def take_part(bench: Bench, name: str, deed: matrix_deeds.Deed | evidence_deeds.Deed) -> None:
    """Do a deed, take it back and do it again, comparing the index each time."""
    index.build(bench.id)
    given = deed.given(bench)
    if given.stream != bench.stream:
        return
    facts = matrix_deeds.do(given, bench.cast.exa)
    assert facts
    assert_true(bench, name)
    target = given.operation_id
    done_again = () if isinstance(deed, matrix_deeds.Deed) and deed.once else ("done again",)
    for once in ("taken back", *done_again):
        taking = new_id()
        undo(bench.stream, target=target, operation_id=taking, actor=bench.cast.exa)
        assert_true(bench, f"{name}, {once}")
        target = taking


def test_after_every_action_on_evidence_the_index_is_as_if_built_anew(cast: Cast) -> None:
    for name, deed in evidence_deeds.DEEDS.items():
        take_part(Desk(cast, name), name, deed)


def test_after_every_action_in_a_matrix_the_index_is_as_if_built_anew(cast: Cast) -> None:
    for name, deed in matrix_deeds.DEEDS.items():
        take_part(Bench(cast, name), name, deed)


def test_an_edited_text_is_found_by_its_present_words_only(shelf: Shelf) -> None:
    said = shelf.statement(shelf.banks, "Waits for zebras")
    shelf.do(events.EditStatement, statement_id=said, text="Waits for yaks", version=1)
    assert (shelf.kinds("zebras"), shelf.kinds("yaks")) == ([], [Kind.STATEMENT])


def test_a_proposal_is_found_as_long_as_it_waits(shelf: Shelf) -> None:
    proposal = shelf.propose(shelf.banks, "Waits for zebras")
    assert shelf.kinds("zebras") == [Kind.PROPOSAL]
    accepting = events.AcceptProposal(matrix_id=shelf.id, proposal_id=proposal)
    matrix_deeds.do(accepting, shelf.cast.fara)
    assert shelf.kinds("zebras") == [Kind.STATEMENT]
    shelf.undo(accepting, shelf.cast.fara)
    assert shelf.kinds("zebras") == [Kind.PROPOSAL]


def test_a_kept_variant_is_found_until_somebody_picks(shelf: Shelf) -> None:
    said = shelf.statement(shelf.banks, "Waits for days")
    for text in ("Waits for weeks", "Waits for zebras"):
        shelf.do(events.EditStatement, statement_id=said, text=text, version=1)
    assert shelf.kinds("zebras") == [Kind.VARIANT]
    (variant,) = shelf.cell(shelf.banks, "goals").statements[0].variants
    shelf.do(events.PickVariant, statement_id=said, seen=[variant.id])
    assert shelf.kinds("zebras") == []


def test_reasons_are_found_as_long_as_the_map_asks_what_they_answer(shelf: Shelf) -> None:
    here, cast = {"segment_id": shelf.banks, "x": 2, "y": 8}, shelf.cast
    shelf.do(events.PlaceSegment, **here, reason="They need zebras")
    shelf.do(events.AgreePlacement, **here, rationale="All see", dissent="But yaks", by=cast.fara)
    assert shelf.kinds("zebras") == shelf.kinds("yaks") == [Kind.REASON]
    shelf.do(events.ChooseAxes, preset="share-growth", by=cast.fara)
    assert shelf.kinds("zebras") == shelf.kinds("yaks") == []
    shelf.do(events.ChooseAxes, preset="needs-value", by=cast.fara)
    shelf.do(events.WithdrawPlacement, segment_id=shelf.banks)
    assert (shelf.kinds("zebras"), shelf.kinds("yaks")) == ([], [Kind.REASON])
    assert_true(shelf, "placed")


def test_every_turn_of_an_objection_is_found_until_it_is_taken_back(cast: Cast) -> None:
    table = RoundTable(cast)
    index.build(table.id)
    objection = table.object("Zebras are no banks")
    answering = review.AnswerObjection(matrix_id=table.id, objection_id=objection, text="Yaks are")
    matrix_deeds.do(answering, cast.fara)
    for word in ("zebras", "yaks"):
        (group,) = queries.search(table.id, word, cast.vic).groups
        assert (group.kind, group.hits[0].about) == (Kind.OBJECTION, objection)
    table.undo(answering, cast.fara)
    assert queries.search(table.id, "yaks", cast.vic).total == 0
    assert_true(table, "taken back")


def test_a_template_is_found_by_its_present_name_in_every_matrix(shelf: Shelf) -> None:
    other, fara = Shelf(shelf.cast, "Other segments"), shelf.cast.fara
    here = {"workspace_id": HARBOURLIGHT}
    shelf.do(events.AddDimension, name="Yak herds", by=fara)
    saving = events.SaveScaffold(**here, matrix_id=shelf.id, name="Zebras")
    (saved,) = matrix_deeds.do(saving, fara)
    one = {**here, "scaffold_id": saved.scaffold_id}
    assert other.kinds("zebras") == other.kinds("yak") == [Kind.TEMPLATE]
    matrix_deeds.do(events.RenameScaffold(**one, name="Gnus"), fara)
    assert (other.kinds("zebras"), other.kinds("gnus")) == ([], [Kind.TEMPLATE])
    matrix_deeds.do(events.RemoveScaffold(**one), fara)
    assert other.kinds("gnus") == []
    assert_true(other, "removed")


def test_what_is_removed_is_gone_until_it_is_back(shelf: Shelf) -> None:
    said = shelf.statement(shelf.banks, "Waits for zebras")
    removal = events.RemoveStatement(matrix_id=shelf.id, statement_id=said)
    matrix_deeds.do(removal, shelf.cast.sol)
    assert shelf.kinds("zebras") == []
    shelf.undo(removal, shelf.cast.sol)
    assert shelf.kinds("zebras") == [Kind.STATEMENT]


def test_a_merged_segment_is_found_by_its_earlier_name(shelf: Shelf) -> None:
    shelf.say(shelf.cities, "Waits for zebras")
    merge = events.MergeSegments(
        matrix_id=shelf.id, into=shelf.banks, segment_ids=[shelf.cities], name="Lenders"
    )
    matrix_deeds.do(merge, shelf.cast.fara)
    assert shelf.found("cities") == {Kind.WORD: ["Cities"]}
    assert shelf.found("lenders") == {Kind.SEGMENT: ["Lenders"]}
    (group,) = shelf.search("zebras").groups
    assert group.hits[0].place.startswith("Lenders")
    shelf.undo(merge, shelf.cast.fara)
    assert shelf.found("cities") == {Kind.SEGMENT: ["Cities"]}


def test_a_source_goes_and_comes_with_all_that_was_taken_from_it(shelf: Shelf) -> None:
    _arrived, source = shelf.receive("zebra.txt", b"Zebra first.")
    shelf.quote(source.source_id, "We wait for the zebra")
    everything = [Kind.FINDING, Kind.SOURCE, Kind.PASSAGE]
    assert shelf.kinds("zebra") == everything
    shelf.do(evidence.RemoveSource, source_id=source.source_id)
    assert shelf.kinds("zebra") == []
    shelf.do(evidence.RestoreSource, source_id=source.source_id)
    assert shelf.kinds("zebra") == everything


def test_an_import_is_found_and_withdrawn_with_its_texts(shelf: Shelf) -> None:
    source = shelf.table_source("comment\nzebra one\nzebra two\n")
    imported = evidence.ImportRecords(matrix_id=shelf.id, source_id=source, columns={"text": 0})
    matrix_deeds.do(imported, shelf.cast.sol)
    assert shelf.search("zebra").groups[0].total == 2
    shelf.undo(imported, shelf.cast.sol)
    assert shelf.search("zebra").total == 0


def test_a_matrix_that_has_no_index_yet_gets_one_at_the_first_search(cast: Cast) -> None:
    desk = Desk(cast)
    desk.say(desk.banks, "Waits for zebras")
    assert entries(desk.id) == []
    assert queries.search(desk.id, "zebras", cast.vic).total == 1


def test_an_index_of_an_earlier_edition_is_built_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.say(shelf.banks, "Waits for zebras")
    Entry.objects.filter(matrix=shelf.id, kind=Kind.STATEMENT).delete()
    monkeypatch.setattr("segmatrix.search.access._EDITION", 0)
    assert shelf.kinds("zebras") == [Kind.STATEMENT]


def test_an_index_that_lost_everything_is_built_anew(shelf: Shelf) -> None:
    shelf.say(shelf.banks, "Waits for zebras")
    Entry.objects.all().delete()
    assert shelf.kinds("zebras") == [Kind.STATEMENT]


LOSSES = {
    "the table is gone": "DROP TABLE search_words",
    "the table is empty": "INSERT INTO search_words(search_words) VALUES ('delete-all')",
    "the table is damaged": "UPDATE search_words_data SET block = x'00112233' WHERE id > 10",
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="has its words in a table of its own")
@pytest.mark.parametrize("loss", LOSSES)
def test_words_that_the_database_lost_are_made_anew(shelf: Shelf, loss: str) -> None:
    shelf.say(shelf.banks, "Waits for zebras")
    with connection.cursor() as cursor:
        cursor.execute(LOSSES[loss])
    assert shelf.kinds("zebras") == [Kind.STATEMENT]
    with connection.cursor() as cursor:
        cursor.execute(LOSSES[loss])
    shelf.say(shelf.banks, "Waits for yaks")
    assert shelf.kinds("yaks") == [Kind.STATEMENT]


def test_every_kind_is_kept_true_by_facts() -> None:
    assert list(NOUNS) == list(Kind)
    assert all(noun.facts for noun in NOUNS.values())


def test_going_back_to_a_revision_brings_its_words_back(shelf: Shelf) -> None:
    fara = shelf.cast.fara
    said = shelf.statement(shelf.banks, "Waits for zebras")
    shelf.do(events.NameRevision, name="As it was", by=fara)
    shelf.do(events.RemoveStatement, statement_id=said)
    shelf.statement(shelf.banks, "Waits for yaks")
    shelf.do(events.RestoreRevision, number=1, by=fara)
    assert (shelf.kinds("zebras"), shelf.kinds("yaks")) == ([Kind.STATEMENT], [])
    assert_true(shelf, "gone back")
