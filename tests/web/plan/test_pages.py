"""The plan on its page: proposed, edited, done, in the reader's own zone, and as a calendar."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from segmatrix.base import clock
from segmatrix.inbox.queries import notices
from segmatrix.people.terms import Permission
from segmatrix.review import events
from segmatrix.review.tasks import remind
from segmatrix.review.terms import Place
from segmatrix.web.plan.places import PAGES, address_of
from tests.cast import Cast
from tests.review.planner import BERLIN, Planner
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db

AROUND = datetime(2026, 11, 24, 12, tzinfo=UTC)
STEP = {"name": "Interview them", "day": "2026-11-24", "time": "17:00", "zone": BERLIN}


@pytest.fixture
def planner(cast: Cast) -> Planner:
    return Planner(cast)


@pytest.fixture
def pages(planner: Planner, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    return lambda name: Pages(signed_in(name), f"/m/{planner.id}/plan/")


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_empty_page_teaches_and_lets_a_facilitator_propose(planner, pages) -> None:
    assert "No plan yet" in text(pages("vic").get())
    assert "Propose a plan" not in text(pages("vic").get())
    drawer = text(pages("fara").ask("proposing/"))
    assert "Workshop first" in drawer
    assert "In one day" in drawer
    about = {"route": "draft_first", "pace": "one_day", "start": "2026-11-24", "zone": BERLIN}
    pages("fara").send("propose/", view="plan", **about)
    assert "Agree on the charter with the leads" in text(pages("vic").get())
    for path in ("proposing/", "step/"):
        assert pages("sol").ask(path).status_code == 403
    assert pages("sol").send("propose/", **about).status_code == 403


def test_a_step_is_typed_in_one_zone_and_read_in_another(planner, pages) -> None:
    pages("fara").send("steps/", view="plan", **STEP, place="guide", who="")
    page = text(pages("vic").get())
    assert '<span class="due-time">17:00</span>' in page
    assert "due-zone" not in page
    reader = pages("vic")
    reader.client.cookies["own-timezone"] = "Asia/Dubai"
    page = text(reader.get())
    assert '<span class="due-time">20:00</span>' in page
    assert "Dubai, UTC+4" in page
    assert "17:00 Berlin, UTC+1" in text(reader.ask(f"steps/{planner.only.id}/"))
    reader.client.cookies["timezone"] = "Pacific/Kiritimati"
    page = text(reader.get())
    assert '<span class="due-day">Wed 25 Nov</span> <span class="due-time">06:00</span>' in page


def test_a_zone_is_chosen_for_a_browser_and_forgotten(planner, pages) -> None:
    reader = pages("vic")
    back = {"next": f"/m/{planner.id}/plan/"}
    answer = reader.client.post("/-/timezone/", {"zone": "Asia/Tokyo", **back})
    assert answer.headers["Location"] == back["next"]
    assert "Times are shown for Tokyo" in text(reader.get())
    assert reader.client.post("/-/timezone/", {"zone": "Mars/Olympus", **back}).status_code == 422
    reader.client.post("/-/timezone/", {"zone": "", **back})
    assert "Times are shown for Berlin" in text(reader.get())
    answer = reader.client.post("/-/timezone/", {"zone": "", "next": "https://elsewhere.test/"})
    assert answer.headers["Location"] == "/"


def test_a_time_that_never_comes_is_refused_in_words(planner, pages) -> None:
    given = STEP | {"day": "2026-03-29", "time": "02:30"}
    refused = pages("fara").send("steps/", **given)
    assert refused.status_code == 422
    assert "leap over" in refused.content.decode()
    assert "Choose 2026-03-29 03:30 instead." in refused.content.decode()


def test_a_step_is_edited_taken_off_and_put_back(planner, pages) -> None:
    step_id, fara = planner.step(), pages("fara")
    drawer = text(fara.ask(f"steps/{step_id}/"))
    assert 'value="2026-11-24"' in drawer
    assert 'value="17:00"' in drawer
    sol = planner.cast.sol.member_id
    given = STEP | {"name": "Interview five", "who": sol, "place": "guide", "version": 1}
    fara.send(f"steps/{step_id}/edit/", view="plan", **given)
    assert (planner.only.name, planner.only.owner.name) == ("Interview five", "Sol")
    fara.send(f"steps/{step_id}/remove/", view="plan")
    assert "1 step taken off the plan" in text(fara.get())
    assert "taken off" not in text(pages("sol").get())
    fara.send(f"steps/{step_id}/restore/", view="plan")
    assert planner.only.place is Place.GUIDE


def test_its_owner_says_that_it_is_done_and_others_do_not(planner, pages) -> None:
    step_id = planner.step(who=planner.cast.sol.member_id)
    assert f"finish-{step_id}" in text(pages("sol").get())
    assert f"finish-{step_id}" not in text(pages("mika").get())
    assert pages("mika").send(f"steps/{step_id}/finish/").status_code == 403
    pages("sol").send(f"steps/{step_id}/finish/", view="plan")
    assert "Done by Sol" in text(pages("mika").get())
    pages("sol").send(f"steps/{step_id}/reopen/", view="plan")
    assert planner.plan.open


def test_an_absence_asks_for_a_substitute_who_then_has_the_step(planner, pages) -> None:
    sol, mika = planner.cast.sol.member_id, planner.cast.mika.member_id
    planner.step(who=sol)
    days = {"first": "2026-11-23", "last": "2026-11-27", "zone": BERLIN}
    assert "I am away" in text(pages("sol").ask("absence/"))
    pages("sol").send("absences/", view="plan", who=sol, **days)
    with clock.at(AROUND):
        page = text(pages("sol").get())
        assert "Sol is away until 27 Nov, and nobody stands in." in page
        assert "Name a substitute" in page
        assert "Name a substitute" not in text(pages("mika").get())
    (absence,) = planner.plan.absences
    about = days | {"substitute": mika, "version": 1}
    pages("sol").send(f"absences/{absence.id}/edit/", view="plan", **about)
    with clock.at(AROUND):
        page = text(pages("mika").get(whose="mine"))
        assert "Sol is away until 27 Nov. <strong>Mika</strong> stands in." in page
    assert pages("mika").send(f"absences/{absence.id}/remove/").status_code == 403
    pages("sol").send(f"absences/{absence.id}/remove/", view="plan")
    assert planner.plan.absences == ()


def test_the_reader_sees_what_is_theirs_alone(planner, pages) -> None:
    planner.step("Interview them", who=planner.cast.sol.member_id)
    planner.step("Draft it", who=planner.cast.mika.member_id)
    page = text(pages("sol").get(whose="mine"))
    assert "Interview them" in page
    assert "Draft it" not in page


def test_drawers_have_addresses_of_their_own(planner, pages) -> None:
    step_id = planner.step()
    absence = planner.away(planner.cast.sol.member_id)
    for path in (f"steps/{step_id}/", f"absences/{absence}/", "absence/", "step/", "proposing/"):
        assert "drawer-head" in text(pages("fara").get(path))


def test_what_is_open_is_a_calendar_file(planner, pages) -> None:
    sol = planner.cast.sol.member_id
    step_id = planner.step("Interview them; all", who=sol)
    planner.away(sol, planner.cast.mika.member_id)
    planner.step("Draft it")
    done = planner.step("Agree on the charter")
    planner.do(events.FinishStep, step_id=done)
    answer = pages("vic").get("calendar/")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("DTSTART:20261124T160000Z") == 2
    assert "SUMMARY:Interview them\\; all" in lines
    assert "DESCRIPTION:Customer segments\\nOwner: Sol\\nStands in: Mika" in lines
    assert f"URL:http://testserver/m/{planner.id}/plan/#step-{step_id}" in lines
    assert not [line for line in lines if line.startswith("DTEND")]
    assert "BEGIN:VEVENT" not in pages("vic").get("calendar/", whose="mine").content.decode()
    assert "Draft it" not in pages("mika").get("calendar/", whose="mine").content.decode()


def test_the_overview_shows_what_is_late_and_what_is_next(planner, pages) -> None:
    planner.step("Agree on the charter", due="2026-11-20T17:00")
    planner.step("Interview them")
    planner.step("Draft it", due="2026-12-01T17:00")
    with clock.at(AROUND):
        page = text(pages("vic").client.get(f"/m/{planner.id}/"))
    assert "Agree on the charter" in page
    assert '<span class="tag bad">Late</span>' in page
    assert "Interview them" in page
    assert "Draft it" not in page


def test_the_inbox_leads_to_the_step_that_is_due(planner, pages) -> None:
    step_id = planner.step(who=planner.cast.sol.member_id)
    with clock.at(AROUND):
        remind()
    (notice,) = notices(planner.cast.sol).notices
    address = f"/w/{planner.cast.sol.workspace_id}/inbox/notices/{notice.id}/"
    answer = pages("sol").client.get(address)
    assert answer.headers["Location"] == f"/m/{planner.id}/plan/#step-{step_id}"


def test_every_place_has_a_page_for_those_who_may_use_it() -> None:
    everything = [each.value for each in Permission]
    for place in Place:
        assert bool(address_of(place, "m1", everything)) == (place in PAGES)
    assert not address_of(Place.GUESTS, "m1", ["read"])
    assert set(PAGES) == set(Place) - {Place.NOWHERE}


def test_a_long_plan_asks_the_database_as_often_as_a_short_one(
    planner, pages, django_assert_max_num_queries
) -> None:
    browser = pages("vic")
    planner.step()
    browser.get()
    with django_assert_max_num_queries(40) as short:
        browser.get()
    planner.propose()
    planner.away(planner.cast.sol.member_id, planner.cast.mika.member_id)
    with django_assert_max_num_queries(len(short)):
        browser.get()
