"""Reading one's inbox, and marking what was read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity.actions import undo
from segmatrix.base import clock
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.base.ids import new_id
from segmatrix.inbox import actions, events, queries
from segmatrix.inbox.terms import Every
from segmatrix.people import actions as people_actions
from segmatrix.people import events as people_events
from tests.cast import HARBOURLIGHT, Cast
from tests.inbox.conftest import Office

START = datetime(2026, 6, 1, 9, tzinfo=UTC)


def fill(office: Office, count: int) -> None:
    """Have Pri mention Sol so often, a minute apart."""
    for number in range(count):
        with clock.at(START + timedelta(minutes=number)):
            office.comment(f"@Sol {number}", by=office.cast.pri)


def mark(cast: Cast, ids: list[str], who: str = "sol") -> events.MarkRead:
    actor = getattr(cast, who)
    given = events.MarkRead(member_id=actor.member_id, notice_ids=ids)
    actions.mark_read(given, actor=actor)
    return given


def test_a_notice_says_what_it_is_about(office: Office) -> None:
    fact = office.comment("Says who?", by=office.cast.pri, statement_id=office.said)
    (notice,) = office.inbox("sol")
    assert notice.sentence == "Pri commented on what you put here"
    assert (notice.matrix_name, notice.department) == ("Customer segments", "Product")
    assert (notice.thread_id, notice.comment_id, notice.statement_id) == (
        fact.thread_id,
        fact.comment_id,
        office.said,
    )
    assert not notice.read


def test_newest_first_page_by_page(office: Office) -> None:
    fill(office, 35)
    first, second = (queries.notices(office.cast.sol, page=page) for page in (1, 2))
    assert (first.total, first.pages) == (35, 2)
    texts = [notice.text for notice in (*first.notices, *second.notices)]
    assert texts == [f"@Sol {number}" for number in reversed(range(35))]


def test_a_full_inbox_costs_as_many_queries_as_an_empty_one(office: Office) -> None:
    def count(read) -> int:
        with CaptureQueriesContext(connection) as captured:
            read(office.cast.sol)
        return len(captured)

    fill(office, 1)
    few = count(queries.notices)
    fill(office, 25)
    assert count(queries.notices) == few
    assert count(queries.unread) == 1


def test_read_and_unread(office: Office) -> None:
    fill(office, 3)
    newest = office.inbox("sol")[0]
    given = mark(office.cast, [newest.id])
    assert office.unread("sol") == 2
    assert len(queries.notices(office.cast.sol, unread_only=True).notices) == 2
    undo(
        given.stream,
        target=given.operation_id,
        operation_id=new_id(),
        actor=office.cast.sol,
    )
    assert office.unread("sol") == 3


def test_marking_twice_records_nothing_more(office: Office) -> None:
    fill(office, 1)
    sol = office.cast.sol
    ids = [notice.id for notice in office.inbox("sol")]
    mark(office.cast, ids)
    again = events.MarkRead(member_id=sol.member_id, notice_ids=ids)
    assert actions.mark_read(again, actor=sol) == []


def test_all_that_was_on_the_page(office: Office) -> None:
    fill(office, 3)
    seen = office.inbox("sol")[1]
    sol = office.cast.sol
    given = events.MarkAllRead(member_id=sol.member_id, until=seen.at.isoformat())
    (fact,) = actions.mark_all_read(given, actor=sol)
    assert len(fact.notice_ids) == 2
    assert [text for _, _, text in office.told("sol")] == ["@Sol 2"]
    for odd in ("yesterday", "2026-06-01T09:00:00"):
        with pytest.raises(Invalid):
            actions.mark_all_read(events.MarkAllRead(member_id=sol.member_id, until=odd), actor=sol)


def test_everybody_has_their_own(office: Office) -> None:
    fill(office, 1)
    (notice,) = office.inbox("sol")
    sol = office.cast.sol.member_id
    with pytest.raises(NotFound):
        mark(office.cast, [notice.id], who="mika")
    for given in (
        events.MarkRead(member_id=sol, notice_ids=[notice.id]),
        events.MarkUnread(member_id=sol, notice_ids=[notice.id]),
        events.MarkAllRead(member_id=sol),
        events.SetDigest(member_id=sol, every="never"),
    ):
        action = {
            events.MarkRead: actions.mark_read,
            events.MarkUnread: actions.mark_unread,
            events.MarkAllRead: actions.mark_all_read,
            events.SetDigest: actions.set_digest,
        }[type(given)]
        for stranger in (office.cast.exa, office.cast.otto):
            with pytest.raises(NotFound):
                action(given, actor=stranger)
    assert office.unread("sol") == 1


def test_who_left_has_none(office: Office) -> None:
    fill(office, 1)
    gone = people_events.RemoveMember(
        workspace_id=HARBOURLIGHT, member_id=office.cast.sol.member_id
    )
    people_actions.remove_member(gone, actor=office.cast.exa)
    with pytest.raises(NotFound):
        office.inbox("sol")


def test_how_often_mail_comes_is_ones_own_choice(office: Office) -> None:
    sol = office.cast.sol
    assert queries.digest_every(sol) is Every.DAY
    given = events.SetDigest(member_id=sol.member_id, every="week")
    actions.set_digest(given, actor=sol)
    assert queries.digest_every(sol) is Every.WEEK
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=sol)
    assert queries.digest_every(sol) is Every.DAY
    with pytest.raises(Invalid):
        actions.set_digest(events.SetDigest(member_id=sol.member_id, every="hour"), actor=sol)


@pytest.mark.parametrize("really", [True, False])
def test_it_is_known_whether_mail_is_sent(settings: object, really: bool) -> None:
    settings.SENDS_MAIL = really
    assert queries.mail_is_sent() is really
