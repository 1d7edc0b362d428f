"""Notices about objections, signatures and reviews: whom they concern, and what ends them."""

from segmatrix.activity.events import Fact
from segmatrix.inbox.models import Notice
from segmatrix.inbox.telling import Circle, Whom
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import queries as matrices
from segmatrix.review import events
from segmatrix.review import queries as reviews
from segmatrix.review.terms import AboutKind


def circle(fact: Fact) -> Circle | None:
    """Return who is what to a fact of the review room, None for a fact of another one."""
    match fact:
        case events.ObjectionRaised(about_kind=AboutKind.STATEMENT):
            return {Whom.AUTHOR: (matrices.authored(fact.about_id).member_id,)}
        case events.OfObjection():
            answerers = reviews.answered_by(fact.objection_id)
            return {Whom.OBJECTOR: (fact.raised_by,), Whom.ANSWERERS: answerers}
        case events.SigningRequested():
            return {Whom.ASKED: fact.asked}
        case events.ReviewersAsked() | events.ReviewersReminded():
            return {Whom.ASKED: fact.members}
    return None


def keep_up(fact: Fact) -> None:
    """Withdraw what somebody is no longer asked, or let it stand again."""
    match fact:
        case events.SigningRequestTakenBack():
            asked = Notice.objects.filter(matrix_id=fact.matrix_id)
            asked.filter(kind=NoticeKind.SIGNING_ASKED).update(withdrawn=True)
        case events.ReviewWithdrawn() | events.ReviewReinstated():
            gone = isinstance(fact, events.ReviewWithdrawn)
            Notice.objects.filter(review_id=fact.review_id).update(withdrawn=gone)
