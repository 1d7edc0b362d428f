"""In a round without names no door ever gives away who gave which answer.

The same answers are given by others, and revealed. Every door is then opened by who may see most
(`doors`), and those of the matrix by who came by a link. All that comes out must be the same.
"""

import pytest

from tests.cast import Cast
from tests.people.visiting import a_guest_link
from tests.rounds.circle import Circle, at
from tests.web.guests.conftest import come_by
from tests.web.rounds.runs import MARKED, OTHER, VOTED_ON, Run, Runs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


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
    others = {"nora": come_by(a_guest_link(cast, matrix_id=circle.id))}
    assert runs.differences(circle, [round_id], *scripts, others=others) == []
