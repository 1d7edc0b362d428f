"""What became of what somebody wrote in a workshop, for themselves."""

from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.rounds import queries as rounds
from segmatrix.workshops import access
from segmatrix.workshops.queries.boards import BoardView, CardView, board, revealed_rounds
from segmatrix.workshops.terms import PhaseKind


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """One thought of the reader's own.

    Attributes:
        asked: The words of the question that it answers.
        card: Where it is on the board: in a group, or by itself; None where it does not lie there.
    """

    text: str
    asked: str
    card: CardView | None

    @property
    def in_group(self) -> bool:
        """Whether it was put together with others."""
        return self.card is not None and self.card.is_group


def receipts(matrix_id: str, workshop_id: str, actor: Actor) -> tuple[ReceiptView, ...]:
    """Return what the actor wrote in the phases of thinking alone, with what became of it.

    A workshop never stores whose a note of an anonymous round is. Its author's own answers say what
    they wrote, and a note in these words is theirs or says the same.
    """
    found = access.workshop(matrix_id, workshop_id, actor)
    lying = _by_words(board(matrix_id, workshop_id, actor))
    revealed = revealed_rounds(matrix_id, actor)
    return tuple(
        receipt
        for phase in access.phases(found)
        if phase.kind == PhaseKind.REFLECT and phase.round_id in revealed
        for receipt in _of_round(revealed[phase.round_id], lying, actor)
    )


def _of_round(
    view: rounds.RoundView, lying: dict[tuple[str, str, str], CardView], actor: Actor
) -> list[ReceiptView]:
    if not view.mine:
        return []
    [name] = [person.name for person in view.people if person.member_id == actor.member_id]
    return [
        ReceiptView(
            text=text,
            asked=each.question.words,
            card=lying.get((each.question.id, text, name))
            or lying.get((each.question.id, text, "")),
        )
        for each in rounds.sheet(view.matrix_id, view.id, actor).asked
        for text in dict.fromkeys((each.value or {}).get("texts", ()))
    ]


def _by_words(found: BoardView) -> dict[tuple[str, str, str], CardView]:
    """Return the card of each note by its question, what it says, and its name if it has one.

    Of two notes in the same words that one stands for both of which something became.
    """
    cards = sorted(found.cards, key=lambda card: card.became is not None)
    return {(note.question_id, note.text, note.name): card for card in cards for note in card.notes}
