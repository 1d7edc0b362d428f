"""No door gives away what another answered before the reveal, and who did in an anonymous round.

The same round is run twice with other answers, other words and other authors. Every address of the
application is then asked for by who may see most, and all that comes back must be the same.
"""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from segmatrix.base import clock
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from tests.cast import Cast
from tests.laws import forgotten
from tests.rounds.circle import Circle, at
from tests.web.places import Address, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

NO_WORKSHOP = "noworkshophere00"
MARKED, OTHER = "Zanzibar", "Mandelbrot"
NEW_EVERY_TIME = re.compile(
    rb'name="(csrfmiddlewaretoken|operation|csrf-token)"[^>]*(value|content)="[^"]*"'
    rb'|content="\w{64}"|(notices/|id="notice-|id="mark-|name="notice" value=")\w{16}'
    rb"|<dc[\w:]*>[^<]*|/(ID|CreationDate|ModDate)[^\n]*"
)
VOTED_ON = [{"id": "a", "text": "Proof"}, {"id": "b", "text": "Speed"}]
Run = Callable[[Circle, str], None]


def of_rounds() -> list[Address]:
    """Every address that a matrix has, and those of its workspace."""
    known = {
        "matrix_id",
        "workspace_id",
        "round_id",
        "workshop_id",
        "segment_id",
        "dimension_id",
        "member_id",
    }
    return [each for each in addresses() if each.is_of_something and set(each.parameters) <= known]


def everything_said(
    circle: Circle, round_id: str, browser: Client, **more: str
) -> dict[str, bytes]:
    """All bytes that a reader gets by any address, by the address.

    Args:
        more: What stands for other parameters of addresses.
    """
    things = {
        "matrix_id": circle.id,
        "workspace_id": circle.cast.exa.workspace_id,
        "round_id": round_id,
        "workshop_id": NO_WORKSHOP,
        "segment_id": circle.banks,
        "dimension_id": circle.bench.dimension["goals"],
        "member_id": circle.cast.sol.member_id,
        **more,
    }
    said = {}
    for address in of_rounds():
        answer = browser.get(address.at(things))
        body = b"".join(answer) if answer.streaming else answer.content
        said[address.name] = NEW_EVERY_TIME.sub(b"", body)
    for view in ("rounds", "workshops", "map", "overview"):
        news = gather(Audience(circle.id, view, "en"), 0, 10_000, circle.cast.exa)
        said[f"news of {view} by a socket"] = news.html.encode()
    return said


def differences(
    circle: Circle, round_id: str, browser: Client, one: Run, other: Run, **more: str
) -> list[str]:
    """Return the addresses that give away which of two scripts was run."""
    said = []
    for run in (one, other):
        with forgotten():
            run(circle, round_id)
            said.append(everything_said(circle, round_id, browser, **more))
    first, second = said
    assert len(first) > 60
    return [name for name, body in first.items() if body != second[name]]


def test_before_the_reveal_all_that_the_owner_gets_is_the_same_whoever_answered_what(
    cast: Cast, signed_in, caplog
) -> None:
    def sol_answers(circle: Circle, round_id: str) -> None:
        circle.give(round_id, "sol", at(8, 3), reason=MARKED)
        circle.give(round_id, "sol", at(1, 1), 1)
        circle.give(round_id, "sol", {"dots": {"a": 3, "b": 1}}, 2)

    def pri_answers(circle: Circle, round_id: str) -> None:
        circle.give(round_id, "pri", at(2, 9), reason=OTHER)
        circle.give(round_id, "pri", None, 1)
        circle.give(round_id, "pri", {"dots": {"b": 2}}, 2)

    circle = Circle(cast)
    dots = {"kind": "dots", "words": "What?", "options": VOTED_ON, "budget": 4, "cap": 3}
    questions = [*circle.place(circle.banks, circle.insurers), dots]
    round_id = circle.open(identity="after_reveal", questions=questions)
    caplog.set_level("INFO")
    assert differences(circle, round_id, signed_in("exa"), sol_answers, pri_answers) == []
    assert MARKED not in caplog.text
    assert mail.outbox == []


def test_in_an_anonymous_round_nothing_ever_tells_who_gave_which_answer(
    cast: Cast, signed_in
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
    found = differences(
        circle,
        round_id,
        signed_in("exa"),
        revealed("sol", "pri", "mika"),
        revealed("mika", "sol", "pri"),
    )
    assert found == []


def test_a_marked_word_is_nowhere_before_the_reveal_and_on_the_page_after_it(
    cast: Cast, signed_in
) -> None:
    circle = Circle(cast)
    round_id = circle.open(identity="named")
    circle.give(round_id, "sol", at(8, 3), reason=MARKED)
    said = everything_said(circle, round_id, signed_in("exa"))
    assert [name for name, body in said.items() if MARKED.encode() in body] == []
    own = signed_in("sol").get(f"/m/{circle.id}/rounds/{round_id}/answer/?page=1")
    assert MARKED in own.content.decode()

    circle.reveal(round_id)
    with clock.at(clock.now()):
        page = signed_in("exa").get(f"/m/{circle.id}/rounds/{round_id}/")
    assert MARKED in page.content.decode()
