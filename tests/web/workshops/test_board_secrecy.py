"""A board without names tells nobody who wrote a note or put dots where, now or ever."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from segmatrix.base import clock
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.workshops import actions, events
from tests.laws import forgotten
from tests.web.rounds.doors import NEW_EVERY_TIME
from tests.workshops.bench import AGREE, GROUP, REFLECT, VOTE, Room
from tests.workshops.test_groups import act, together

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
IDS = re.compile(rb"\b\w{16}\b")


def shown(room: Room, signed_in) -> Iterator[tuple[str, bytes]]:
    """All that who owns it and who looks on get of the workshop, where it is."""
    for who in ("exa", "vic"):
        for page in ("", "room/", "mine/"):
            path = f"/m/{room.id}/workshops/{room.workshop_id}/{page}"
            body = NEW_EVERY_TIME.sub(b"", signed_in(who).get(path).content)
            yield f"{who} {room.now.phase.title} {page}", IDS.sub(b"", body)
    news = gather(Audience(room.id, "workshops", "en"), 0, 10_000, room.cast.exa)
    yield f"{room.now.phase.title} news", IDS.sub(b"", news.html.encode())


def run(room: Room, signed_in, *authors: str) -> dict[str, bytes]:
    """Go through a workshop in which the same is written and voted by others."""
    said: dict[str, bytes] = {}
    room.begun(REFLECT, GROUP, VOTE, AGREE, identity="anonymous")
    thoughts = (("Late invoices", "Proof for audits"), ("Late invoices",), ("A single place",))
    for who, texts in zip(authors, thoughts, strict=True):
        room.write(who, *texts)
    room.forward()
    together(room, "Proof for audits", "A single place", who="fara")
    said |= shown(room, signed_in)
    with clock.at(clock.now() + timedelta(minutes=1)):  # rounds are listed by when they began
        room.forward()
    options = [each["id"] for each in room.asked_of("sol").asked[0].question.frame["options"]]
    for who, dots in zip(authors, ((3, 1), (0, 2), (2, 2)), strict=True):
        room.answer(who, {"dots": dict(zip(options, dots, strict=False))})
    said |= shown(room, signed_in)
    room.forward()
    card = {"card_id": options[0], "why": "About us"}
    act(room, actions.decline_card, events.DeclineCard, "fara", **card)
    return said | dict(shown(room, signed_in))


def test_the_same_notes_and_dots_of_others_look_the_same_to_everybody_else(
    room: Room, signed_in
) -> None:
    results = []
    for authors in (("sol", "pri", "mika"), ("mika", "sol", "pri")):
        with forgotten():
            results.append(run(room, signed_in, *authors))
    first, second = results
    assert [name for name, body in first.items() if body != second[name]] == []
    assert b"Late invoices" in first["vic Put together "]
