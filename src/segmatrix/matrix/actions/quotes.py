"""Saying one thing as somebody else's words; a room above keeps by whose hand it came."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import named, said
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.actions.proposals import put_forward
from segmatrix.matrix.actions.statements import put_in_words
from segmatrix.matrix.models import Dimension, Segment, Statement
from segmatrix.matrix.terms import Kind
from segmatrix.people.terms import Permission


@action
def quote_statement(given: events.QuoteStatement, *, actor: Actor) -> None:
    """Say one thing in a cell, or answer a question, as somebody else's words.

    Refuses what `add_statement` and `propose_statement` refuse, a speaker without a name, and a
    cell for one text that has its text. Records StatementAdded or StatementProposed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    text = said(given.text, field="text", limit=terms.STATEMENT_LENGTH)
    name = named(given.speaker_name, limit=terms.NAME_LENGTH, field="speaker_name")
    speaker = Actor(actor.workspace_id, given.speaker_id, name, given.speaker_department)
    if given.question_id:
        whose = given.asked_id or given.speaker_id
        asked = Actor(actor.workspace_id, whose, name, given.speaker_department)
        question = access.asked_question(matrix, given.question_id, asked, typed=text)
        place = question.segment_id, question.dimension_id
        cell = access.cell(matrix, *place, kinds=access.TEXTUAL, typed=text)
        put_forward(matrix, *cell, text, speaker, question=question)
        return
    place = given.segment_id, given.dimension_id
    segment, dimension = access.cell(matrix, *place, kinds=access.TEXTUAL, typed=text)
    _refuse_a_second_text(segment, dimension, text)
    put_in_words(matrix, segment, dimension, text, speaker)


def _refuse_a_second_text(segment: Segment, dimension: Dimension, typed: str) -> None:
    if dimension.kind != Kind.TEXT:
        return
    there = Statement.objects.filter(segment=segment, dimension=dimension, removed=False).first()
    if there is not None:
        raise Changed(
            _("“%(row)s” has its text already.") % {"row": dimension.label},
            hint=_("Comment on that text with what they said."),
            theirs=there.text,
            yours=typed,
        )
