"""What can be done about review rounds."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import dated, one_of, written
from segmatrix.people.terms import Permission
from segmatrix.review import access
from segmatrix.review.access import plans
from segmatrix.review.access import reviews as rows
from segmatrix.review.actions.objections import raise_objection
from segmatrix.review.errors import NoSuchStakeholder
from segmatrix.review.events import objections as objection_events
from segmatrix.review.events import reviews as events
from segmatrix.review.models import Reminder, ReviewAnswer, ReviewRound
from segmatrix.review.terms import REVIEW_NOTE_LENGTH, AboutKind, Answer

TAKEN_BACK = {"answer": Answer.OWED.value, "words": ""}


@action
def ask_reviewers(given: events.AskReviewers, *, actor: Actor) -> None:
    """Ask people to read the revision that is worked on, and to answer until a day.

    Refuses a day that has passed, an empty list, and anybody who is not among the people to ask.
    Records ReviewersAsked.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    review = ReviewRound(
        matrix_id=matrix.id,
        revision=matrix.revision,
        due=_ahead(given.due),
        note=written(given.note, field="note", limit=REVIEW_NOTE_LENGTH),
        asked_by=actor.name,
        asked_at=clock.now(),
    )
    people = _those(given.stakeholder_ids, matrix.id)
    review.save()
    ReviewAnswer.objects.bulk_create(
        [ReviewAnswer(review=review, stakeholder_id=person) for person in people]
    )
    record(
        events.ReviewersAsked(**_whole(review)),
        inverse=events.WithdrawReview(matrix_id=matrix.id, review_id=review.pk),
    )


@action
def withdraw_review(given: events.WithdrawReview, *, actor: Actor) -> None:
    """Take a review round back; its answers are kept. Records ReviewWithdrawn."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    review = rows.review(matrix.id, given.review_id)
    review.removed = True
    review.save(update_fields=["removed"])
    record(
        events.ReviewWithdrawn(**_whole(review)),
        inverse=events.ReinstateReview(matrix_id=matrix.id, review_id=review.pk),
    )


@action
def reinstate_review(given: events.ReinstateReview, *, actor: Actor) -> None:
    """Let a review round that was taken back count again. Records ReviewReinstated."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    review = rows.review(matrix.id, given.review_id, removed=True)
    review.removed = False
    review.save(update_fields=["removed"])
    record(
        events.ReviewReinstated(**_whole(review)),
        inverse=events.WithdrawReview(matrix_id=matrix.id, review_id=review.pk),
    )


@action
def answer_review(given: events.AnswerReview, *, actor: Actor) -> None:
    """Say what one thinks of a revision that one was asked to read; a later answer replaces it.

    A deputy answers for whom they stand for, unless that person has answered, and objects in their
    own name. Undone, an answer that replaced a deputy's leaves none. Refuses who was not asked, and
    an objection without a reason. Records ReviewAnswered, after ObjectionRaised for somebody who
    objects and has not done so in these words before.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    review = rows.review(matrix.id, given.review_id)
    row = rows.own_answer(review, actor, deputy_id=given.deputy_id)
    answer = one_of(Answer, given.answer, field="answer")
    words = written(given.words, field="words", limit=REVIEW_NOTE_LENGTH)
    earlier = {"answer": row.answer, "words": row.words}
    deputy_name = actor.name if given.deputy_id and answer else ""
    if given.deputy_id and row.answer and not row.deputy_name:
        raise Changed(
            _("%(name)s has answered already.") % {"name": row.stakeholder.name}, yours=words
        )
    same_hand = not row.answer or row.deputy_name == deputy_name
    if same_hand and earlier == {"answer": answer.value, "words": words}:
        return
    if answer is Answer.OBJECTS and not rows.objects_already(review, words, actor):
        raise_objection(
            objection_events.RaiseObjection(
                matrix_id=matrix.id,
                about_kind=AboutKind.REVISION.value,
                about_id=str(review.revision),
                reason=words,
            ),
            actor=actor,
        )
    row.answer, row.words = answer.value, words
    row.answered_at = clock.now() if answer else None
    row.deputy_name = deputy_name
    row.save(update_fields=["answer", "words", "answered_at", "deputy_name"])
    about = {"matrix_id": matrix.id, "review_id": review.pk}
    record(
        events.ReviewAnswered(
            **about,
            revision=review.revision,
            due=review.due.isoformat(),
            stakeholder_id=row.stakeholder_id,
            name=row.stakeholder.name,
            answer=row.answer,
            words=row.words,
            deputy_name=deputy_name,
        ),
        inverse=events.AnswerReview(
            **about, **(earlier if same_hand else TAKEN_BACK), deputy_id=given.deputy_id
        ),
    )


@action
def remind_reviewers(given: events.RemindReviewers, *, actor: Actor) -> None:
    """Remind those who owe an answer, or who stands in for them while they are away.

    Refuses when nobody owes one. Records ReviewersReminded, which is final: a reminder is read.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    review = rows.review(matrix.id, given.review_id)
    owing = [row.stakeholder for row in rows.owing(review)]
    if not owing:
        raise Changed(_("Nobody owes an answer any more."))
    people = [person.pk for person in owing]
    members, substitutes = plans.whom_to_remind(matrix.id, owing, actor)
    Reminder.objects.create(review=review, people=people, by_name=actor.name, at=clock.now())
    record(
        events.ReviewersReminded(
            matrix_id=matrix.id,
            review_id=review.pk,
            revision=review.revision,
            due=review.due.isoformat(),
            people=people,
            members=members,
            substitutes=substitutes,
        ),
        inverse=None,
    )


def _ahead(text: str) -> Any:
    day = dated(text, field="due")
    if day is None:
        raise Invalid(_("Until when do you need an answer?"), field="due")
    if (clock.now().date() - day).days > 1:  # it may still be yesterday where they sit
        raise Invalid(_("This day has passed."), field="due", yours=text)
    return day


def _those(stakeholder_ids: list[str], matrix_id: str) -> list[str]:
    wanted = list(dict.fromkeys(stakeholder_ids))
    if not wanted:
        raise Invalid(
            _("Nobody was ticked."), hint=_("Tick whom you ask."), field="stakeholder_ids"
        )
    known = set(access.stakeholders(matrix_id).values_list("pk", flat=True))
    if not known.issuperset(wanted):
        raise NoSuchStakeholder
    return wanted


def _whole(review: ReviewRound) -> dict[str, Any]:
    asked = [row.stakeholder for row in rows.answers(review)]
    return {
        "matrix_id": review.matrix_id,
        "review_id": review.pk,
        "revision": review.revision,
        "due": review.due.isoformat(),
        "note": review.note,
        "people": [person.pk for person in asked],
        "members": [person.member_id for person in asked if person.member_id],
    }
