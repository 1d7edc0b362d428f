"""Notices for who stands in: of what waits in the place of somebody who is away, while it does.

Who asks something tells whoever stands in at that moment. Others are named later, and nobody does
anything in the moment in which an absence begins or is over: so the worker looks.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from segmatrix.activity import queries as activity
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.inbox.models import Notice
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import events
from segmatrix.people.queries import addressees
from segmatrix.review import events as review_events
from segmatrix.review import queries as reviews
from segmatrix.review.queries import WaitsInPlace

FOR_ABSENT = (NoticeKind.ASKED_FOR_ABSENT, NoticeKind.REVIEW_FOR_ABSENT)
_ASKING = (*FOR_ABSENT, NoticeKind.ASKED, NoticeKind.REVIEW_ASKED, NoticeKind.REVIEW_REMINDED)

_Thing = tuple[str, str]
"""The ids of a question and a review, one of which is empty."""


@dataclass(slots=True)
class Behind:
    """How one member's notices differ from what waits for them in the place of others.

    Attributes:
        untold: What waits, and no notice tells of it.
        again: The notices, withdrawn once, of what waits again.
        over: The unread notices of what does not wait for them any more.
    """

    untold: list[WaitsInPlace] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)


def behind() -> dict[str, Behind]:
    """Return how notices differ from what waits, by member, in a fixed number of queries."""
    waiting = {(each.member_id, _thing(each)): each for each in reviews.waiting_in_place()}
    found: dict[str, Behind] = defaultdict(Behind)
    told = set()
    for notice in _notices(waiting.values()):
        about = (notice.member_id, _thing(notice))
        told.add(about)
        if about not in waiting:
            found[notice.member_id].over.append(notice.pk)
        elif notice.withdrawn:
            found[notice.member_id].again.append(notice.pk)
    for about, each in waiting.items():
        if about not in told:
            found[each.member_id].untold.append(each)
    return dict(found)


def actors_behind() -> list[Actor]:
    """Return the worker acting for each member with an inbox whose notices differ."""
    return [each.actor for each in addressees(behind())]


def tell(waits: WaitsInPlace, actor: Actor) -> Notice:
    """Tell the actor of something as who asked would have told them; return the notice."""
    entry = _asked(waits)
    match entry.fact:
        case events.QuestionAsked() as asked:
            kind, words = NoticeKind.ASKED_FOR_ABSENT, asked.text
        case review_events.ReviewersAsked() as asked:
            kind, words = NoticeKind.REVIEW_FOR_ABSENT, asked.note
    return Notice.objects.create(
        workspace_id=actor.workspace_id,
        member_id=actor.member_id,
        matrix_id=waits.matrix_id,
        number=entry.number,
        operation_id=entry.operation_id,
        kind=kind,
        who=entry.actor_name,
        department=entry.department,
        at=clock.now(),
        text=words,
        question_id=waits.question_id,
        review_id=waits.review_id,
    )


def _notices(waiting: Iterable[WaitsInPlace]) -> QuerySet[Notice]:
    """Return the notices of what waits, and the unread ones that say that something does."""
    there = list(waiting)
    members = {each.member_id for each in there}
    questions = {each.question_id for each in there} - {""}
    rounds = {each.review_id for each in there} - {""}
    about = Q(question_id__in=questions) | Q(review_id__in=rounds)
    of_it = Q(kind__in=_ASKING, member_id__in=members) & about
    unread = Q(kind__in=FOR_ABSENT, read_at=None, withdrawn=False)
    return Notice.objects.filter(of_it | unread)


def _thing(about: WaitsInPlace | Notice) -> _Thing:
    return about.question_id, about.review_id


def _asked(waits: WaitsInPlace) -> activity.Entry:
    """Return how the question, or the review, was asked for first."""
    asking = (events.QuestionAsked, review_events.ReviewersAsked)
    subject = f"review:{waits.review_id}" if waits.review_id else f"question:{waits.question_id}"
    told = activity.history(f"matrix:{waits.matrix_id}", subject)
    return [entry for entry in told if isinstance(entry.fact, asking)][-1]
