"""What stepping back would lose."""

from segmatrix.base.actor import Actor
from segmatrix.rounds import queries as rounds
from segmatrix.rounds.terms import Identity, Kind
from segmatrix.workshops import access
from segmatrix.workshops.losing import Done, Losing, losing
from segmatrix.workshops.models import Note, Phase, Workshop
from segmatrix.workshops.terms import PhaseKind, WorkshopState


def losses(matrix_id: str, workshop_id: str, actor: Actor) -> tuple[Losing, ...]:
    """Return what stepping back from where a workshop is would lose, the gravest first.

    Only who leads it may ask.
    """
    found = access.leading(matrix_id, workshop_id, actor)
    phases = access.phases(found)
    if found.state == WorkshopState.ENDED:
        return losing(Done(), _done(found, phases[found.at], actor))
    if found.at == 0:
        return ()
    return losing(_done(found, phases[found.at], actor), _done(found, phases[found.at - 1], actor))


def _done(found: Workshop, phase: Phase, actor: Actor) -> Done:
    kind = PhaseKind(phase.kind)
    if not kind.alone or not phase.round_id:
        return Done(kind)
    view = rounds.round_view(found.matrix_id, phase.round_id, actor)
    return Done(
        kind,
        people=view.counts.begun,
        notes=Note.objects.filter(phase=phase, shown=True).count(),
        placed=any(each.kind is Kind.PLACE for each in view.questions),
        anonymous=view.identity is Identity.ANONYMOUS,
    )
