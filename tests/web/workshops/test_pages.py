"""The page of a workshop: planned, led, gone through, and its screen in the room."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from segmatrix.workshops import queries
from segmatrix.workshops.queries import WorkshopView
from tests.people.visiting import a_guest_link
from tests.web.conftest import Pages
from tests.web.guests.conftest import come_by
from tests.workshops.bench import AGREE, GROUP, PLACE, REFLECT, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Of = Callable[[str], Pages]
FOCUSED = re.compile(r'<input id="([\w-]+)"[^>]* autofocus')


@pytest.fixture
def pages(room: Room, signed_in: Callable[[str], Client]) -> Of:
    """The pages of workshops for somebody."""
    return lambda who: Pages(signed_in(who), f"/m/{room.id}/workshops/")


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def only(room: Room) -> WorkshopView:
    [found] = queries.workshops(room.id, room.cast.fara)
    return found


def frame(room: Room, **more: Any) -> dict[str, Any]:
    """What is filled into the frame of a plan."""
    return {
        "name": "Kick-off",
        "people": [room.member("sol"), room.member("mika")],
        "abstain": "on",
        "identity": "after_reveal",
        "profile": "near",
        **more,
    }


def of_phase(number: int, kind: str, title: str, **more: Any) -> dict[str, Any]:
    """What is filled into the fields of one phase."""
    said = {"kind": kind, "title": title, "minutes": "", "unit": "1", **more}
    return {f"phase-{number}-{name}": value for name, value in said.items()}


def test_a_plan_begins_with_an_agenda_that_comes_along(room: Room, pages: Of) -> None:
    chooser = words(pages("fara").get("new/"))
    assert "Half a day" in chooser
    assert "4 days" in chooser
    form = words(pages("fara").get("new/?agenda=placement"))
    assert 'value="Where we differ"' in form
    assert pages("sol").get("new/").status_code == 403


def test_phases_are_added_moved_and_taken_out_without_losing_what_was_typed(
    room: Room, pages: Of
) -> None:
    typed = frame(room, name="Typed name") | of_phase(0, "group", "First")
    added = words(pages("fara").post("new/?agenda=", **typed, edit="add:vote"))
    assert 'value="Typed name"' in added
    assert 'value="First"' in added
    assert 'name="phase-1-budget"' in added
    assert FOCUSED.findall(added) == ["phase-1-title"]  # where one goes on typing
    two = typed | of_phase(1, "agree", "Second")
    moved = words(pages("fara").post("new/?agenda=", **two, edit="up:1"))
    assert moved.index('value="Second"') < moved.index('value="First"')
    assert FOCUSED.findall(moved) == ["phase-0-title"]
    left = words(pages("fara").post("new/?agenda=", **two, edit="remove:0"))
    assert 'value="First"' not in left
    assert FOCUSED.findall(left) == ["phase-0-title"]
    assert queries.workshops(room.id, room.cast.fara) == ()


def test_a_number_that_nobody_can_mean_is_none(room: Room, pages: Of) -> None:
    sent = frame(room) | of_phase(0, "group", "Long", minutes="9" * 5_000)
    assert pages("fara").post("new/?agenda=", **sent, edit=f"up:{'9' * 5_000}").status_code == 200
    pages("fara").post("new/?agenda=", **sent)
    assert only(room).phases[0].minutes is None


def test_the_page_of_its_round_leads_to_the_workshop_that_shows_the_answers(
    room: Room, pages: Of
) -> None:
    here = f"/m/{room.id}/workshops/{room.begun(REFLECT)}/"
    page = words(pages("fara").client.get(f"/m/{room.id}/rounds/{room.now.phase.round_id}/"))
    assert 'id="reveal-round"' not in page
    assert f'href="{here}"' in page.partition("<main")[2]


def test_who_is_not_asked_because_it_was_shown_once_is_told_why(room: Room, pages: Of) -> None:
    here = f"{room.begun(REFLECT, GROUP, identity='anonymous')}/"
    room.forward()
    pages("exa").post(f"{here}join/")
    room.back()
    page = pages("exa").get(here)
    assert page.status_code == 200
    assert "shown once before you came" in words(page)


def test_who_changes_the_plan_of_another_leaves_them_leading_without_answering(
    room: Room, pages: Of
) -> None:
    here = f"{room.drafted(GROUP)}/plan/"
    sent = frame(room, version="1") | of_phase(0, "group", "First")
    del sent["abstain"]
    assert pages("exa").post(here, **sent).status_code == 302
    aside = [each.member_id for each in only(room).people if each.abstains]
    assert aside == [room.member("fara")]


def test_what_is_filled_in_is_planned_and_changed(room: Room, pages: Of) -> None:
    prompts = {"prompt": ["What do they want?", ""], "dimension": ["goals", ""]}
    sent = frame(room) | of_phase(0, "reflect", "Alone", minutes="2", unit="1440", **prompts)
    assert pages("fara").post("new/?agenda=", **sent).status_code == 302
    (phase,) = only(room).phases
    assert (phase.title, phase.minutes) == ("Alone", 2 * 24 * 60)
    assert phase.setting == {"prompts": [{"words": "What do they want?", "dimension": "goals"}]}
    assert [each.name for each in only(room).people] == ["Fara", "Mika", "Sol"]
    plan = f"{only(room).id}/plan/"
    assert 'value="What do they want?"' in words(pages("fara").get(plan))
    pages("fara").post(plan, **frame(room, version=1), **of_phase(0, "group", "Together"))
    assert [each.title for each in only(room).phases] == ["Together"]


def test_a_plan_that_cannot_be_comes_back_as_it_was_typed(room: Room, pages: Of) -> None:
    sent = frame(room) | of_phase(0, "vote", "Vote", budget="3", cap="9")
    answer = pages("fara").post("new/?agenda=", **sent)
    assert answer.status_code == 422
    assert "from 1 to 3" in words(answer)
    assert 'value="9"' in words(answer)


def test_who_leads_steps_and_everybody_else_goes_along(room: Room, pages: Of) -> None:
    here = f"{room.drafted(REFLECT, GROUP)}/"
    assert pages("sol").get(here).status_code == 404
    pages("fara").post(f"{here}begin/")
    assert "What do they want?" in words(pages("sol").get(here))
    assert "step-forward" not in words(pages("sol").get(here))
    leading = words(pages("fara").get(here))
    assert "Show the answers and go on to “Put together”" in leading
    pages("fara").post(f"{here}forward/", phase=room.now.phase.id)
    assert room.now.at == 1
    back = words(pages("fara").get(here))
    assert "Back to “Think alone”" in back
    pages("fara").post(f"{here}back/", phase=room.now.phase.id)
    assert room.now.at == 0


def test_an_answer_is_given_on_the_page_itself_and_leads_back_to_it(room: Room, pages: Of) -> None:
    here = f"/m/{room.id}/workshops/{room.begun(PLACE, AGREE)}/"
    sheet = room.asked_of("sol")
    sent = {"question": sheet.asked[0].question.id, "x": "3", "y": "7", "next": here}
    address = f"/m/{room.id}/rounds/{sheet.round.id}/answer/?page=1"
    answer = pages("sol").client.post(address, sent)
    assert answer["Location"] == f"{here}?page=2&round={sheet.round.id}"
    assert room.asked_of("sol").answered == 1


def test_somebody_comes_in_late_and_says_that_they_are_done(room: Room, pages: Of) -> None:
    here = f"{room.begun(REFLECT)}/"
    assert "Take part" in words(pages("exa").get(here))
    assert "Take part" not in words(pages("vic").get(here))
    pages("exa").post(f"{here}join/")
    assert "What do they want?" in words(pages("exa").get(here))
    pages("exa").post(f"{here}ready/", phase=room.now.phase.id, ready="1")
    assert "1 of 5 ready" in words(pages("vic").get(here))
    pages("exa").post(f"{here}ready/", phase=room.now.phase.id)
    assert room.now.ready == 0


def test_who_leads_and_answers_nothing_reads_what_everybody_is_asked(room: Room, pages: Of) -> None:
    here = f"{room.begun(REFLECT)}/"
    page = words(pages("fara").get(here))
    assert "What everybody is asked" in page
    assert "What do they want?" in page
    assert "What everybody is asked" not in words(pages("sol").get(here))


def test_the_rooms_screen_tells_how_to_come_in_and_has_no_button(room: Room, pages: Of) -> None:
    here = f"{room.begun(PLACE, AGREE)}/room/"
    screen = words(pages("fara").get(here))
    assert "The map, still empty" in screen
    assert "<button" not in screen.partition("<workshop-page")[2]
    assert "Make a link for guests" in screen
    a_guest_link(room.cast, matrix_id=room.id)
    assert "QR code" in words(pages("fara").get(here))
    assert "QR code" not in words(pages("sol").get(here))


def test_a_guest_who_comes_in_by_the_link_is_in_the_present_phase_at_once(
    room: Room, pages: Of
) -> None:
    here = f"/m/{room.id}/workshops/{room.begun(REFLECT, GROUP)}/"
    guest = come_by(a_guest_link(room.cast, matrix_id=room.id))
    page = words(guest.get(here))
    assert "What do they want?" in page
    assert "Support" in {each.department for each in only(room).people}
    question = next(each.question.id for each in room.asked_of("sol").asked)
    address = f"/m/{room.id}/rounds/{room.now.phase.round_id}/answer/?page=1"
    sent = guest.post(address, {"question": question, "texts": "Peace of mind", "next": here})
    assert sent["Location"].startswith(f"{here}?page=2")


def test_which_question_was_shown_is_forgotten_with_its_phase(room: Room, pages: Of) -> None:
    here = f"{room.begun(REFLECT, PLACE)}/"
    earlier = room.now.phase.round_id
    room.write("sol", "Peace of mind")
    assert "That was all." in words(pages("sol").get(here, page="2", round=earlier))
    room.forward()
    assert "Question 1 of 2" in words(pages("sol").get(here, page="2", round=earlier))


def test_every_page_of_the_matrix_tells_of_it_and_where_everybody_is_asked_to_look(
    room: Room, pages: Of
) -> None:
    here = f"{room.begun(GROUP, GROUP)}/"
    table = f"/m/{room.id}/table/"
    vic = pages("vic").client
    assert f'data-calls="/m/{room.id}/workshops/{here}"' in words(vic.get(table))
    pages("fara").post(f"{here}call/", phase=room.now.phase.id, to="map")
    assert f'data-calls="/m/{room.id}/map/"' in words(vic.get(table))
    room.forward()
    assert f'data-calls="/m/{room.id}/workshops/{here}"' in words(vic.get(table))
    room.forward()
    assert "data-calls" not in words(vic.get(table))
