"""What can be done about objections."""

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.inputs import said, written
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review.access import matrix as readable
from segmatrix.review.access import objections as access
from segmatrix.review.events import objections as events
from segmatrix.review.models import Objection, Turn
from segmatrix.review.objecting import refuse_unless_possible
from segmatrix.review.terms import OBJECTION_LENGTH, TurnKind

FACTS: dict[TurnKind, type[Fact]] = {
    TurnKind.RAISED: events.ObjectionRaised,
    TurnKind.ANSWERED: events.ObjectionAnswered,
    TurnKind.UPHELD: events.ObjectionUpheld,
    TurnKind.WITHDRAWN: events.ObjectionWithdrawn,
    TurnKind.OVERRIDDEN: events.ObjectionOverridden,
}


@action
def raise_objection(given: events.RaiseObjection, *, actor: Actor) -> None:
    """Object to the matrix, a segment, a statement, an agreed placement or a revision.

    Refuses one without a reason, and what is not there (any more). Records ObjectionRaised.
    """
    matrix = readable(given.matrix_id, actor, may=Permission.COMMENT)
    reason = said(given.reason, field="reason", limit=OBJECTION_LENGTH)
    about = access.about(matrix, given.about_kind, given.about_id, actor)
    objection = Objection.objects.create(
        matrix_id=matrix.id,
        revision=matrix.revision,
        about_kind=about.kind.value,
        about_id=about.id,
        label=about.label,
        member_id=actor.member_id,
    )
    _take_turn(objection, TurnKind.RAISED, reason, actor)


@action
def answer_objection(given: events.AnswerObjection, *, actor: Actor) -> None:
    """Answer somebody else's objection that stands. Records ObjectionAnswered."""
    objection = _turning(given, TurnKind.ANSWERED, given.text, actor)
    text = said(given.text, field="text", limit=OBJECTION_LENGTH)
    _take_turn(objection, TurnKind.ANSWERED, text, actor)


@action
def uphold_objection(given: events.UpholdObjection, *, actor: Actor) -> None:
    """Say why one's own objection stands though it was answered, or withdrawn.

    Records ObjectionUpheld.
    """
    objection = _turning(given, TurnKind.UPHELD, given.text, actor)
    text = said(given.text, field="text", limit=OBJECTION_LENGTH)
    _take_turn(objection, TurnKind.UPHELD, text, actor)


@action
def withdraw_objection(given: events.WithdrawObjection, *, actor: Actor) -> None:
    """Say that one's own objection is settled. Records ObjectionWithdrawn."""
    objection = _turning(given, TurnKind.WITHDRAWN, given.text, actor)
    text = written(given.text, field="text", limit=OBJECTION_LENGTH)
    _take_turn(objection, TurnKind.WITHDRAWN, text, actor)


@action
def override_objection(given: events.OverrideObjection, *, actor: Actor) -> None:
    """Go on in spite of somebody else's objection; it is listed beside the sign-off.

    Refuses whoever may not decide on states, and an override without a reason.
    Records ObjectionOverridden.
    """
    objection = _turning(given, TurnKind.OVERRIDDEN, given.reason, actor)
    people.require(actor, Permission.STATES, given.matrix_id)
    reason = said(given.reason, field="reason", limit=OBJECTION_LENGTH)
    _take_turn(objection, TurnKind.OVERRIDDEN, reason, actor)


@action
def take_turn_back(given: events.TakeTurnBack, *, actor: Actor) -> None:
    """Undo one's own newest turn of an objection; it is kept.

    Refuses somebody else's, and one after which more was said. Records TurnTakenBack.
    """
    readable(given.matrix_id, actor, may=Permission.COMMENT)
    _let_stand(access.own_turn(given.matrix_id, given.turn_id, actor), stands=False)


@action
def restore_turn(given: events.RestoreTurn, *, actor: Actor) -> None:
    """Let a turn that its author undid stand again. Records TurnRestored."""
    readable(given.matrix_id, actor, may=Permission.COMMENT)
    _let_stand(access.own_turn(given.matrix_id, given.turn_id, actor, removed=True), stands=True)


def _turning(
    given: events.AnswerObjection
    | events.UpholdObjection
    | events.WithdrawObjection
    | events.OverrideObjection,
    kind: TurnKind,
    yours: str,
    actor: Actor,
) -> Objection:
    """Return the objection if the actor can take such a turn now."""
    readable(given.matrix_id, actor, may=Permission.COMMENT)
    objection = access.objection(given.matrix_id, given.objection_id)
    standing = access.turns(objection)
    refuse_unless_possible(
        kind,
        access.state(standing),
        own=objection.member_id == actor.member_id,
        raised_by=standing[0].author_name,
        last_by=standing[-1].author_name,
        yours=yours,
    )
    return objection


def _take_turn(objection: Objection, kind: TurnKind, text: str, actor: Actor) -> None:
    turn = Turn.objects.create(
        objection=objection,
        position=Turn.objects.filter(objection=objection).count(),
        kind=kind.value,
        text=text,
        member_id=actor.member_id,
        author_name=actor.name,
        department=actor.department,
        at=clock.now(),
    )
    record(
        FACTS[kind](**_whole(turn)),
        inverse=events.TakeTurnBack(matrix_id=objection.matrix_id, turn_id=turn.pk),
    )


def _let_stand(turn: Turn, *, stands: bool) -> None:
    turn.removed = not stands
    turn.save(update_fields=["removed"])
    about = {"matrix_id": turn.objection.matrix_id, "turn_id": turn.pk}
    fact, inverse = (
        (events.TurnRestored, events.TakeTurnBack)
        if stands
        else (events.TurnTakenBack, events.RestoreTurn)
    )
    record(fact(**_whole(turn)), inverse=inverse(**about))


def _whole(turn: Turn) -> dict[str, object]:
    objection = turn.objection
    standing = access.turns(objection)
    return {
        "matrix_id": objection.matrix_id,
        "objection_id": objection.pk,
        "about_kind": objection.about_kind,
        "about_id": objection.about_id,
        "label": objection.label,
        "revision": objection.revision,
        "raised_by": objection.member_id,
        "turn_id": turn.pk,
        "turn": turn.kind,
        "text": turn.text,
        "position": turn.position,
        "member_id": turn.member_id,
        "author_name": turn.author_name,
        "department": turn.department,
        "state": access.state(standing).value if standing else "",
    }
