"""What the map asks."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events, terms
from tests.matrix.conftest import Bench


def choose(bench: Bench, preset: str) -> events.ChooseAxes:
    given = events.ChooseAxes(matrix_id=bench.id, preset=preset)
    actions.choose_axes(given, actor=bench.cast.fara)
    return given


def words(**changed: str) -> dict[str, str]:
    return {
        "slot": "x",
        "name": "Trust",
        "question": "How far do they trust us?",
        "low": "They check everything.",
        "middle": "They check what matters.",
        "high": "They take our word.",
    } | changed


def set_axis(bench: Bench, by: str = "fara", version: int | None = None, **changed: str) -> list:
    given = events.SetAxis(matrix_id=bench.id, version=version, **words(**changed))
    return actions.set_axis(given, actor=getattr(bench.cast, by))


def place(bench: Bench, segment_id: str, x: int, y: int) -> None:
    given = events.PlaceSegment(matrix_id=bench.id, segment_id=segment_id, x=x, y=y)
    actions.place_segment(given, actor=bench.cast.sol)


@pytest.mark.parametrize("preset", terms.PRESETS, ids=lambda preset: preset.key)
def test_every_shipped_pair_is_ready_and_names_its_corners(
    bench: Bench, preset: terms.AxisPreset
) -> None:
    choose(bench, preset.key)
    shown = bench.map
    assert (shown.x.question, shown.y.question) == (str(preset.x.question), str(preset.y.question))
    assert shown.x.ready
    assert shown.y.ready
    assert all(shown.quadrants)


def test_other_pairs_are_not_shipped(bench: Bench) -> None:
    with pytest.raises(Invalid):
        choose(bench, "love-hate")


def test_another_pair_has_its_own_placements_and_the_old_ones_come_back(bench: Bench) -> None:
    banks = bench.segment("Banks")
    place(bench, banks, 3, 8)
    choose(bench, "share-growth")
    assert bench.map.placements == ()
    place(bench, banks, 1, 1)
    choose(bench, "needs-value")
    assert [(each.x, each.y) for each in bench.map.placements] == [(3, 8)]


def test_another_question_is_another_axis(bench: Bench) -> None:
    banks = bench.segment("Banks")
    place(bench, banks, 3, 8)
    before = bench.map
    set_axis(bench)
    shown = bench.map
    assert shown.x.id != before.x.id
    assert shown.y == before.y
    assert (shown.x.key, shown.x.low, shown.placements) == ("", "They check everything.", ())
    assert shown.quadrants == ("", "", "", "")


def test_the_same_question_in_other_words_keeps_the_placements(bench: Bench) -> None:
    banks = bench.segment("Banks")
    set_axis(bench)
    place(bench, banks, 3, 8)
    before = bench.map
    fact = set_axis(bench, high="They never check.")[0]
    assert isinstance(fact, events.AxisSet)
    assert bench.map.x.id == before.x.id
    assert bench.map.x.high == "They never check."
    assert bench.map.placements == before.placements


def test_a_shipped_axis_can_be_worded_otherwise_and_back(bench: Bench) -> None:
    shipped = bench.map.x
    own = {"name": shipped.name, "question": shipped.question, "low": "Like everybody's."}
    given = events.SetAxis(
        matrix_id=bench.id, slot="x", **own, middle=shipped.middle, high=shipped.high
    )
    actions.set_axis(given, actor=bench.cast.fara)
    assert bench.map.x.low == "Like everybody's."
    assert all(bench.map.quadrants)
    bench.undo(given, bench.cast.fara)
    assert bench.map.x.low == shipped.low


@pytest.mark.parametrize(
    "odd", [{"name": ""}, {"question": " "}, {"slot": "z"}, {"low": "x" * 501}]
)
def test_an_axis_needs_a_name_and_a_question(bench: Bench, odd: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        set_axis(bench, **odd)


def test_nobody_places_until_all_three_sentences_are_there(bench: Bench) -> None:
    banks = bench.segment("Banks")
    set_axis(bench, middle="")
    assert not bench.map.x.ready
    with pytest.raises(Invalid, match="Trust"):
        place(bench, banks, 3, 8)
    set_axis(bench)
    place(bench, banks, 3, 8)


def test_words_for_an_axis_that_made_room_for_another_are_refused(bench: Bench) -> None:
    shipped = bench.map.x
    own = {word: getattr(shipped, word) for word in ("name", "question", "middle", "high")}
    given = events.SetAxis(matrix_id=bench.id, slot="x", low="Like everybody's.", **own)
    actions.set_axis(given, actor=bench.cast.fara)
    choose(bench, "share-growth")
    before = bench.picture()
    with pytest.raises(Changed):
        bench.undo(given, bench.cast.fara)
    with pytest.raises(Changed):
        set_axis(bench, axis_id=shipped.id)
    assert bench.picture() == before


def test_two_wordings_at_once_are_refused_with_both(bench: Bench) -> None:
    set_axis(bench)
    set_axis(bench, by="exa", version=1, high="They never check.")
    with pytest.raises(Changed, match="Exa") as refusal:
        set_axis(bench, version=1, high="They trust us.")
    assert refusal.value.data["theirs"]["high"] == "They never check."
    assert refusal.value.data["yours"]["high"] == "They trust us."
