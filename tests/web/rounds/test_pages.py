"""Rounds on their pages: planned, promised, answered alone, led, and shown."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from segmatrix.rounds import queries
from tests.rounds.circle import AT, Circle, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

Get = Callable[..., str]


@pytest.fixture
def text(circle: Circle, signed_in: Callable[[str], Client]) -> Get:
    """What somebody reads at an address of rounds."""

    def read(name: str, path: str = "", *, status: int = 200) -> str:
        answer = signed_in(name).get(f"/m/{circle.id}/rounds/{path}")
        assert answer.status_code == status
        return " ".join(answer.content.decode().split())

    return read


@pytest.fixture
def send(circle: Circle, signed_in: Callable[[str], Client]) -> Callable[..., Any]:
    """Send a form to an address of rounds, and return the answer."""

    def sent(who: str, path: str, **fields: Any) -> Any:
        return signed_in(who).post(f"/m/{circle.id}/rounds/{path}", fields)

    return sent


def planned(circle: Circle, **more: Any) -> dict[str, Any]:
    """What is filled into the form of a round."""
    return {
        "name": "Where do they stand?",
        "kinds": ["place", "keep"],
        "segments": [circle.banks, circle.insurers],
        "people": [circle.member(name) for name in ("sol", "mika", "pri")],
        "identity": "anonymous",
        "profile": "near",
        "day": "2026-06-05",
        "time": "17:00",
        "zone": "Europe/Berlin",
        **more,
    }


def test_an_empty_page_teaches_and_lets_a_facilitator_plan(text) -> None:
    assert "No round yet" in text("vic")
    assert "Plan a round" not in text("vic")
    assert "Plan a round" in text("fara")
    text("sol", "new/", status=403)


def test_a_round_is_planned_read_as_a_promise_and_opened(circle, text, send) -> None:
    statement = circle.bench.statement(circle.banks, "They price at night", key="jobs")
    row = circle.bench.dimension["jobs"]
    fields = planned(circle, rows=[row], free="What did we miss?", ranking="What first?")
    answer = send("fara", "new/", **fields, options="Speed\nProof", group_0="Leading")
    [drafted] = queries.rounds(circle.id, circle.cast.fara)
    assert answer.url == f"/m/{circle.id}/rounds/{drafted.id}/"
    assert [question.kind.value for question in drafted.questions] == [
        *("place", "place", "rate", "rate", "statement", "free", "rank")
    ]
    assert drafted.questions[4].about_id == statement
    page = text("fara", f"{drafted.id}/")
    assert "3 people, 3 departments: none reaches 3." in page
    assert "Open the round" in page
    text("sol", f"{drafted.id}/", status=404)

    # Planned otherwise in the same form, which shows what was planned.
    assert drafted.groups == {"Leadership": "Leading"}
    form = text("fara", f"{drafted.id}/plan/")
    assert form.count('<option value="Leading" selected>') == 1
    assert "What did we miss?" in form
    assert "Speed Proof" in form
    send("fara", f"{drafted.id}/plan/", **planned(circle, kinds=["place"], version=1))
    send("fara", f"{drafted.id}/open/")
    [opened] = queries.rounds(circle.id, circle.cast.sol)
    assert len(opened.questions) == 2
    assert send("fara", f"{drafted.id}/plan/", **planned(circle)).status_code == 409
    assert "Answer" in text("sol", f"{drafted.id}/")


def test_what_cannot_be_asked_is_said_beside_its_field_and_nothing_typed_is_lost(
    circle, send
) -> None:
    for fields, said in (
        ({"people": []}, "Nobody was ticked."),
        ({"kinds": []}, "This round asks nothing yet."),
        ({"zone": "Mars/Olympus"}, "no known time zone"),
        ({"profile": "consent"}, "goes with statements only"),
        ({"quorum": 0}, "greater than or equal to 1"),
        ({"for_keep": ["Sales"]}, "needs at least 3 people"),
    ):
        answer = send("fara", "new/", **planned(circle, **fields))
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert "Where do they stand?" in answer.content.decode()
    assert queries.rounds(circle.id, circle.cast.fara) == ()


def test_what_is_seldom_planned_is_folded_away_promised_and_found_again(circle, text, send) -> None:
    three = ["Marketing", "Product", "Sales"]
    fields = {"quorum": 2, "open_door": "on", "for_keep": three, "for_free": three}
    send("fara", "new/", **planned(circle, free="What did we miss?", **fields))
    [drafted] = queries.rounds(circle.id, circle.cast.fara)
    assert (drafted.quorum, drafted.open_door) == (2, True)
    assert [list(each.departments) for each in drafted.questions] == [[], [], three, three, three]
    promise = text("fara", f"{drafted.id}/")
    assert "2 of the 3 who are asked must answer" in promise
    assert "Others may come in while it is open." in promise
    assert promise.count("asked of Marketing, Product, Sales only") == 3

    form = text("fara", f"{drafted.id}/plan/")
    assert 'name="quorum" value="2"' in form
    for field, ticked in (("for_keep", 3), ("for_free", 3), ("for_place", 0), ("open_door", 1)):
        boxes = re.findall(rf'<input type="checkbox" name="{field}"[^>]*>', form)
        assert sum("checked" in box for box in boxes) == ticked
    send("fara", f"{drafted.id}/plan/", **planned(circle, version=1))
    [changed] = queries.rounds(circle.id, circle.cast.fara)
    assert (changed.quorum, changed.open_door) == (None, False)
    assert {each.departments for each in changed.questions} == {()}


def test_who_is_not_asked_comes_in_by_an_open_door(circle, text, send) -> None:
    round_id = circle.open(people=_members(circle, "sol", "mika", "pri"), open_door=True)
    for who, offered in (("ana", True), ("sol", False), ("vic", False)):
        assert ("Answer as well" in text(who, f"{round_id}/")) == offered
    answer = send("ana", f"{round_id}/join/")
    assert answer.url == f"/m/{circle.id}/rounds/{round_id}/answer/"
    assert "Question 1 of 2" in text("ana", f"{round_id}/answer/")
    assert "Answer as well" not in text("ana", f"{round_id}/")
    assert circle.view(round_id).counts.asked == 4
    assert send("vic", f"{round_id}/join/").status_code == 403

    closed = circle.open(people=_members(circle, "sol", "mika"))
    assert "Answer as well" not in text("ana", f"{closed}/")
    assert send("ana", f"{closed}/join/").status_code == 403


ASKED = [
    ("place", {"x": 8, "y": 3}, {"x": 8, "y": 3}),
    ("rate", {"value": 7}, {"value": 7}),
    ("tier", {"tier": "primary"}, {"tier": "primary"}),
    ("fate", {"fate": "drop"}, {"fate": "drop"}),
    ("statement", {"vote": "unclear"}, {"vote": "unclear"}),
    ("rank", {"place-0": 2, "place-1": 1}, {"order": ["1", "0"]}),
    ("free", {"texts": "They wait.\nThey leave."}, {"texts": ["They wait.", "They leave."]}),
]


def test_every_kind_of_question_is_answered_on_its_own_screen(circle, text, send) -> None:
    about = {"about_id": circle.banks}
    statement = circle.bench.statement(circle.banks, "They price at night")
    questions = [
        {"kind": "place", **about},
        {"kind": "rate", "words": "Should we keep it?", **about},
        {"kind": "tier", **about},
        {"kind": "fate", **about},
        {"kind": "statement", "about_id": statement},
        {"kind": "rank", "words": "What first?", "options": ["Speed", "Proof"]},
        {"kind": "free", "words": "What did we miss?"},
    ]
    round_id = circle.open(questions=questions)
    for number, (_kind, fields, _value) in enumerate(ASKED, 1):
        assert f"Question {number} of 7" in text("sol", f"{round_id}/answer/")
        question = circle.question(round_id, number - 1)
        answer = send("sol", f"{round_id}/answer/?page={number}", question=question, **fields)
        assert answer.url.endswith(f"?page={number + 1}&round={round_id}")
    assert [each.value for each in circle.sheet(round_id, "sol").asked] == [
        value for _kind, _fields, value in ASKED
    ]
    assert "Thank you. That was all." in text("sol", f"{round_id}/answer/")
    for number in range(1, 8):
        text("sol", f"{round_id}/answer/?page={number}")

    circle.give(round_id, "mika", at(2, 9), reason="They are few")
    circle.reveal(round_id)
    page = text("vic", f"{round_id}/")
    for said in ("They are few", "They wait.", "Speed", "Unclear to me", "Drop it"):
        assert said in page


def test_a_half_answer_is_refused_with_what_was_typed(circle, send) -> None:
    round_id = circle.open()
    fields = {"question": circle.question(round_id), "x": 3, "reason": "Half of it"}
    answer = send("sol", f"{round_id}/answer/?page=1", **fields)
    assert answer.status_code == 422
    assert "Half of it" in answer.content.decode()
    assert circle.sheet(round_id, "sol").answered == 0


def test_i_do_not_know_is_one_tap(circle, send) -> None:
    round_id = circle.open()
    send("sol", f"{round_id}/answer/?page=1", question=circle.question(round_id), unknown=1)
    [first, _second] = circle.sheet(round_id, "sol").asked
    assert first.answered
    assert first.value is None


def test_who_is_not_asked_is_told_so(circle, text, send) -> None:
    round_id = circle.open()
    assert "You are not asked in this round." in text("vic", f"{round_id}/answer/", status=403)
    fields = {"question": circle.question(round_id), "unknown": 1}
    assert send("fara", f"{round_id}/answer/?page=1", **fields).status_code == 403


def test_whoever_leads_extends_reveals_and_gives_up(circle, text, send) -> None:
    round_id = circle.open(closes=AT)
    send("fara", f"{round_id}/extend/", day="2026-06-08", time="09:30", zone="Asia/Dubai")
    assert f"{circle.view(round_id).closes:%d %H:%M}" == "08 05:30"
    for path in ("extend", "reveal", "discard", "open"):
        assert send("sol", f"{round_id}/{path}/").status_code == 403
    circle.give(round_id, "sol", at(8, 3))
    page = text("fara", f"{round_id}/")
    assert "Answered so far: 1 of the 3 that are needed." in page
    send("fara", f"{round_id}/reveal/")
    assert "Settled" in text("vic", f"{round_id}/")

    given_up = circle.open(name="Another")
    send("fara", f"{given_up}/discard/")
    text("sol", f"{given_up}/", status=404)


@pytest.mark.parametrize(
    ("identity", "answering", "warned"),
    [
        ("anonymous", ["sol"], "One person has answered."),
        ("anonymous", ["sol", "mika"], "Two people have answered."),
        ("anonymous", ["sol", "mika", "pri"], ""),
        ("after_reveal", ["sol"], ""),
    ],
)
def test_whoever_leads_reads_before_the_reveal_what_no_names_cannot_hide(
    circle, text, identity, answering, warned
) -> None:
    round_id = circle.open(identity=identity)
    for who in answering:
        circle.give(round_id, who, at(8, 3))
    page = text("fara", f"{round_id}/")
    assert warned in page
    assert ("have answered. They stay" in page or "has answered. They stay" in page) == bool(warned)


def test_a_second_round_asks_again_beside_what_all_answered_before(circle, text, send) -> None:
    first = circle.open(name="First")
    for who, x in (("sol", 1), ("mika", 9), ("pri", 1), ("ana", 9), ("exa", 9)):
        circle.give(first, who, at(x, 5), reason=f"{who} sees it so")
        circle.give(first, who, at(5, 5), 1)
    circle.reveal(first)
    assert "Ask again what is not settled" in text("fara", f"{first}/")
    form = text("fara", f"new/?follows={first}")
    assert "First, once more" in form
    again = f"place:{circle.banks}:"
    assert f"place:{circle.insurers}:" not in form
    fields = planned(circle, kinds=[], again=[again])
    send("fara", f"new/?follows={first}", **fields)
    rounds = queries.rounds(circle.id, circle.cast.fara)
    [second] = [each.id for each in rounds if each.id != first]
    send("fara", f"{second}/open/")
    page = text("sol", f"{second}/answer/")
    assert "You answered: 1 across, 5 up" in page
    assert "pri sees it so" in page
    assert ">Pri" not in page
    circle.give(second, "sol", at(5, 5))
    circle.give(second, "mika", at(8, 5))
    circle.give(second, "pri", at(1, 5))
    circle.reveal(second)
    assert "5 of 6 answers stayed within one step" in text("vic", f"{second}/")


def test_pages_ask_as_much_of_the_database_for_few_as_for_many(
    circle, signed_in, django_assert_max_num_queries
) -> None:
    def asked(path: str = "") -> int:
        browser = signed_in("fara")
        browser.get(f"/m/{circle.id}/rounds/{path}")
        with django_assert_max_num_queries(80) as queries_asked:
            browser.get(f"/m/{circle.id}/rounds/{path}")
        return len(queries_asked)

    few = circle.open(questions=circle.place(circle.banks), people=_members(circle, "sol", "pri"))
    circle.give(few, "sol", at(5, 5))
    of_one, in_few = asked(), asked(f"{few}/")
    circle.reveal(few)
    revealed = asked()
    many = circle.open()
    circle.give(many, "sol", at(5, 5))
    assert asked(f"{many}/") == in_few
    circle.reveal(many)
    assert asked() == revealed
    circle.open()
    assert asked() <= max(of_one, revealed)


def test_the_history_of_alignment_stands_in_the_list(circle, text) -> None:
    for xs in ((1, 9, 5), (5, 5, 6)):
        round_id = circle.open()
        for who, x in zip(("sol", "mika", "pri"), xs, strict=True):
            circle.give(round_id, who, at(x, 5))
        circle.reveal(round_id)
    page = text("vic")
    assert page.count("round-alignment") == 2
    assert "1 is unanimity" in page


def _members(circle: Circle, *names: str) -> list[str]:
    return [circle.member(name) for name in names]
