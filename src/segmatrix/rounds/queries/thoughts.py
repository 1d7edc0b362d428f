"""What somebody contributed in own words to rounds that are shown, for themselves."""

from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import access
from segmatrix.rounds.terms import Kind


@dataclass(frozen=True, slots=True)
class ThoughtView:
    """One thought of the reader's own.

    Attributes:
        asked: The words of the question that it answers.
        name: Under which name they were asked.
    """

    round_id: str
    question_id: str
    asked: str
    text: str
    name: str


def own_thoughts(matrix_id: str, actor: Actor) -> tuple[ThoughtView, ...]:
    """Return what the actor contributed to the revealed rounds of a matrix; each thought once.

    It takes as many queries for many rounds as for one.
    """
    matrix = matrices.head(matrix_id, actor)
    return tuple(
        ThoughtView(
            row.invitee.round_id, row.question_id, row.question.words, text, row.invitee.name
        )
        for row in access.own_revealed(matrix.id, actor)
        if row.question.kind == Kind.FREE
        for text in dict.fromkeys((row.value or {}).get("texts", ()))
    )
