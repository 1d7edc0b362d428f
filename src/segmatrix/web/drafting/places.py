"""Where questions and proposals are to be read, for links from the inbox."""

from django.urls import reverse

from segmatrix.base.actor import Actor
from segmatrix.inbox.queries import NoticeView
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import queries
from segmatrix.web.comments.places import place_of_statement


def place_of_question(notice: NoticeView, actor: Actor) -> str:
    """Return the address of what a notice tells of a question or proposal.

    An answer waits in its cell; the rest stands on the page of what its reader is asked.
    """
    if notice.kind is NoticeKind.ANSWERED:
        return _place_of_answer(notice, actor)
    page = reverse("drafting:questions", args=[notice.matrix_id])
    if notice.kind in (NoticeKind.ASKED, NoticeKind.ASKED_FOR_ABSENT):
        return f"{page}#question-{notice.question_id}"
    return f"{page}#proposal-{notice.proposal_id}"


def _place_of_answer(notice: NoticeView, actor: Actor) -> str:
    found = queries.proposal(notice.matrix_id, notice.proposal_id, actor)
    if found.outcome and found.outcome.statement_id:
        return place_of_statement(notice.matrix_id, found.outcome.statement_id, actor)
    segment = queries.current(found.segment_id)
    return reverse("matrix:cell", args=[notice.matrix_id, segment.id, found.dimension_id])
