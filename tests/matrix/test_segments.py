"""Adding, naming, colouring, ordering and retiring segments."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


def rename(bench: Bench, segment_id: str, name: str, by: str = "fara", **more: int) -> None:
    given = events.RenameSegment(matrix_id=bench.id, segment_id=segment_id, name=name, **more)
    actions.rename_segment(given, actor=getattr(bench.cast, by))


def retire(bench: Bench, segment_id: str, by: str = "fara") -> events.RetireSegment:
    given = events.RetireSegment(matrix_id=bench.id, segment_id=segment_id)
    actions.retire_segment(given, actor=getattr(bench.cast, by))
    return given


def test_segments_stand_by_tier_each_new_one_last_of_its_own(bench: Bench) -> None:
    bench.segment("Newsrooms", tier="other")
    bench.segment("Consultancies")
    bench.segment("Banks", tier="primary")
    bench.segment("Cities", tier="primary")
    bench.segment("Schools")
    assert bench.names() == ["Banks", "Cities", "Consultancies", "Schools", "Newsrooms"]
    assert [each.position for each in bench.table.segments] == [0, 1, 2, 3, 4]


def test_each_takes_a_colour_and_shape_not_yet_used(bench: Bench) -> None:
    for number in range(9):
        bench.segment(f"Segment {number}", colour=3 if number == 0 else None)
    seen = [(each.colour, each.shape) for each in bench.table.segments]
    assert [colour for colour, _ in seen] == [3, 1, 2, 4, 5, 6, 7, 8, 1]
    assert len({shape for _, shape in seen}) == 8


@pytest.mark.parametrize("name", ["", "\n", "x" * 201, "banks"])
def test_a_name_must_be_there_short_and_free(bench: Bench, name: str) -> None:
    bench.segment("Banks")
    with pytest.raises(Invalid) as refusal:
        bench.segment(name)
    assert refusal.value.field == "name"


@pytest.mark.parametrize("odd", [{"tier": "main"}, {"colour": 9}, {"note": "x" * 301}])
def test_odd_tiers_colours_and_long_notes_are_refused(bench: Bench, odd: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        bench.segment("Banks", **odd)
    assert bench.names() == []


def test_markup_in_a_name_and_note_is_text(bench: Bench) -> None:
    bench.segment("<script>alert(1)</script>", note="<img src=x>")
    assert bench.table.segments[0].name == "<script>alert(1)</script>"
    assert bench.table.segments[0].note == "<img src=x>"


def test_a_move_stays_within_the_tier(bench: Bench) -> None:
    banks = bench.segment("Banks", tier="primary")
    bench.segment("Cities", tier="primary")
    bench.segment("Schools")
    move = events.MoveSegment(matrix_id=bench.id, segment_id=banks, position=5)
    fact = actions.move_segment(move, actor=bench.cast.fara)[0]
    assert bench.names() == ["Cities", "Banks", "Schools"]
    assert fact.position == 1
    assert fact.order == [each.id for each in bench.table.segments]


def test_a_move_to_where_it_stands_records_nothing(bench: Bench) -> None:
    banks = bench.segment("Banks")
    move = events.MoveSegment(matrix_id=bench.id, segment_id=banks, position=0)
    assert actions.move_segment(move, actor=bench.cast.fara) == []


def test_another_tier_moves_it_there_and_dragging_chooses_the_place(bench: Bench) -> None:
    bench.segment("Banks", tier="primary")
    bench.segment("Cities", tier="primary")
    schools = bench.segment("Schools")
    tier = {"matrix_id": bench.id, "segment_id": schools}
    actions.tier_segment(events.TierSegment(**tier, tier="primary"), actor=bench.cast.fara)
    assert bench.names() == ["Banks", "Cities", "Schools"]
    actions.tier_segment(
        events.TierSegment(**tier, tier="primary", position=1), actor=bench.cast.fara
    )
    assert bench.names() == ["Banks", "Schools", "Cities"]
    again = events.TierSegment(**tier, tier="primary")
    assert actions.tier_segment(again, actor=bench.cast.fara) == []


def test_two_names_at_once_are_refused_with_both(bench: Bench) -> None:
    banks = bench.segment("Banks")
    rename(bench, banks, "Insurers", by="exa", version=1)
    with pytest.raises(Changed) as refusal:
        rename(bench, banks, "Risk modellers", version=1)
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == ("Exa", "Insurers", "Risk modellers")


def test_a_retired_segment_keeps_all_and_returns_to_its_place(bench: Bench) -> None:
    bench.segment("Banks")
    cities = bench.segment("Cities")
    bench.segment("Schools")
    bench.statement(cities, "Save money")
    retire(bench, cities)
    table = bench.table
    assert [each.name for each in table.segments] == ["Banks", "Schools"]
    assert [each.position for each in table.segments] == [0, 1]
    assert [each.name for each in table.retired] == ["Cities"]
    assert queries.segment(bench.id, cities, bench.cast.vic).retired
    assert queries.current(cities).name == "Cities"

    restore = events.RestoreSegment(matrix_id=bench.id, segment_id=cities)
    actions.restore_segment(restore, actor=bench.cast.exa)
    assert bench.names() == ["Banks", "Cities", "Schools"]
    assert bench.texts(cities) == ["Save money"]
    with pytest.raises(Changed, match="Exa put"):
        actions.restore_segment(
            events.RestoreSegment(matrix_id=bench.id, segment_id=cities), actor=bench.cast.fara
        )


def test_an_edit_of_a_retired_segment_is_refused_naming_who_and_keeping_the_words(
    bench: Bench,
) -> None:
    cities = bench.segment("Cities")
    retire(bench, cities, by="exa")
    with pytest.raises(Changed, match="Exa took") as refusal:
        rename(bench, cities, "Towns")
    assert refusal.value.data["yours"] == "Towns"
    with pytest.raises(Changed) as refusal:
        bench.statement(cities, "Save money")
    assert refusal.value.data == {"by": "Exa", "yours": "Save money"}


def test_it_does_not_return_under_a_name_taken_meanwhile(bench: Bench) -> None:
    retire(bench, (cities := bench.segment("Cities")))
    bench.segment("cities")
    with pytest.raises(Invalid, match="is here already"):
        actions.restore_segment(
            events.RestoreSegment(matrix_id=bench.id, segment_id=cities), actor=bench.cast.fara
        )


def test_an_added_segment_with_something_in_it_is_not_removed(bench: Bench) -> None:
    given = events.AddSegment(matrix_id=bench.id, name="Banks")
    banks = actions.add_segment(given, actor=bench.cast.fara)[0].segment_id
    bench.statement(banks, "Prove figures", by=bench.cast.sol)
    with pytest.raises(Changed, match="something in"):
        bench.undo(given, bench.cast.fara)
    assert bench.texts(banks) == ["Prove figures"]


def test_a_removed_segment_is_not_here(bench: Bench) -> None:
    given = events.AddSegment(matrix_id=bench.id, name="Banks")
    banks = actions.add_segment(given, actor=bench.cast.fara)[0].segment_id
    bench.undo(given, bench.cast.fara)
    with pytest.raises(NotFound):
        queries.segment(bench.id, banks, bench.cast.fara)
    with pytest.raises(NotFound):
        queries.current(banks)


def test_undo_is_refused_once_somebody_else_settled_the_same(bench: Bench) -> None:
    banks = bench.segment("Banks")
    given = events.RecolourSegment(matrix_id=bench.id, segment_id=banks, colour=5)
    actions.recolour_segment(given, actor=bench.cast.fara)
    later = events.RecolourSegment(matrix_id=bench.id, segment_id=banks, colour=6)
    actions.recolour_segment(later, actor=bench.cast.exa)
    with pytest.raises(Changed, match="Exa"):
        bench.undo(given, bench.cast.fara)
    rename(bench, banks, "Insurers", by="exa")  # another subject does not stand in the way
    bench.undo(later, bench.cast.exa)
    bench.undo(given, bench.cast.fara)
    assert bench.table.segments[0].colour == 1


def test_its_history_is_told_newest_first(bench: Bench) -> None:
    banks = bench.segment("Banks")
    bench.segment("Cities")
    rename(bench, banks, "Insurers", by="exa")
    told = queries.segment_history(bench.id, banks, bench.cast.vic)
    assert [(entry.actor_name, entry.fact.kind) for entry in told] == [
        ("Exa", "SegmentRenamed"),
        ("Fara", "SegmentAdded"),
    ]
