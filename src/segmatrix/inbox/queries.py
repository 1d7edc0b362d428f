"""What may be read of an inbox: notices for its member, and for the worker which mail is due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Min, QuerySet

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.inbox import access
from segmatrix.inbox.digesting import period
from segmatrix.inbox.models import Digest, DigestChoice, Notice
from segmatrix.inbox.terms import SENTENCES, Every, NoticeKind
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people

PAGE = 30
"""Notices on one page."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One thing that somebody did which concerns the reader.

    Attributes:
        sentence: What it was, in words.
        text: The words it is about: a comment as it is now, a statement as it was worded then.
        thread_id: Where to read on; empty for what was done to a statement.
        question_id: The question that was asked or answered, or empty.
        proposal_id: The proposal that something became of, or empty.
        objection_id: The objection that something was said of, or empty.
        review_id: The review that an answer is asked for in, or empty.
        round_id: The round that it tells of, or empty.
        workshop_id: The workshop that it tells of, or empty.
        step_id: The step of the plan that is due, or empty.
    """

    id: str
    kind: NoticeKind
    sentence: str
    matrix_id: str
    matrix_name: str
    who: str
    department: str
    at: datetime
    statement_id: str
    thread_id: str
    comment_id: str
    question_id: str
    proposal_id: str
    objection_id: str
    review_id: str
    round_id: str
    workshop_id: str
    step_id: str
    text: str
    read: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Some notices of many, newest first.

    Attributes:
        total: How many there are on all pages.
        page: Which page this is, counted from 1.
    """

    notices: tuple[NoticeView, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A mail that may be sent: to whom, for which period."""

    actor: Actor
    day: date


def notices(actor: Actor, *, unread_only: bool = False, page: int = 1) -> NoticePage:
    """Return a page of the actor's inbox, in a number of queries that does not grow."""
    rows = access.inbox(actor.member_id, actor)
    if unread_only:
        rows = rows.filter(access.UNREAD)
    total = rows.count()
    here = max(1, min(page, -(-total // PAGE)))
    ordered = rows.order_by("-at", "-number", "pk")
    return NoticePage(views(ordered[(here - 1) * PAGE : here * PAGE], actor), total, here)


def unread(actor: Actor) -> int:
    """Return how many notices the actor has not read, in one query."""
    return access.shown(actor).filter(access.UNREAD).count()


def unread_of(member_ids: Collection[str]) -> dict[str, int]:
    """Return how many notices each of these members has not read, those without any left out.

    For a door that has checked who they are.
    """
    waiting = Notice.objects.filter(access.UNREAD, member_id__in=member_ids).order_by()
    return dict(waiting.values_list("member_id").annotate(number=Count("pk")))


def mail_is_kept_in_files() -> bool:
    """Say whether mail that no server takes is written to files, rather than to the log."""
    return not settings.SENDS_MAIL and hasattr(settings, "EMAIL_FILE_PATH")


def notice(notice_id: str, actor: Actor) -> NoticeView:
    """Return one notice of the actor's inbox."""
    rows = access.notices(access.inbox(actor.member_id, actor), [notice_id])
    return views(rows, actor)[0]


def digest_every(actor: Actor) -> Every:
    """Return how often the actor gets mail about what is unread; every day unless they chose."""
    return _chosen([actor.member_id]).get(actor.member_id, Every.DAY)


def mail_is_sent() -> bool:
    """Say whether a mail server is set; without one, mail is only written to the log or a folder.

    A page that offers a digest asks this, so as not to promise what nobody will receive.
    """
    return settings.SENDS_MAIL


def views(rows: QuerySet[Notice], actor: Actor) -> tuple[NoticeView, ...]:
    """Return notices as their member reads them."""
    names = {each.id: each.name for each in matrices.matrices(actor.workspace_id, actor)}
    return tuple(
        NoticeView(
            id=row.pk,
            kind=NoticeKind(row.kind),
            sentence=str(SENTENCES[NoticeKind(row.kind)]) % {"who": row.who},
            matrix_id=row.matrix_id,
            matrix_name=names.get(row.matrix_id, ""),
            who=row.who,
            department=row.department,
            at=row.at,
            statement_id=row.statement_id,
            thread_id=row.thread_id,
            comment_id=row.comment_id,
            question_id=row.question_id,
            proposal_id=row.proposal_id,
            objection_id=row.objection_id,
            review_id=row.review_id,
            round_id=row.round_id,
            workshop_id=row.workshop_id,
            step_id=row.step_id,
            text=row.text,
            read=row.read_at is not None,
        )
        for row in rows
    )


def untold(member_id: str, before: datetime) -> QuerySet[Notice]:
    """Return what a member has not read and no mail has listed, of before an instant."""
    rows = Notice.objects.filter(access.UNREAD, member_id=member_id, digest=None, at__lt=before)
    return rows.order_by("matrix_id", "at", "number")


def due_digests() -> list[DueDigest]:
    """Return whose digest of the present period is neither sent nor begun, and has what to tell."""
    waiting = Notice.objects.filter(access.UNREAD, digest=None).order_by().values_list("member_id")
    oldest = dict(waiting.annotate(oldest=Min("at")))
    chosen = _chosen(oldest)
    begun = set(Digest.objects.filter(member_id__in=oldest).values_list("member_id", "day"))
    due = []
    for each in people.addressees(oldest):
        every = chosen.get(each.member_id, Every.DAY)
        now = period(every, clock.now(), each.timezone)
        if now is None or oldest[each.member_id] >= now.start:
            continue
        if (each.member_id, now.day) not in begun:
            due.append(DueDigest(each.actor, now.day))
    return due


def _chosen(member_ids: object) -> dict[str, Every]:
    rows = DigestChoice.objects.filter(member_id__in=member_ids)
    return {row.member_id: Every(row.every) for row in rows}
