"""Review rounds, and who owes an answer in them."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.review.access.deputies import own_deputyship
from segmatrix.review.access.objections import state, turns
from segmatrix.review.access.stakeholders import last_author
from segmatrix.review.errors.objections import NoSuchReview
from segmatrix.review.models import ReviewAnswer, ReviewRound, Turn
from segmatrix.review.terms import AboutKind, ObjectionState


def review(matrix_id: str, review_id: str, *, removed: bool = False) -> ReviewRound:
    """Return a review round of the matrix, which stands (or, if so asked, was taken back)."""
    found = ReviewRound.objects.filter(matrix=matrix_id, pk=review_id).first()
    if found is None:
        raise NoSuchReview
    if found.removed != removed:
        name = last_author(matrix_id, f"review:{review_id}")
        words = (
            _("%(name)s asks for answers again.")
            if removed
            else _("%(name)s has taken this review back.")
        )
        raise Changed(words % {"name": name}, by=name)
    return found


def answers(review: ReviewRound) -> QuerySet[ReviewAnswer]:
    """Return the answers of a round, those that are owed as well, by name."""
    rows = ReviewAnswer.objects.filter(review=review).select_related("stakeholder")
    return rows.order_by("stakeholder__name", "stakeholder")


def own_answer(review: ReviewRound, actor: Actor, *, deputy_id: str = "") -> ReviewAnswer:
    """Return the actor's answer in a round, refusing who was not asked.

    With a `deputy_id` it is that of the person whose deputy the actor must be.
    """
    rows = answers(review).filter(stakeholder__removed=False)
    if deputy_id:
        deputy = own_deputyship(review.matrix_id, deputy_id, actor)
        if found := rows.filter(stakeholder=deputy.stakeholder_id).first():
            return found
    found = rows.filter(stakeholder__member_id=actor.member_id).first()
    if found is None:
        raise NotPermitted(
            _("You were not asked in this review."),
            hint=_("Comment in the matrix, or object to what you cannot agree to."),
        )
    return found


def objects_already(review: ReviewRound, words: str, actor: Actor) -> bool:
    """Say whether an objection of the actor to the revision in these words stands."""
    raised = Turn.objects.filter(
        objection__matrix=review.matrix_id,
        objection__about_kind=AboutKind.REVISION,
        objection__about_id=str(review.revision),
        objection__member_id=actor.member_id,
    )
    raised = raised.filter(position=0, removed=False, text=words).select_related("objection")
    states = (state(turns(turn.objection)) for turn in raised)
    return any(each in (ObjectionState.OPEN, ObjectionState.ANSWERED) for each in states)


def all_owing(matrix_ids: Collection[str]) -> QuerySet[ReviewAnswer]:
    """Return what is owed in the rounds of some matrices, for the worker."""
    rows = ReviewAnswer.objects.filter(review__matrix__in=matrix_ids, review__removed=False)
    owed = rows.filter(answer="", stakeholder__removed=False, stakeholder__excuse="")
    return owed.select_related("review").order_by("review__asked_at", "pk")


def owing(review: ReviewRound) -> QuerySet[ReviewAnswer]:
    """Return the answers that are owed: of those still to be asked, and not excused."""
    return answers(review).filter(answer="", stakeholder__removed=False, stakeholder__excuse="")
