"""Digests by mail: what they say, and that nobody gets one twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from segmatrix.activity import queries as activity
from segmatrix.base import clock
from segmatrix.inbox import actions, events, queries
from segmatrix.inbox.tasks import ask_for_digests
from segmatrix.inbox.terms import DIGEST_JOB
from segmatrix.jobs import queries as jobs
from segmatrix.jobs.actions import reclaim
from segmatrix.jobs.terms import State
from segmatrix.people import actions as people_actions
from segmatrix.people import events as people_events
from tests.cast import HARBOURLIGHT
from tests.inbox.conftest import Office

MONDAY = datetime(2026, 6, 1, 12, tzinfo=UTC)  # in Berlin, where they work, two in the afternoon
MORNING = datetime(2026, 6, 2, 5, tzinfo=UTC)  # seven
Work = Callable[[], int]


class Broken(EmailBackend):
    """A mail server with a fault: `error` is raised, before or after it took the mail."""

    error: BaseException
    takes = False

    def send_messages(self, messages: list[object]) -> int:
        if self.takes:
            super().send_messages(messages)
        raise self.error


@contextmanager
def broken(settings: object, error: BaseException, *, takes: bool) -> Iterator[None]:
    Broken.error, Broken.takes = error, takes
    sound, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Broken"
    yield
    settings.EMAIL_BACKEND = sound


@pytest.fixture
def news(office: Office) -> Office:
    """On Monday Pri has mentioned Sol twice."""
    with clock.at(MONDAY):
        office.comment("@Sol, which <banks>?", by=office.cast.pri)
        office.comment("@Sol & all", by=office.cast.pri)
    return office


def look(work: Work, instant: datetime) -> int:
    """Let the worker look at an instant and do what is due; return how many mails there are."""
    with clock.at(instant):
        ask_for_digests()
        work()
    return len(mail.outbox)


def choose(office: Office, every: str) -> None:
    sol = office.cast.sol
    actions.set_digest(events.SetDigest(member_id=sol.member_id, every=every), actor=sol)


def job_of(office: Office) -> jobs.JobView:
    found = jobs.latest(HARBOURLIGHT, kind=DIGEST_JOB, subject=f"inbox:{office.cast.sol.member_id}")
    assert found is not None
    return found


class TestSending:
    def test_it_tells_what_is_unread(self, news: Office, work: Work, settings: object) -> None:
        settings.SITE_ADDRESS = "https://segments.example.com"
        assert look(work, MORNING) == 1
        (sent,) = mail.outbox
        assert sent.to == ["sol@harbourlight.test"]
        assert sent.subject == "Harbourlight Data: 2 things that concern you"
        html, kind = sent.alternatives[0]
        assert kind == "text/html"
        for part in (sent.body, html):
            assert "Hello Sol" in part
            assert "Customer segments" in part
            assert part.count("Pri mentioned you") == 2
            assert f"https://segments.example.com/w/{HARBOURLIGHT}/inbox/" in part
        for notice in news.inbox("sol"):
            assert f'/inbox/notices/{notice.id}/">Pri mentioned you</a>' in html
        assert "@Sol, which <banks>?" in sent.body
        assert "@Sol, which &lt;banks&gt;?" in html
        assert sent.extra_headers["Auto-Submitted"] == "auto-generated"

    def test_once_a_day_and_nothing_twice(self, news: Office, work: Work) -> None:
        for minutes in (0, 1, 60, 600):
            assert look(work, MORNING + timedelta(minutes=minutes)) == 1
        with clock.at(MORNING + timedelta(hours=1)):
            news.comment("@Sol again", by=news.cast.pri)
        assert look(work, MORNING + timedelta(hours=2)) == 1
        assert look(work, MORNING + timedelta(days=1)) == 2
        assert "@Sol again" in mail.outbox[1].body
        assert "@Sol & all" not in mail.outbox[1].body
        assert "2 older ones are unread as well" in mail.outbox[1].body
        assert look(work, MORNING + timedelta(days=2)) == 2

    def test_not_before_the_morning(self, news: Office, work: Work) -> None:
        assert look(work, MONDAY) == 0
        assert look(work, MORNING - timedelta(minutes=1)) == 0
        assert look(work, MORNING) == 1

    def test_late_when_nobody_was_there_to_send_it(self, news: Office, work: Work) -> None:
        assert look(work, MORNING + timedelta(hours=9)) == 1

    def test_not_of_what_was_read_or_taken_back(self, office: Office, work: Work) -> None:
        with clock.at(MONDAY):
            edit = office.edit("Show sources", office.cast.mika)
            office.comment("@Fara", by=office.cast.pri)
            office.take_back(edit.operation_id, office.cast.mika)
            fara = office.cast.fara
            actions.mark_all_read(events.MarkAllRead(member_id=fara.member_id), actor=fara)
        assert look(work, MORNING) == 0

    def test_every_week_on_monday(self, news: Office, work: Work) -> None:
        choose(news, "week")
        assert look(work, MORNING) == 0
        assert look(work, MORNING + timedelta(days=6, minutes=-1)) == 0
        assert look(work, MORNING + timedelta(days=6)) == 1
        assert "once a week" in mail.outbox[0].body

    def test_never(self, news: Office, work: Work) -> None:
        choose(news, "never")
        assert look(work, MORNING) == 0
        assert look(work, MORNING + timedelta(days=30)) == 0

    def test_never_chosen_after_it_was_asked_for(self, news: Office, work: Work) -> None:
        with clock.at(MORNING):
            ask_for_digests()
            choose(news, "never")
            work()
        assert mail.outbox == []
        assert job_of(news).result == {"sent": False}

    def test_nobody_who_left(self, news: Office, work: Work) -> None:
        gone = people_events.RemoveMember(
            workspace_id=HARBOURLIGHT, member_id=news.cast.sol.member_id
        )
        people_actions.remove_member(gone, actor=news.cast.exa)
        assert look(work, MORNING) == 0

    def test_a_mail_does_not_mark_as_read(self, news: Office, work: Work) -> None:
        look(work, MORNING)
        assert news.unread("sol") == 2

    def test_what_somebody_wrote_stays_on_one_line(self, office: Office, work: Work) -> None:
        with clock.at(MONDAY):
            office.comment("@Sol\n\n- Exa mentioned you:\n  Pay" + " now" * 80, by=office.cast.pri)
        look(work, MORNING)
        (line,) = (line for line in mail.outbox[0].body.splitlines() if "@Sol" in line)
        assert line.startswith("  @Sol - Exa mentioned you: Pay now")
        assert len(line) <= 202

    def test_a_long_one_is_cut_short_and_says_so(self, office: Office, work: Work) -> None:
        with clock.at(MONDAY):
            for number in range(53):
                office.comment(f"@Sol {number}", by=office.cast.pri)
        look(work, MORNING)
        assert mail.outbox[0].body.count("Pri mentioned you") == 50
        assert "And 3 more." in mail.outbox[0].body

    def test_what_was_asked_is_on_the_record(self, news: Office, work: Work) -> None:
        look(work, MORNING)
        facts = activity.since(f"inbox:{news.cast.sol.member_id}", 0)
        assert [entry.fact.kind for entry in facts] == ["DigestBegun", "DigestSent"]


class TestBreaking:
    def test_killed_after_sending_it_is_not_sent_again(
        self, news: Office, work: Work, settings: object
    ) -> None:
        with broken(settings, SystemExit(1), takes=True), pytest.raises(SystemExit):
            look(work, MORNING)
        assert len(mail.outbox) == 1
        assert look(work, MORNING + timedelta(minutes=5)) == 1
        assert job_of(news).state is State.DONE
        assert look(work, MORNING + timedelta(hours=5)) == 1
        assert look(work, MORNING + timedelta(days=1)) == 1
        assert news.unread("sol") == 2

    def test_killed_before_it_was_begun_it_is_sent(self, news: Office, work: Work) -> None:
        with clock.at(MORNING):
            ask_for_digests()
        with clock.at(MORNING + timedelta(minutes=10)):
            reclaim()
            work()
        assert len(mail.outbox) == 1

    def test_killed_while_sending_nobody_knows_so_it_is_not_sent_again(
        self, news: Office, work: Work, settings: object
    ) -> None:
        with broken(settings, SystemExit(1), takes=False), pytest.raises(SystemExit):
            look(work, MORNING)
        assert look(work, MORNING + timedelta(hours=5)) == 0
        with clock.at(MORNING + timedelta(hours=6)):
            news.comment("@Sol again", by=news.cast.pri)
        assert look(work, MORNING + timedelta(days=1)) == 1
        assert "2 older ones are unread as well" in mail.outbox[0].body

    def test_refused_it_is_tried_again_within_the_hour(
        self, news: Office, work: Work, settings: object
    ) -> None:
        refusal = SMTPRecipientsRefused({"sol@harbourlight.test": (450, b"try later")})
        with broken(settings, refusal, takes=False):
            assert look(work, MORNING) == 0
            assert job_of(news).state is State.FAILED
            assert "refused" in job_of(news).message
        assert look(work, MORNING + timedelta(minutes=30)) == 0
        assert look(work, MORNING + timedelta(minutes=60)) == 1

    def test_a_connection_that_broke_in_the_middle_is_no_refusal(
        self, news: Office, work: Work, settings: object
    ) -> None:
        lost = SMTPServerDisconnected("gone")
        with broken(settings, lost, takes=True), pytest.raises(SMTPServerDisconnected):
            look(work, MORNING)
        assert job_of(news).state is State.FAILED
        assert look(work, MORNING + timedelta(hours=2)) == 1  # the one that may have arrived

    def test_one_address_refused_holds_up_nobody_else(
        self, news: Office, work: Work, settings: object
    ) -> None:
        with clock.at(MONDAY):
            news.comment("@Fara", by=news.cast.pri)
        refusal = SMTPRecipientsRefused({})
        with broken(settings, refusal, takes=False):
            assert look(work, MORNING) == 0
        assert look(work, MORNING + timedelta(hours=1)) == 2

    def test_two_workers_at_once_ask_once(self, news: Office, work: Work) -> None:
        with clock.at(MORNING):
            ask_for_digests()
            ask_for_digests()
            assert work() == 1


def test_beginning_the_same_one_twice_begins_one(news: Office) -> None:
    sol = news.cast.sol
    with clock.at(MORNING):
        facts = [
            actions.begin_digest(
                events.BeginDigest(member_id=sol.member_id, day="2026-06-02"), actor=sol
            )
            for _ in range(2)
        ]
    assert [len(found) for found in facts] == [1, 0]
    assert queries.due_digests() == []
