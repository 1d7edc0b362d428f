"""Where sockets are blocked a page asks for the same news over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest

from segmatrix.live.news import gather
from segmatrix.live.presence import Here, Presence
from segmatrix.live.rendering import Audience, Region
from segmatrix.matrix import actions, events
from segmatrix.web import live
from tests.cast import HARBOURLIGHT, Cast
from tests.live.noticeboard import Board
from tests.people.visiting import a_guest_link
from tests.web.guests.conftest import come_by

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return Cast()


@pytest.fixture
def board(cast: Cast) -> str:
    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name="Our customers")
    (created,) = actions.create_matrix(given, actor=cast.fara)
    return created.matrix_id


@pytest.fixture(autouse=True)
def own_presence(presence: Presence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "presence", presence)


@pytest.fixture
def ask(board: str, signed_in: Callable[..., Any]) -> Callable[..., Any]:
    """Ask for news as somebody's page does: `ask("mika", after=3)`."""

    def ask(name: str, *, after: object = 0, view: str = "board", **said: str) -> Any:
        query = {"view": view, "after": after, **said}
        return signed_in(name).get(f"/m/{board}/news", query, headers={"HX-Request": "true"})

    return ask


def test_brings_what_the_socket_brings(ask, board, pin, cast):
    pin("a", "Lunch")
    pin("a", "Lunch at one")
    asked = ask("sol", after=1).json()
    del asked["here"]

    assert asked == gather(Audience(board, "board", "en"), 1, 2, cast.mika).to_json()
    assert "Lunch at one" in asked["html"]


def test_brings_nothing_new_when_nothing_happened(ask, pin):
    pin("a", "Lunch")
    Board.rendered.clear()

    asked = ask("sol", after=1).json()

    assert (asked["number"], asked["html"]) == (1, "")
    assert not Board.rendered


def test_renders_once_however_many_ask(ask, pin):
    pin("a", "Lunch")
    pin("a", "Lunch at one")
    for name in ("mika", "sol", "pri", "vic"):
        ask(name, after=1)

    assert Board.rendered == {Region("notice", ("a",)): 1}


def test_tells_who_is_here_whichever_way_they_are_connected(ask, board, presence, cast):
    by_socket = Here(cast.mika.member_id, "Mika", "page-1", "cell-growing-goals", True)
    presence.say(f"matrix:{board}", by_socket, seconds=60)

    here = ask("sol", page="page2", at="cell-growing-pains").json()["here"]

    assert [(person["name"], person["at"], person["writing"]) for person in here] == [
        ("Mika", "cell-growing-goals", True),
        ("Sol", "cell-growing-pains", False),
    ]


def test_tells_others_who_writes(ask, board, presence, cast):
    ask("sol", page="page2", at="cell-growing-pains", writing="1")

    (sol,) = presence.here(f"matrix:{board}")
    assert sol == Here(cast.sol.member_id, "Sol", "page2", "cell-growing-pains", True)


def test_tells_a_guest_the_names_of_those_whom_the_matrix_names(ask, board, cast):
    said = events.StartThread(matrix_id=board, text="Which banks?")
    actions.start_thread(said, actor=cast.mika)
    ask("mika", page="page1")
    ask("sol", page="page2")
    nora = come_by(a_guest_link(cast, matrix_id=board))

    query = {"view": "board", "after": 0, "page": "page3"}
    here = nora.get(f"/m/{board}/news", query, headers={"HX-Request": "true"}).json()["here"]

    assert [person["name"] for person in here] == ["Mika", "", ""]


def test_a_guest_hears_what_changed_and_not_by_whom(ask, board, pin, cast):
    pin("a", "Lunch")
    nora = come_by(a_guest_link(cast, matrix_id=board))
    query = {"view": "board", "after": 0}

    told = nora.get(f"/m/{board}/news", query, headers={"HX-Request": "true"}).json()

    assert ("notice-a", "") in [(each["id"], each["name"]) for each in told["changes"]]
    assert not any(each["name"] for each in told["changes"])
    assert {each["name"] for each in ask("sol").json()["changes"]} == {"Mika"}


@pytest.mark.parametrize(
    "asked", [{"view": "nosuchview"}, {"after": "-1"}, {"page": "p", "at": "<script>"}]
)
def test_refuses_what_no_page_asks(ask, asked):
    assert ask("sol", **asked).status_code == 422


def test_nothing_is_here_for_outsiders(ask, signed_in):
    inside = ask("otto")
    invented = signed_in("otto").get(
        "/m/nosuchmatrix0000/news?view=board&after=0", headers={"HX-Request": "true"}
    )

    assert inside.status_code == invented.status_code == 404
    assert inside.content == invented.content


def test_whoever_is_signed_out_is_told_so_and_not_led_away(board, client):
    asked = client.get(f"/m/{board}/news?view=board&after=0", headers={"HX-Request": "true"})

    assert asked.status_code == 401
