"""Some questions are for some departments only, and without names for no fewer than are seen."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.people.actions import remove_member
from segmatrix.people.events import RemoveMember
from segmatrix.rounds import actions, events
from tests.cast import HARBOURLIGHT
from tests.rounds.circle import Circle, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

THREE = ("Sales", "Marketing", "Operations")


def asked_of(circle: Circle, *departments: str) -> list[dict]:
    """One place for everybody, and one for some departments."""
    first, second = circle.place(circle.banks, circle.insurers)
    return [first, second | {"departments": list(departments)}]


@pytest.mark.parametrize("departments", [("Sales",), ("Sales", "Marketing"), ("Nobody's",)])
def test_without_names_so_few_are_asked_nothing_of_their_own(circle: Circle, departments) -> None:
    questions = asked_of(circle, *departments)
    with pytest.raises(Invalid, match="needs at least 3 people") as refused:
        circle.drafted(questions=questions)
    assert ", ".join(departments) in refused.value.hint
    circle.open(questions=questions, identity="named")
    circle.open(questions=asked_of(circle, *THREE))


def test_who_left_before_it_opens_is_not_counted(circle: Circle) -> None:
    round_id = circle.drafted(questions=asked_of(circle, *THREE))
    gone = RemoveMember(workspace_id=HARBOURLIGHT, member_id=circle.member("mika"))
    remove_member(gone, actor=circle.cast.exa)
    with pytest.raises(Invalid, match="needs at least 3 people"):
        given = events.OpenRound(matrix_id=circle.id, round_id=round_id)
        actions.open_round(given, actor=circle.cast.fara)


def test_whose_department_is_asked_nothing_is_not_waited_for(circle: Circle) -> None:
    _everybodys, theirs = asked_of(circle, "Sales", "Marketing")
    round_id = circle.open(questions=[theirs], identity="named")
    circle.give(round_id, "sol", at(2, 5))
    now = circle.view(round_id).counts
    assert (now.asked, now.done) == (2, 1)
    circle.reveal(round_id)
    assert circle.result(round_id, "fara").silent == ("Mika",)
