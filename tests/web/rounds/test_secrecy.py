"""No door gives away what another answered before the reveal, and who did in an anonymous round.

The same round is run twice with other answers, other words and other authors, beside a workshop in
which everybody writes alone. Every door is then opened by who may see most (`doors`), and all that
comes out must be the same.
"""

import pytest

from segmatrix.base import clock
from segmatrix.rounds.actions import open_round
from segmatrix.rounds.events import OpenRound
from tests.cast import Cast
from tests.rounds.circle import Circle, at
from tests.web.rounds.runs import MARKED, OTHER, Run, Runs
from tests.workshops.bench import GROUP, REFLECT, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

VOTED_ON = [{"id": "a", "text": "Proof"}, {"id": "b", "text": "Speed"}]


def test_before_the_reveal_all_that_the_owner_gets_is_the_same_whoever_answered_what(
    cast: Cast, runs: Runs
) -> None:
    room = Room(cast)
    workshop_id = room.begun(REFLECT, GROUP, identity="anonymous")

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
    found = runs.differences(room, rounds, *scripts, sending=True, workshop_id=workshop_id)
    assert found == []


def test_in_an_anonymous_round_nothing_ever_tells_who_gave_which_answer(
    cast: Cast, runs: Runs
) -> None:
    def revealed(*authors: str) -> Run:
        def run(circle: Circle, round_id: str) -> None:
            said = [
                (at(8, 3), {"vote": "agree"}, ["1", "0"], MARKED, {"a": 3, "b": 1}),
                (at(2, 9), {"vote": "pass"}, ["0", "1"], OTHER, {"b": 2}),
                (at(5, 5), {"vote": "disagree"}, ["0", "1"], "Because", {"a": 1, "b": 3}),
            ]
            for who, (place, vote, order, words, dots) in zip(authors, said, strict=True):
                values = (place, vote, {"order": order}, {"texts": [words]}, {"dots": dots})
                for position, value in enumerate(values):
                    circle.give(round_id, who, value, position, reason=words)
            circle.reveal(round_id)

        return run

    circle = Circle(cast)
    questions = [
        *circle.place(circle.banks),
        {
            "kind": "statement",
            "about_id": circle.bench.statement(circle.banks, "They pay late", by=cast.ana),
        },
        {"kind": "rank", "words": "What first?", "options": ["Speed", "Proof"]},
        {"kind": "free", "words": "What did we miss?"},
        {"kind": "dots", "words": "What matters?", "options": VOTED_ON, "budget": 4, "cap": 3},
    ]
    round_id = circle.open(identity="anonymous", questions=questions)
    scripts = revealed("sol", "pri", "mika"), revealed("mika", "sol", "pri")
    assert runs.differences(circle, [round_id], *scripts) == []


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
