"""What rounds came to about the places of segments, by the axes that the map has."""

import pytest

from segmatrix.base.errors import NotFound
from segmatrix.kit.agreement.terms import Verdict
from segmatrix.matrix import actions, events
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import queries
from segmatrix.rounds.queries import PlaceView
from tests.cast import Cast
from tests.rounds.circle import ANSWERING, Circle, at

pytestmark = pytest.mark.django_db


def placed(circle: Circle, xs: list[int], **more: object) -> str:
    """Run a round in which everybody places the banks at these steps across, and 5 up."""
    round_id = circle.open(questions=circle.place(circle.banks), **more)
    for who, x in zip(ANSWERING, xs, strict=True):
        circle.give(round_id, who, at(x, 5))
    circle.reveal(round_id)
    return round_id


def found(circle: Circle, who: str = "vic") -> dict[str, PlaceView]:
    actor = getattr(circle.cast, who)
    shown = matrices.map(circle.id, actor)
    return queries.places(shown.x.id, shown.y.id, circle.id, actor)


def test_a_round_tells_nothing_of_places_before_it_is_revealed(circle: Circle) -> None:
    round_id = circle.open()
    circle.give(round_id, "sol", at(8, 3))
    assert found(circle) == {}


def test_the_newest_round_that_asked_for_a_segment_counts(circle: Circle) -> None:
    placed(circle, [1, 1, 9, 9, 9])
    newest = placed(circle, [7, 7, 7, 8, 7], name="Second")
    [place] = found(circle).values()
    assert (place.round_id, place.round_name, place.question.about_id) == (
        newest,
        "Second",
        circle.banks,
    )
    assert place.tally.verdict is Verdict.AGREED
    shown = matrices.map(circle.id, circle.cast.vic)
    agreed = queries.agreed_places(shown.x.id, shown.y.id, circle.id, circle.cast.vic)
    assert agreed == {circle.banks}


def test_what_was_asked_on_other_axes_is_no_place_on_these(circle: Circle) -> None:
    placed(circle, [1, 1, 9, 9, 9])
    given = events.ChooseAxes(matrix_id=circle.id, preset="severity-complexity")
    actions.choose_axes(given, actor=circle.cast.fara)
    assert found(circle) == {}


def test_its_fault_lines_are_those_of_the_segment_alone(circle: Circle) -> None:
    groups = {"Sales": "In front", "Marketing": "In front", "Customer success": "In front"}
    round_id = circle.open(identity="named", smallest=2, groups=groups)
    for position in (0, 1):
        for who, x in zip(ANSWERING, (1, 2, 9, 9, 9), strict=True):
            circle.give(round_id, who, at(x, 5), position)
    circle.reveal(round_id)
    for segment_id, place in found(circle).items():
        assert place.question.about_id == segment_id
        assert {line.item.segment for line in place.fault_lines} <= {place.question.id}


def test_who_may_not_read_the_matrix_gets_nothing(circle: Circle, cast: Cast) -> None:
    placed(circle, [1, 1, 9, 9, 9])
    shown = matrices.map(circle.id, cast.vic)
    with pytest.raises(NotFound):
        queries.places(shown.x.id, shown.y.id, circle.id, cast.otto)
