"""A revision keeps all that a matrix held, and can be read, compared and brought back."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.matrix import events, queries
from tests.matrix.agreeing import agree, state
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(bench: Bench) -> Bench:
    banks = bench.segment("Banks", tier="primary")
    bench.statement(banks, "Prove figures")
    bench.statement(banks, "Lenders with regulators", key="definition")
    cell = {"matrix_id": bench.id, "segment_id": banks}
    size, people = bench.dimension["size"], bench.dimension["contacts"]
    do(events.StateMeasure(**cell, dimension_id=size, low=10, high=12), bench.cast.sol)
    do(events.AddContact(**cell, dimension_id=people, name="Ms Low"), bench.cast.sol)
    do(events.AgreePlacement(**cell, x=3, y=7, rationale="They all say so"), bench.cast.fara)
    charter = {"field": "problems", "text": "Five lists"}
    do(events.EditCharter(matrix_id=bench.id, **charter), bench.cast.fara)
    return bench


def name(bench: Bench, words: str, *, by: str = "fara") -> int:
    given = events.NameRevision(matrix_id=bench.id, name=words)
    return do(given, getattr(bench.cast, by))[0].number


def restore(bench: Bench, number: int, *, by: str = "fara") -> events.RestoreRevision:
    given = events.RestoreRevision(matrix_id=bench.id, number=number)
    do(given, getattr(bench.cast, by))
    return given


def words(bench: Bench, before: int, after: int | None = None) -> list[str]:
    seen = queries.comparison(bench.id, before, after, bench.cast.vic)
    return [difference.words for difference in seen.differences]


# --- keeping --------------------------------------------------------------------------------------


def test_a_named_revision_shows_everything_as_it_was(filled: Bench):
    number = name(filled, "For the board")
    (segment,) = filled.table.segments
    renamed = events.RenameSegment(matrix_id=filled.id, segment_id=segment.id, name="Insurers")
    do(renamed, filled.cast.fara)
    filled.statement(segment.id, "Later")

    kept = queries.revision(filled.id, number, filled.cast.vic)

    assert (kept.revision.name, kept.revision.by_name) == ("For the board", "Fara")
    assert [column["name"] for column in kept.columns] == ["Banks"]
    rows = {row.label: row.cells[0] for row in kept.rows}
    assert [said["text"] for said in rows["Main goals"].statements] == ["Prove figures"]
    assert rows["Size"].number == "10 – 12"
    assert [each["name"] for each in rows["Key contacts"].contacts] == ["Ms Low"]
    assert [(place["x"], place["rationale"]) for place in kept.places] == [(3, "They all say so")]
    assert [text for _question, text in kept.charter] == ["Five lists"]


def test_it_holds_what_the_profiles_held_and_tells_what_changed_there(bench: Bench):
    banks = bench.segment("Banks")
    empty = name(bench, "First")
    bench.statement(banks, "A quiet audit", key="outcomes")
    number = name(bench, "Second")

    kept = queries.revision(bench.id, number, bench.cast.vic)

    rows = {row.label: row.cells[0].statements for row in kept.profile}
    assert [said["text"] for said in rows["Outcomes sought"]] == ["A quiet audit"]
    assert queries.revision(bench.id, empty, bench.cast.vic).profile == ()
    assert words(bench, empty, number) == ["Banks: Outcomes sought: “A quiet audit” is new."]


def test_work_goes_on_under_the_next_number(bench: Bench):
    assert name(bench, "First") == 1
    assert state(bench) == ("draft", 2, None)
    assert name(bench, "Second") == 2
    listed = queries.revisions(bench.id, bench.cast.vic)
    assert [(each.number, each.name) for each in listed] == [(2, "Second"), (1, "First")]


def test_keeping_can_be_taken_back_and_the_number_is_not_given_again(bench: Bench):
    given = events.NameRevision(matrix_id=bench.id, name="First")
    do(given, bench.cast.fara)
    bench.undo(given, bench.cast.fara)
    with pytest.raises(NotFound, match="no revision 1"):
        queries.revision(bench.id, 1, bench.cast.fara)
    assert name(bench, "First") == 2


def test_a_name_is_needed_and_tells_revisions_apart(bench: Bench):
    name(bench, "First")
    for taken in ("", "first"):
        with pytest.raises(Invalid):
            name(bench, taken)


def test_only_who_leads_the_group_keeps_and_an_outsider_sees_nothing(bench: Bench):
    with pytest.raises(NotPermitted):
        name(bench, "First", by="sol")
    number = name(bench, "First")
    with pytest.raises(NotFound):
        queries.revision(bench.id, number, bench.cast.otto)


def test_reading_one_takes_as_many_queries_for_a_big_one(
    filled: Bench, django_assert_max_num_queries
):
    for number in range(5):
        segment_id = filled.segment(f"Segment {number}")
        for said in range(4):
            filled.statement(segment_id, f"Said {said}")
    number = name(filled, "Big")
    with django_assert_max_num_queries(8):
        queries.revision(filled.id, number, filled.cast.vic)


# --- comparing ------------------------------------------------------------------------------------


def test_two_revisions_differ_in_words(filled: Bench):
    first = name(filled, "First")
    (segment,) = filled.table.segments
    do(
        events.RenameSegment(matrix_id=filled.id, segment_id=segment.id, name="Insurers"),
        filled.cast.fara,
    )
    filled.statement(segment.id, "Sleep well")
    second = name(filled, "Second")
    filled.segment("Cities")

    assert words(filled, first, second) == [
        "Insurers: Name: “Insurers” instead of “Banks”.",
        "Insurers: Main goals: “Sleep well” is new.",
    ]
    assert words(filled, second) == ["Segment: “Cities” is new."]
    assert words(filled, first, first) == []


# --- going back -----------------------------------------------------------------------------------


def test_going_back_brings_the_content_back_under_a_new_number(filled: Bench):
    first = name(filled, "First")
    before = filled.picture()
    (segment,) = filled.table.segments
    (goal,) = filled.cell(segment.id, "goals").statements
    do(events.RemoveStatement(matrix_id=filled.id, statement_id=goal.id), filled.cast.fara)
    later = filled.statement(segment.id, "Sleep well")
    do(
        events.TierSegment(matrix_id=filled.id, segment_id=segment.id, tier="other"),
        filled.cast.fara,
    )
    cities = filled.segment("Cities")
    stood = filled.picture()

    assert words(filled, first) != []
    given = restore(filled, first)

    assert words(filled, first) == []
    assert [said.id for said in filled.cell(segment.id, "goals").statements] == [goal.id]
    assert [each.id for each in filled.table.retired] == [cities]
    assert state(filled) == ("draft", 3, None)
    kept = queries.revision(filled.id, 2, filled.cast.fara)
    assert kept.revision.name == "Before going back to revision 1"
    assert [
        place.statement_id for place in (queries.whereabouts(filled.id, later, filled.cast.sol),)
    ]

    filled.undo(given, filled.cast.fara)
    assert filled.picture() == stood != before


def test_going_back_from_an_agreed_matrix_opens_a_draft_and_undo_agrees_again(filled: Bench):
    first = name(filled, "First")
    cities = filled.segment("Cities")
    agreed = agree(filled)
    given = restore(filled, first)
    assert state(filled)[0] == "draft"
    filled.undo(given, filled.cast.fara)
    assert state(filled) == ("agreed", agreed, agreed)
    assert cities in [segment.id for segment in filled.table.segments]


def test_it_is_not_taken_back_over_what_came_after(filled: Bench):
    first = name(filled, "First")
    filled.segment("Cities")
    given = restore(filled, first)
    filled.segment("Schools", by=filled.cast.exa)
    with pytest.raises(Changed, match="Schools"):
        filled.undo(given, filled.cast.fara)


def test_a_merged_segment_is_named_and_nothing_changes(filled: Bench):
    cities = filled.segment("Cities")
    first = name(filled, "First")
    (banks, _) = filled.table.segments
    merged = events.MergeSegments(matrix_id=filled.id, into=banks.id, segment_ids=[cities])
    do(merged, filled.cast.fara)
    stood = filled.picture()
    with pytest.raises(Changed, match=r"Cities.*became part of.*Banks"):
        restore(filled, first)
    assert filled.picture() == stood


def test_after_a_split_its_parts_are_put_aside_and_texts_return(filled: Bench):
    first = name(filled, "First")
    (banks,) = filled.table.segments
    (goal,) = filled.cell(banks.id, "goals").statements
    part = {"name": "Insurers", "statement_ids": [goal.id]}
    split = events.SplitSegment(matrix_id=filled.id, segment_id=banks.id, parts=[part])
    do(split, filled.cast.fara)
    assert filled.texts(banks.id) == []
    restore(filled, first)
    assert filled.texts(banks.id) == ["Prove figures"]
    assert filled.names() == ["Banks"]


def test_only_who_leads_the_group_goes_back(filled: Bench):
    first = name(filled, "First")
    with pytest.raises(NotPermitted):
        restore(filled, first, by="sol")


def test_what_was_agreed_anew_since_is_not_put_aside_by_taking_a_return_back(filled: Bench):
    agree(filled)
    given = restore(filled, 1)
    agree(filled)
    with pytest.raises(Changed, match="Another revision was agreed"):
        filled.undo(given, filled.cast.fara)
    assert state(filled)[0] == "agreed"


def test_taking_a_return_back_brings_the_agreed_matrix_back(filled: Bench):
    number = agree(filled)
    given = restore(filled, 1)
    assert next(each.put_aside for each in queries.revisions(filled.id, filled.cast.vic))
    filled.undo(given, filled.cast.fara)
    assert state(filled) == ("agreed", number, number)
