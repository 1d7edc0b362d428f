"""Questions of a matrix, and whom they can be asked of."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.matrix.access.cells import cell
from segmatrix.matrix.access.proposals import standing_proposals
from segmatrix.matrix.access.standing import last_author, one
from segmatrix.matrix.models import Matrix, Question
from segmatrix.people import queries as people
from segmatrix.people.queries import MemberView
from segmatrix.people.terms import Permission


def question(
    matrix: Matrix, question_id: str, *, withdrawn: bool = False, typed: Any = None
) -> Question:
    """Return a question of the matrix that stands (or, if so asked, is `withdrawn`)."""
    rows = Question.objects.select_related("segment", "dimension")
    found = one(rows.filter(segment__matrix=matrix, pk=question_id), _("question"))
    if found.withdrawn != withdrawn:
        name = last_author(matrix, f"question:{question_id}")
        words = (
            _("%(name)s asks this again already.")
            if withdrawn
            else _("%(name)s has taken this question back.")
        )
        raise Changed(words % {"name": name}, by=name, yours=typed)
    return found


def asked_question(matrix: Matrix, question_id: str, actor: Actor, *, typed: Any) -> Question:
    """Return an open question that was asked of the actor or of their department."""
    found = question(matrix, question_id, typed=typed)
    cell(matrix, found.segment_id, found.dimension_id, typed=typed)
    if not of_actor(actor).filter(pk=found.pk).exists():
        raise NotPermitted(
            _("This was asked of %(whom)s.") % {"whom": found.asked_name or found.asked_department},
            hint=_("Propose a statement in the cell instead."),
            yours=typed,
        )
    if open_questions().filter(pk=found.pk).exists():
        return found
    first = standing_proposals().filter(question=found).order_by("said_at")[0]
    raise Changed(
        _("%(name)s has answered this already.") % {"name": first.author_name},
        hint=_("Propose a statement in the cell if you know more."),
        by=first.author_name,
        theirs=first.text,
        yours=typed,
    )


def open_questions() -> QuerySet[Question]:
    """Return the questions that wait for an answer, of all matrices."""
    answers = standing_proposals().filter(question=OuterRef("pk"))
    return Question.objects.filter(~Exists(answers), withdrawn=False)


def of_actor(actor: Actor) -> QuerySet[Question]:
    """Return the questions that were asked of a member or of the department they are in now."""
    mine = Q(asked_id=actor.member_id)
    if actor.department:
        mine |= Q(asked_department__iexact=actor.department)
    return Question.objects.filter(mine)


def who_can_answer(matrix: Matrix, actor: Actor) -> list[MemberView]:
    """Return those in the matrix who may comment on the matrix, by name."""
    present = people.participants(matrix.pk, actor)
    return [each for each in present if each.may(Permission.COMMENT)]
