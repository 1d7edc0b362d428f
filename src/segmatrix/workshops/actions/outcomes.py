"""What becomes of the cards of a board: statements, segments, or nothing for a reason."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import one_of, said, written
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.workshops import access, events
from segmatrix.workshops.errors import SettledCard
from segmatrix.workshops.models import Group, Note
from segmatrix.workshops.terms import WHY_LENGTH, Became


@action
def keep_card(given: events.KeepCard, *, actor: Actor) -> None:
    """Write what a card says into a cell of the matrix.

    Refuses outside the phase in which all agree, a card that became something already, and what the
    cell refuses. Records StatementAdded or StatementVariantKept, then CardMarked.
    """
    card = _open_card(given, actor)
    facts = matrix_actions.add_statement(
        matrix_events.AddStatement(
            matrix_id=given.matrix_id,
            segment_id=given.segment_id,
            dimension_id=given.dimension_id,
            text=given.text,
        ),
        actor=actor,
    )
    if not facts:
        raise Invalid(
            _("These words stand in this cell already."),
            hint=_("Say that the statement there says it."),
            field="text",
        )
    _mark(card, given, Became.KEPT, str(vars(facts[0])["statement_id"]))


@action
def merge_card(given: events.MergeCard, *, actor: Actor) -> None:
    """Say that a statement of the matrix says what a card says; the statement stays as it is.

    Refuses as `keep_card` does, and a statement that is not there. Records CardMarked.
    """
    card = _open_card(given, actor)
    statement = matrices.statement(given.matrix_id, given.statement_id, actor)
    _mark(card, given, Became.MERGED, statement.id)


@action
def make_card_segment(given: events.MakeCardSegment, *, actor: Actor) -> None:
    """Add a segment that a card describes.

    Refuses as `keep_card` does, who may not shape, and what `matrix.actions.add_segment` refuses.
    Records SegmentAdded, then CardMarked.
    """
    card = _open_card(given, actor)
    added = matrix_events.AddSegment(matrix_id=given.matrix_id, name=given.name, note=given.note)
    facts = matrix_actions.add_segment(added, actor=actor)
    _mark(card, given, Became.SEGMENT, str(vars(facts[0])["segment_id"]))


@action
def decline_card(given: events.DeclineCard, *, actor: Actor) -> None:
    """Leave a card out of the matrix, for a reason that its authors read.

    Refuses as `keep_card` does, and a missing reason. Records CardMarked.
    """
    card = _open_card(given, actor)
    why = said(given.why, field="why", limit=WHY_LENGTH)
    _mark(card, given, Became.DECLINED, why=why)


@action
def mark_card(given: events.MarkCard, *, actor: Actor) -> None:
    """Say what became of a card, or that it is open again; the matrix stays as it is.

    Refuses outside the phase in which all agree. Records CardMarked.
    """
    card = _card(given, actor)
    became = one_of(Became, given.became, field="became") if given.became else None
    why = written(given.why, field="why", limit=WHY_LENGTH)
    _mark(card, given, became, given.became_id, why)


def _card(given: events.OfCard, actor: Actor) -> Group | Note:
    phase = access.settling(given.matrix_id, given.workshop_id, given.phase_id, actor)
    return access.card(phase.workshop, given.card_id)


def _open_card(given: events.OfCard, actor: Actor) -> Group | Note:
    card = _card(given, actor)
    if card.became:
        raise SettledCard(card.words)
    return card


def _mark(
    card: Group | Note,
    given: events.OfCard,
    became: Became | None,
    became_id: str = "",
    why: str = "",
) -> None:
    before = {"became": card.became, "became_id": card.became_id, "why": card.why}
    now = {"became": became.value if became else "", "became_id": became_id, "why": why}
    if now == before:
        return
    card.became, card.became_id, card.why = now["became"], now["became_id"], now["why"]
    card.save(update_fields=["became", "became_id", "why"])
    about = {
        "matrix_id": given.matrix_id,
        "workshop_id": given.workshop_id,
        "card_id": given.card_id,
    }
    record(
        events.CardMarked(**about, words=card.words, **now),
        inverse=events.MarkCard(**about, phase_id=given.phase_id, **before),
    )
