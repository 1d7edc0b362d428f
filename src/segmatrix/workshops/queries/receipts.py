"""What became of what somebody wrote in workshops, for themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import queries as rounds
from segmatrix.workshops import access
from segmatrix.workshops.models import Phase
from segmatrix.workshops.queries.boards import CardView, cards_of
from segmatrix.workshops.terms import PhaseKind


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """One thought of the reader's own.

    Attributes:
        asked: The words of the question that it answers.
        card: Where it is on the board: in a group, or by itself; None where it does not lie there.
    """

    workshop_id: str
    workshop_name: str
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
    return _receipts(Phase.objects.filter(workshop=found), matrix_id, actor)


def receipts_in(matrix_id: str, actor: Actor) -> tuple[ReceiptView, ...]:
    """Return what `receipts` does for all workshops of a matrix, those that began last first.

    It takes as many queries for many workshops as for one.
    """
    matrix = matrices.head(matrix_id, actor)
    begun = Phase.objects.filter(workshop__matrix=matrix.id)
    return _receipts(begun.exclude(workshop__state__in=access.BEFORE_EVERYBODY), matrix_id, actor)


def _receipts(phases: QuerySet[Phase], matrix_id: str, actor: Actor) -> tuple[ReceiptView, ...]:
    own = rounds.own_thoughts(matrix_id, actor)
    asking = phases.filter(kind=PhaseKind.REFLECT, round_id__in={each.round_id for each in own})
    ordered = asking.select_related("workshop").order_by(
        "-workshop__begun_at", "workshop", "position"
    )
    written_in = list(ordered)
    lying = _by_words(cards_of(written_in, matrix_id, actor))
    return tuple(
        ReceiptView(
            workshop_id=phase.workshop_id,
            workshop_name=phase.workshop.name,
            text=each.text,
            asked=each.asked,
            card=lying.get((each.question_id, each.text, each.name))
            or lying.get((each.question_id, each.text, "")),
        )
        for phase in written_in
        for each in own
        if each.round_id == phase.round_id
    )


def _by_words(found: Iterable[CardView]) -> dict[tuple[str, str, str], CardView]:
    """Return the card of each note by its question, what it says, and its name if it has one.

    Of two notes in the same words that one stands for both of which something became.
    """
    cards = sorted(found, key=lambda card: card.became is not None)
    return {(note.question_id, note.text, note.name): card for card in cards for note in card.notes}
