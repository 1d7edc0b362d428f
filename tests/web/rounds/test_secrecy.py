"""No door gives away before the reveal what another answered.

The same round is run twice with other answers, other words and other authors, beside a workshop in
which everybody writes alone. Every door is then opened by who may see most (`doors`) and takes part
in both, and those of the matrix by who looks on, and by who came by a link and is to write, too.
All that comes out must be the same.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.base import clock
from segmatrix.rounds.actions import open_round
from segmatrix.rounds.events import OpenRound
from tests.cast import Cast
from tests.people.visiting import a_guest_link
from tests.rounds.circle import Circle, at
from tests.web.guests.conftest import come_by
from tests.web.rounds.runs import MARKED, OTHER, VOTED_ON, Runs
from tests.workshops.bench import GROUP, REFLECT, TAKING_PART, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_before_the_reveal_all_that_anybody_gets_is_the_same_whoever_answered_what(
    cast: Cast, runs: Runs, signed_in: Callable[[str], Client]
) -> None:
    room = Room(cast)
    people = [room.member(who) for who in (*TAKING_PART, "exa", "fara")]
    workshop_id = room.begun(REFLECT, GROUP, identity="anonymous", people=people)

    def sol_answers(circle: Circle, round_id: str) -> None:
        circle.give(round_id, "sol", at(8, 3), reason=MARKED)
        circle.give(round_id, "sol", at(1, 1), 1)
        circle.give(round_id, "sol", {"dots": {"a": 3, "b": 1}}, 2)
        room.write("sol", MARKED)
        room.ready("sol")

    def pri_answers(circle: Circle, round_id: str) -> None:
        circle.give(round_id, "pri", at(2, 9), reason=OTHER)
        circle.give(round_id, "pri", None, 1)
        circle.give(round_id, "pri", {"dots": {"b": 2}}, 2)
        room.write("pri", OTHER)
        room.ready("pri")

    dots = {"kind": "dots", "words": "What?", "options": VOTED_ON, "budget": 4, "cap": 3}
    questions = [*room.place(room.banks, room.insurers), dots]
    round_id = Circle.drafted(room, identity="after_reveal", questions=questions)
    open_round(OpenRound(matrix_id=room.id, round_id=round_id), actor=cast.fara)
    rounds = round_id, room.now.phase.round_id
    scripts = sol_answers, pri_answers
    nora = come_by(a_guest_link(cast, matrix_id=room.id))  # into the workshop that is under way
    others = {"vic": signed_in("vic"), "nora": nora}
    found = runs.differences(room, rounds, *scripts, others=others, workshop_id=workshop_id)
    assert found == []


def test_a_marked_word_is_on_the_page_after_the_reveal_and_on_its_authors_before(
    cast: Cast, signed_in
) -> None:
    circle = Circle(cast)
    round_id = circle.open(identity="named")
    address = f"/m/{circle.id}/rounds/{round_id}/"
    circle.give(round_id, "sol", at(8, 3), reason=MARKED)
    assert MARKED in signed_in("sol").get(f"{address}answer/?page=1").content.decode()
    assert MARKED not in signed_in("exa").get(address).content.decode()
    circle.reveal(round_id)
    with clock.at(clock.now()):
        assert MARKED in signed_in("exa").get(address).content.decode()
