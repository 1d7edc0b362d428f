"""The inbox: what is in it, the way to each place, read and unread, and mail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from lxml import html

from segmatrix.base import clock
from segmatrix.inbox import queries
from segmatrix.inbox.queries import PAGE
from segmatrix.matrix import events
from tests.cast import HARBOURLIGHT
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db

INBOX = f"/w/{HARBOURLIGHT}/inbox/"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def said(bench: Bench, risk: str) -> str:
    return bench.statement(risk, "Prove figures")


@pytest.fixture
def sol(signed_in) -> Client:
    return signed_in("sol")


def shown(answer):
    assert answer.status_code == 200, answer.content.decode()[:400]
    return html.fromstring(answer.content.decode())


def lines(page) -> list[str]:
    return [
        " ".join(each.text_content().split())
        for each in page.xpath("//div[@class='notice-words']/a")
    ]


def unread(bench: Bench) -> int:
    return queries.unread(bench.cast.sol)


def test_nothing_yet_teaches(cast, sol):
    assert "Nothing here yet" in sol.get(INBOX).content.decode()


def test_it_is_grouped_by_day_and_matrix(cast, bench, said, sol):
    other = Bench(cast, "Partners")
    with clock.at(NOON):
        bench.comment("@Sol one", by=cast.pri)
    night = NOON + timedelta(hours=11)  # one in the morning in Berlin
    for minute, (place, by) in enumerate(
        [(other, cast.mika), (bench, cast.pri), (other, cast.mika)]
    ):
        with clock.at(night + timedelta(minutes=minute)):
            place.comment("@Sol", by=by)
    page = shown(sol.get(INBOX))
    heads = [each.text_content().strip() for each in page.xpath("//main//h2 | //main//h3")]
    assert heads[:-1] == [
        "Tuesday, 2 June",
        "Partners",
        "Customer segments",
        "Monday, 1 June",
        "Customer segments",
    ]
    assert lines(page) == ["Mika mentioned you"] * 2 + ["Pri mentioned you"] * 2


def test_a_notice_leads_to_the_very_place_and_is_read_then(bench, said, sol):
    thread_id = bench.comment("Why?", statement_id=said, by=bench.cast.pri).thread_id
    assert unread(bench) == 1
    (link,) = shown(sol.get(INBOX)).xpath("//div[@class='notice-words']/a/@href")
    answer = sol.get(link)
    assert answer["Location"] == f"/m/{bench.id}/statements/{said}/#thread-{thread_id}"
    assert unread(bench) == 0


def test_a_notice_of_a_removed_statement_leads_to_its_cell(bench, risk, said, sol):
    do(events.RemoveStatement(matrix_id=bench.id, statement_id=said), bench.cast.mika)
    (link,) = shown(sol.get(INBOX)).xpath("//div[@class='notice-words']/a/@href")
    assert sol.get(link)["Location"] == f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/"


def test_a_notice_read_before_its_comment_was_removed_still_leads_somewhere(bench, said, sol):
    comment = bench.comment("@Sol", by=bench.cast.pri)
    (link,) = shown(sol.get(INBOX)).xpath("//div[@class='notice-words']/a/@href")
    sol.get(link)
    do(events.RemoveComment(matrix_id=bench.id, comment_id=comment.comment_id), bench.cast.pri)
    assert sol.get(link)["Location"] == f"/m/{bench.id}/comments/"


def test_one_is_marked_read_and_unread(bench, said, sol):
    bench.comment("@Sol", by=bench.cast.pri)
    (notice,) = queries.notices(bench.cast.sol).notices
    for address, left in (("read", 0), ("not-read", 1)):
        answer = sol.post(f"{INBOX}{address}/", {"notice": notice.id, "next": f"{INBOX}?page=1"})
        assert answer["Location"] == f"{INBOX}?page=1"
        assert unread(bench) == left


def test_all_read_leaves_what_came_after_the_page(bench, sol):
    with clock.at(NOON):
        bench.comment("@Sol one", by=bench.cast.pri)
    (until,) = shown(sol.get(INBOX)).xpath("//input[@name='until']/@value")
    with clock.at(NOON + timedelta(minutes=1)):
        bench.comment("@Sol two", by=bench.cast.pri)
    sol.post(f"{INBOX}all-read/", {"until": until})
    assert unread(bench) == 1


def test_unread_ones_alone(bench, sol):
    bench.comment("@Sol one", by=bench.cast.pri)
    (notice,) = queries.notices(bench.cast.sol).notices
    assert lines(shown(sol.get(INBOX, {"show": "unread"}))) == ["Pri mentioned you"]
    sol.post(f"{INBOX}read/", {"notice": notice.id})
    assert "You have read everything" in sol.get(INBOX, {"show": "unread"}).content.decode()


def test_many_come_in_pages(bench, sol):
    for number in range(PAGE + 1):
        bench.comment(f"@Sol {number}", by=bench.cast.pri)
    page = shown(sol.get(INBOX))
    assert len(lines(page)) == PAGE
    (older,) = page.xpath("//a[@rel='next']/@href")
    assert len(lines(shown(sol.get(INBOX + older)))) == 1


def test_nobody_reads_or_marks_somebody_elses(bench, sol, signed_in):
    bench.comment("@Sol", by=bench.cast.pri)
    (notice,) = queries.notices(bench.cast.sol).notices
    mika = signed_in("mika")
    assert "Pri mentioned you" not in mika.get(INBOX).content.decode()
    assert mika.get(f"{INBOX}notices/{notice.id}/").status_code == 404
    assert mika.post(f"{INBOX}read/", {"notice": notice.id}).status_code == 404
    assert unread(bench) == 1


def test_every_page_says_how_much_is_unread(bench, sol):
    bench.comment("@Sol", by=bench.cast.pri)
    for address in (INBOX, f"/m/{bench.id}/table/", f"/w/{HARBOURLIGHT}/members/"):
        page = shown(sol.get(address))
        assert page.xpath("//unread-count/@data-unread") == ["1"]
        assert "Inbox, 1 unread" in page.xpath("string(//unread-count)").replace("\n", " ")
    assert sol.get(f"{INBOX}unread/").json() == {"unread": 1}


class TestMail:
    def test_it_is_chosen(self, bench, sol):
        page = shown(sol.get(INBOX))
        pressed = "//button[@name='every' and @aria-pressed='true']/@value"
        assert page.xpath(pressed) == ["day"]
        sol.post(f"{INBOX}mail/", {"every": "week"})
        assert shown(sol.get(INBOX)).xpath(pressed) == ["week"]
        assert sol.post(f"{INBOX}mail/", {"every": "hourly"}).status_code == 422

    @pytest.mark.parametrize(
        ("sends", "folder", "told"),
        [
            (True, "", ""),
            (False, "/var/mail", "mail is written to files, and nobody gets it"),
            (False, "", "mail is printed in the server’s log, and nobody gets it"),
        ],
    )
    def test_it_says_what_becomes_of_it(self, cast, sol, settings, sends, folder, told):
        settings.SENDS_MAIL = sends
        if folder:
            settings.EMAIL_FILE_PATH = folder
        page = sol.get(INBOX).content.decode()
        assert told in page
        assert ("No mail server is set here" in page) is not sends
