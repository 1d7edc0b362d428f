"""What the data say, in sentences, and as marks on the map."""

from datetime import UTC, datetime

import pytest

from segmatrix.activity.events import Fact
from segmatrix.kit.analysis.specialisation import Specialisation, Telling
from segmatrix.live import rendering
from segmatrix.matrix.queries import (
    AgreedPlacementView,
    AxisView,
    DimensionView,
    StatedMeasureView,
)
from segmatrix.studies import events
from segmatrix.studies.basing import Basis
from segmatrix.studies.queries import (
    Ingredient,
    MeasuredAxis,
    Suggested,
    SuggestedPlacement,
    Suggestions,
)
from segmatrix.studies.terms import Side
from segmatrix.web.map.clouds import gather
from segmatrix.web.map.picturing import draw
from segmatrix.web.map.plane import across, down
from segmatrix.web.matrix.histories import TOLD
from segmatrix.web.suggestions.markers import markers, potentials
from segmatrix.web.suggestions.telling import gap, gap_words, made_of
from tests.web.map.sample import map_of, segment

NOON = datetime(2026, 5, 22, 12, tzinfo=UTC)


def axis(slot: str, key: str = "needs-value") -> AxisView:
    name = {"x": "Customer needs", "y": "Value to us"}[slot]
    return AxisView(slot, slot, key, name, "", "low", "middle", "high", 1)


def measured(slot: str, data: Suggested, kind: Side, key: str = "needs-value") -> MeasuredAxis:
    return MeasuredAxis(axis(slot, key), Basis(kind), None, 0.2, (), None, {"a": data})


def agreed(x: int, y: int, **more) -> AgreedPlacementView:
    return AgreedPlacementView("a", x, y, "", "", "Fara", NOON, 1, **more)


@pytest.mark.parametrize(
    "fact",
    (events.AxisBasisSet, events.ContradictionDismissed, events.ContradictionRestored),
    ids=lambda fact: fact.kind,
)
def test_every_fact_says_what_it_touches_and_how_it_is_told(fact: type[Fact]) -> None:
    assert fact.kind in rendering._TOUCHED
    assert fact in TOLD


@pytest.mark.parametrize(
    ("slot", "kind", "key", "placed", "words", "apart"),
    [
        ("x", Side.NEEDS, "needs-value", 8, "data: less specialised than we think", True),
        ("x", Side.NEEDS, "needs-value", 1, "data: more specialised than we think", True),
        ("x", Side.NEEDS, "needs-value", 5, "data: much as we think", False),
        ("y", Side.VALUE, "needs-value", 9, "data: worth less to us than we think", True),
        ("y", Side.VALUE, "", 9, "data: lower on “Value to us” than we think", True),
        ("x", Side.VALUE, "needs-value", 1, "data: higher on “Customer needs” than we think", True),
    ],
)
def test_the_gap_is_said_in_words(
    slot: str, kind: Side, key: str, placed: int, words: str, apart: bool
) -> None:
    found = gap(measured(slot, Suggested(4, 3, 5), kind, key), "a", agreed(placed, placed))
    assert (found.words, found.apart) == (words, apart)


def test_both_sides_stand_beside_each_other() -> None:
    one = measured("x", Suggested(4.04, 3.21, 5.0), Side.NEEDS)
    found = gap(one, "a", agreed(8, 8))
    assert found.where == "We: 8 of 9. Data: 4 of 9, between 3.2 and 5."
    assert gap(one, "a", None).where == "Data: 4 of 9, between 3.2 and 5."
    assert gap(one, "elsewhere", agreed(8, 8)).where == "We: 8 of 9."


def test_what_is_apart_is_said_before_what_agrees() -> None:
    low = gap(measured("x", Suggested(4, 3, 5), Side.NEEDS), "a", agreed(8, 4))
    same = gap(measured("y", Suggested(4, 3, 5), Side.VALUE), "a", agreed(8, 4))
    assert gap_words([low, same]) == ["Data: less specialised than we think."]
    assert gap_words([same]) == ["Data: much as we think."]
    assert gap_words([gap(measured("x", Suggested(4, 3, 5), Side.NEEDS), "a", None)]) == []


def test_it_is_told_what_a_place_is_made_of() -> None:
    needs = Specialisation(0.2, 0.1, 0.3, 50, 2, telling=(Telling("audit", 0.98, 0.125),))
    (line,) = made_of(Suggested(4, 3, 5, needs))
    assert (line.name, line.words) == ("audit", "98 % of them, 12 % of everybody")
    row = DimensionView("r", "", "Cost to serve", "measure", "", 0, "€", "", "sum", False, 1)
    known = Ingredient(row, 2.0, True, 30.0, True, 1.0)
    unknown = Ingredient(row, 1.0, False, None, False, None)
    dollars = StatedMeasureView("s", 20, 40, "$", None, "", "Sol", "Sales", 1, NOON)
    elsewhere = Ingredient(row, 1.0, False, None, False, None, dollars)
    made = Suggested(4, 3, 5, None, (known, unknown, elsewhere))
    assert [line.words for line in made_of(made)] == [
        "€30, stated by a person, the best of all segments, less is better, weight 2",
        "nobody knows it yet, so it may be anything, weight 1",
        "stated as $20–$40, not in €, so it may be anything, weight 1",
    ]


def test_the_map_ties_data_and_potential_to_where_people_put_it() -> None:
    shown = map_of([segment("a"), segment("b")], [], settled={"a": (8, 8), "b": (2, 2)})
    (bubble, *_rest) = draw(shown, gather(shown, {}), {}).bubbles
    x, y = Suggested(4, 3, 5), Suggested(6, 6, 7)
    said = Suggestions(
        measured("x", x, Side.NEEDS),
        measured("y", y, Side.VALUE),
        {bubble.segment.id: SuggestedPlacement(bubble.segment.id, x, y)},
    )
    (mark,) = markers([bubble], said)
    assert (mark.cx, mark.cy) == (across(4), down(6))
    assert mark.bars == (across(3), across(5), down(6), down(7))
    assert mark.tie == (bubble.cx, bubble.cy)
    assert potentials([bubble]) == []


def test_half_a_suggestion_is_not_drawn() -> None:
    shown = map_of([segment("a")], [], settled={"a": (8, 8)})
    bubbles = draw(shown, gather(shown, {}), {}).bubbles
    x = Suggested(4, 3, 5)
    said = Suggestions(
        measured("x", x, Side.NEEDS),
        MeasuredAxis(axis("y"), Basis(), None, None, (), None, {}),
        {"a": SuggestedPlacement("a", x, None)},
    )
    assert markers(bubbles, said) == []
