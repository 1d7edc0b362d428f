"""What is written alone in a workshop is read by all after the step, without its author.

That nobody gets it before by any door, `tests/web/rounds/test_secrecy.py` says.
"""

import pytest

from tests.workshops.bench import GROUP, REFLECT, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


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


def test_who_would_step_back_reads_what_no_names_cannot_hide_then(room: Room, signed_in) -> None:
    address = f"/m/{room.id}/workshops/{room.begun(REFLECT, GROUP, identity='anonymous')}/"
    room.write("sol", "Zanzibar")
    room.forward()
    assert "others may tell whose it is" in signed_in("fara").get(address).content.decode()
