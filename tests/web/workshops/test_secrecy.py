"""While everybody works alone in a workshop, nobody gets what or who but counts, by any door."""

import pytest

from tests.rounds.circle import Circle
from tests.web.rounds.test_secrecy import differences
from tests.workshops.bench import GROUP, REFLECT, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_who_leads_gets_the_same_bytes_whoever_wrote_what_and_is_done(
    room: Room, signed_in
) -> None:
    def sol_writes(circle: Circle, round_id: str) -> None:
        room.write("sol", "Zanzibar")
        room.ready("sol")

    def pri_writes(circle: Circle, round_id: str) -> None:
        room.write("pri", "Mandelbrot")
        room.ready("pri")

    workshop_id = room.begun(REFLECT, GROUP, identity="anonymous")
    found = differences(
        room,
        room.now.phase.round_id,
        signed_in("exa"),
        sol_writes,
        pri_writes,
        workshop_id=workshop_id,
    )
    assert found == []


def test_after_the_step_everybody_reads_the_words_and_nobody_whose_they_are(
    room: Room, signed_in
) -> None:
    address = f"/m/{room.id}/workshops/{room.begun(REFLECT, GROUP, identity='anonymous')}/"
    room.write("sol", "Zanzibar")
    assert "Zanzibar" in signed_in("sol").get(address).content.decode()
    assert "Zanzibar" not in signed_in("fara").get(address).content.decode()
    room.forward()
    for who in ("sol", "fara", "vic"):
        page = signed_in(who).get(address).content.decode()
        assert "Zanzibar" in page
        assert "Sol Ansah" not in page.partition("<main")[2]
