import json

import pytest

from segmatrix.live import news, rendering
from segmatrix.live.news import FAR_BEHIND, gather
from segmatrix.live.rendering import Audience, Region
from tests.live.noticeboard import MIKA, Board

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def audience(board):
    return Audience(board, "board", "en")


def test_brings_what_the_facts_after_a_number_touched(audience, pin):
    pin("a", "Lunch at one")
    pin("b", "Shoes off")
    pin("a", "Lunch at two")

    assert gather(audience, 2, 3, MIKA).html == "<li id='notice-a'>Lunch at two</li>"


def test_brings_what_stands_now_once_for_several_changes_of_it(audience, pin):
    pin("a", "Lunch")
    pin("a", "Lunch at one")
    pin("a", "Lunch at two")

    assert gather(audience, 1, 3, MIKA).html == "<li id='notice-a'>Lunch at two</li>"
    assert Board.rendered[Region("notice", ("a",))] == 1


def test_leaves_out_a_part_of_what_is_brought_whole(audience, pin):
    pin("a", "Lunch")

    assert gather(audience, 0, 1, MIKA).html == "<ul id='board'><li id='notice-a'>Lunch</li></ul>"
    assert Board.rendered == {Region("board"): 1}


def test_brings_nothing_of_what_is_gone_by_now(audience, pin):
    pin("a", "Lunch")
    pin("a", "Lunch at one")
    pin("a", "")

    assert gather(audience, 1, 2, MIKA).html == ""


def test_tells_from_where_to_where_it_takes_a_page(audience, pin):
    pin("a", "Lunch")
    pin("a", "Lunch at one")

    assert json.loads(gather(audience, 1, 2, MIKA).frame) == {
        "after": 1,
        "number": 2,
        "html": "<li id='notice-a'>Lunch at one</li>",
        "changes": [{"id": "notice-a", "member": "mika", "name": "Mika"}],
    }


def test_shows_the_whole_view_to_a_page_too_far_behind(audience, pin):
    for count in range(FAR_BEHIND + 2):
        pin("a", f"Lunch for {count}")

    assert "id='board'" not in gather(audience, 2, FAR_BEHIND + 2, MIKA).html
    assert "id='board'" in gather(audience, 1, FAR_BEHIND + 2, MIKA).html


def test_shows_the_whole_view_to_a_page_from_a_future_that_a_restored_backup_lost(audience, pin):
    pin("a", "Lunch")

    brought = gather(audience, 7, 1, MIKA)

    assert (brought.number, "id='board'" in brought.html) == (1, True)


def test_leaves_out_regions_that_the_view_does_not_have(board, pin, monkeypatch):
    class Clock:
        holders = {"clock": ""}

    rendering.show("clock", Clock)
    pin("a", "Lunch")

    assert gather(Audience(board, "clock", "en"), 0, 1, MIKA).html == ""


def test_brings_what_every_page_has_whatever_the_view(board, pin, monkeypatch):
    rendering.show_everywhere("notice", lambda matrix_id, reader: f"<b>{reader.name}</b>")
    pin("a", "Lunch")

    for view in ("board", "clock"):
        rendering.show(view, type("Bare", (), {"holders": {}}))
        assert gather(Audience(board, view, "en"), 0, 1, MIKA).html == "<b>Mika</b>"


def test_speaks_the_language_of_its_audience(board, pin):
    from django.utils import translation

    class Sign:
        holders = {"board": ""}

        def __init__(self, matrix_id, reader):
            pass

        def render(self, region):
            return translation.get_language()

    rendering.show("sign", Sign)
    pin("a", "Lunch")

    with translation.override("en"):
        assert gather(Audience(board, "sign", "de"), 0, 1, MIKA).html == "de"


class TestNewsroom:
    def test_gathers_once_for_all_who_ask(self, newsroom, audience, pin):
        pin("a", "Lunch")

        asked = {newsroom.ask(audience, 0, 1, MIKA).result() for _ in range(50)}

        assert len(asked) == 1
        assert Board.rendered == {Region("board"): 1}

    def test_keeps_audiences_apart(self, newsroom, audience, board, pin):
        pin("a", "Lunch")

        newsroom.ask(audience, 0, 1, MIKA).result()
        newsroom.ask(Audience(board, "board", "de"), 0, 1, MIKA).result()

        assert Board.rendered == {Region("board"): 2}

    def test_forgets_the_oldest(self, newsroom, audience, pin, monkeypatch):
        monkeypatch.setattr(news, "KEPT", 2)
        pin("a", "Lunch")
        pin("a", "Lunch at one")

        for after in (0, 1, 7, 0):
            newsroom.ask(audience, after, 2, MIKA).result()

        assert Board.rendered[Region("board")] == 3

    def test_tries_again_after_a_failure(self, newsroom, audience, pin, monkeypatch):
        pin("a", "Lunch")
        with monkeypatch.context() as broken:
            broken.setattr(Board, "render", None)
            with pytest.raises(TypeError):
                newsroom.ask(audience, 0, 1, MIKA).result()

        assert newsroom.ask(audience, 0, 1, MIKA).result().number == 1
