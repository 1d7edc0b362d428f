"""Answering what a cell asks of somebody, if need be in the place of who is away."""

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.people.terms import Permission
from segmatrix.review import access, events
from segmatrix.review.queries.away import stood_in


@action
def answer_question(given: events.AnswerQuestion, *, actor: Actor) -> None:
    """Propose a statement in answer to what one is asked, or somebody for whom one stands in.

    Whoever stands in answers in their own name. Refuses what `propose_statement` refuses.
    Records StatementProposed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    answer = {"matrix_id": matrix.id, "question_id": given.question_id, "text": given.text}
    for each in stood_in(matrix.id, actor):
        if each.question.id == given.question_id:
            speaker = {"speaker_id": actor.member_id, "speaker_name": actor.name}
            speaker |= {"speaker_department": actor.department}
            asked = {"asked_id": each.question.asked_id}
            quote = matrix_events.QuoteStatement(**answer, **speaker, **asked)
            matrix_actions.quote_statement(quote, actor=actor)
            return
    matrix_actions.propose_statement(matrix_events.ProposeStatement(**answer), actor=actor)
