"""What can be done to a question: asking somebody what a cell asks, and no longer."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Matrix, Question
from segmatrix.people import queries as people
from segmatrix.people.queries import MemberView
from segmatrix.people.terms import Permission


@action
def ask_question(given: events.AskQuestion, *, actor: Actor) -> None:
    """Ask one member or one department the question of a cell that holds texts.

    Refuses nobody, both at once, whom nothing can be asked of, and what they are asked already.
    Records QuestionAsked.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    note = written(given.note, field="note", limit=terms.REASON_LENGTH)
    segment, dimension = access.cell(
        matrix, given.segment_id, given.dimension_id, kinds=access.TEXTUAL, typed=note
    )
    asked = _asked(matrix, given, actor)
    question = Question(
        segment=segment,
        dimension=dimension,
        asked_id=given.asked_id,
        asked_name=asked[0].name if given.asked_id else "",
        asked_department="" if given.asked_id else asked[0].department,
        note=note,
        asker_id=actor.member_id,
        asker_name=actor.name,
        asker_department=actor.department,
        asked_at=clock.now(),
    )
    _refuse_if_asked(question)
    question.save()
    _record_asked(matrix, question, asked)


@action
def withdraw_question(given: events.WithdrawQuestion, *, actor: Actor) -> None:
    """Ask no longer; who asked and whoever facilitates may. Answers given to it stay.

    Refuses a question that was withdrawn. Records QuestionWithdrawn.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    question = access.question(matrix, given.question_id)
    _refuse_unless_theirs(matrix, question, actor)
    question.withdrawn = True
    question.save(update_fields=["withdrawn"])
    record(
        events.QuestionWithdrawn(**_whole(matrix, question)),
        inverse=events.RepeatQuestion(matrix_id=matrix.pk, question_id=question.pk),
    )


@action
def repeat_question(given: events.RepeatQuestion, *, actor: Actor) -> None:
    """Ask a withdrawn question again; who asked and whoever facilitates may.

    Refuses one that is asked, and one that nobody is left for. Records QuestionAsked.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    question = access.question(matrix, given.question_id, withdrawn=True)
    access.cell(matrix, question.segment_id, question.dimension_id)
    _refuse_unless_theirs(matrix, question, actor)
    asked = _asked(matrix, question, actor)
    _refuse_if_asked(question)
    question.withdrawn = False
    question.save(update_fields=["withdrawn"])
    _record_asked(matrix, question, asked)


def _asked(matrix: Matrix, given: events.AskQuestion | Question, actor: Actor) -> list[MemberView]:
    """Return who can answer what is asked of one member or department, or refuse."""
    if bool(given.asked_id) == bool(given.asked_department):
        raise Invalid(
            _("Choose one person or one department."),
            hint=_("Several can be asked one after another."),
            field="asked",
            yours=given.note,
        )
    department = given.asked_department.casefold()
    found = [
        each
        for each in access.who_can_answer(matrix, actor)
        if each.id == given.asked_id or (department and each.department.casefold() == department)
    ]
    if not found:
        raise Invalid(
            _("Nobody there can answer here."),
            hint=_("Who only reads cannot. Choose somebody else, or have them invited."),
            field="asked",
            yours=given.note,
        )
    return found


def _refuse_if_asked(question: Question) -> None:
    """Refuse what is asked of the same ones already and waits for their answer."""
    same = access.open_questions().filter(
        segment=question.segment,
        dimension=question.dimension,
        asked_id=question.asked_id,
        asked_department=question.asked_department,
    )
    if earlier := same.first():
        raise Changed(
            _("%(name)s has asked them already.") % {"name": earlier.asker_name},
            hint=_("It stands under “Questions” until they answer."),
            by=earlier.asker_name,
            yours=question.note,
        )


def _refuse_unless_theirs(matrix: Matrix, question: Question, actor: Actor) -> None:
    if question.asker_id != actor.member_id:
        people.require(actor, Permission.FACILITATE, matrix.pk)


def _record_asked(matrix: Matrix, question: Question, asked: list[MemberView]) -> None:
    record(
        events.QuestionAsked(**_whole(matrix, question), asked=[each.id for each in asked]),
        inverse=events.WithdrawQuestion(matrix_id=matrix.pk, question_id=question.pk),
    )


def _whole(matrix: Matrix, question: Question) -> dict[str, str]:
    return {
        "matrix_id": matrix.pk,
        "question_id": question.pk,
        "segment_id": question.segment_id,
        "dimension_id": question.dimension_id,
        "asked_id": question.asked_id,
        "asked_name": question.asked_name,
        "asked_department": question.asked_department,
        "text": question.note,
        "asker_id": question.asker_id,
    }
