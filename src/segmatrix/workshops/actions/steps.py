"""The way through a workshop: forward, back, and its time.

A phase in which everybody answers alone owns a round: it is opened when the phase is entered,
revealed when the workshop steps on, and opened again when it steps back. A phase that is stepped
back out of puts its round aside, with all answers, until it is entered again.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import one_of
from segmatrix.workshops import access, events
from segmatrix.workshops.actions import asking, boards, talks
from segmatrix.workshops.actions.workshops import refuse_unless_drafted
from segmatrix.workshops.models import Phase, Workshop
from segmatrix.workshops.terms import LONGEST_PHASE, PhaseKind, Whereto, WorkshopState


@action
def begin_workshop(given: events.BeginWorkshop, *, actor: Actor) -> None:
    """Begin with the first phase. Records PhaseEntered, which is final: people have come."""
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    refuse_unless_drafted(found)
    found.state, found.begun_at = WorkshopState.RUNNING.value, clock.now()
    found.save(update_fields=["state", "begun_at"])
    _enter(found, access.phases(found)[0], actor)


@action
def step_forward(given: events.StepForward, *, actor: Actor) -> None:
    """Go on to the next phase, or end the workshop after the last.

    What everybody answered alone in the phase that is left is revealed. Refuses when the workshop
    is in another phase by now, so that a step asked for twice is taken once. Records PhaseEntered
    or WorkshopEnded, which stepping back takes back.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    now = access.running_phase(found, given.phase_id)
    phases = access.phases(found)
    _leave(found, now, actor)
    if now.position + 1 < len(phases):
        found.at = now.position + 1
        found.save(update_fields=["at"])
        _enter(found, phases[found.at], actor)
        return
    found.state, found.ended_at = WorkshopState.ENDED.value, clock.now()
    found.save(update_fields=["state", "ended_at"])
    record(
        events.WorkshopEnded(matrix_id=found.matrix_id, workshop_id=found.pk, name=found.name),
        inverse=None,
    )


@action
def step_back(given: events.StepBack, *, actor: Actor) -> None:
    """Return to the phase before as it was left, or out of the end into the last phase.

    What was answered alone in the phase that is left is put aside; `queries.losses` says before
    what else becomes of what was done. Records PhaseEntered.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    phases = access.phases(found)
    if found.state == WorkshopState.ENDED and phases[-1].pk == given.phase_id:
        found.state, found.ended_at = WorkshopState.RUNNING.value, None
        found.save(update_fields=["state", "ended_at"])
        _return_to(found, phases[-1], actor)
        return
    now = access.running_phase(found, given.phase_id)
    if now.position == 0:
        raise Changed(_("This is the first phase."))
    _put_aside(found, now, actor)
    found.at = now.position - 1
    found.save(update_fields=["at"])
    _return_to(found, phases[found.at], actor)


@action
def give_time(given: events.GiveTime, *, actor: Actor) -> None:
    """Give the present phase more minutes, or fewer. Nothing happens by itself when they are over.

    More minutes after its end count from now. Refuses a phase without a time. Records TimeGiven.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    now = access.running_phase(found, given.phase_id)
    if now.ends_at is None:
        raise Invalid(_("No time is set for this phase."), field="minutes")
    if not 0 < abs(given.minutes) <= LONGEST_PHASE:
        raise Invalid(_("Say how many minutes."), field="minutes", yours=given.minutes)
    begun = now.ends_at if given.minutes < 0 else max(now.ends_at, clock.now())
    now.ends_at = begun + timedelta(minutes=given.minutes)
    now.save(update_fields=["ends_at"])
    about = {"matrix_id": found.matrix_id, "workshop_id": found.pk, "phase_id": now.pk}
    record(
        events.TimeGiven(**about, ends_at=now.ends_at.isoformat()),
        inverse=events.GiveTime(**about, minutes=-given.minutes),
    )


@action
def call_everybody(given: events.CallEverybody, *, actor: Actor) -> None:
    """Ask everybody to look at a page, until the next step or another call.

    Refuses results where nothing is revealed yet. Records EverybodyCalled, which is final.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    now = access.running_phase(found, given.phase_id)
    to = one_of(Whereto, given.to, field="to")
    if to is Whereto.RESULTS and not access.revealed_before(now):
        raise Invalid(_("Nothing has been shown to everybody yet."), field="to")
    if found.called_to == to:
        return
    found.called_to = to.value
    found.save(update_fields=["called_to"])
    record(
        events.EverybodyCalled(matrix_id=found.matrix_id, workshop_id=found.pk, to=found.called_to),
        inverse=None,
    )


def _enter(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Come into a phase from the one before it."""
    if phase.left_at:
        _resume(phase)
    else:
        phase.begun_at = clock.now()
        phase.ends_at = _end(phase)
    if PhaseKind(phase.kind).alone:
        phase.round_id = asking.open_round_of(found, phase, actor)
    phase.save()
    if phase.kind == PhaseKind.DISCUSS:
        talks.queue_up(phase, actor)
    _record(found, phase, back=False)


def _leave(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Go out of a phase to the next one: what was answered alone is everybody's."""
    phase.left_at = clock.now()
    phase.save(update_fields=["left_at"])
    if PhaseKind(phase.kind).alone:
        asking.reveal(found, phase, actor)
    if phase.kind == PhaseKind.REFLECT:
        boards.lay_notes(phase, actor)


def _put_aside(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Go out of a phase to the one before it."""
    phase.left_at = clock.now()
    phase.save(update_fields=["left_at"])
    if PhaseKind(phase.kind).alone:
        asking.put_aside(found, phase, actor)


def _return_to(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Come into a phase from a later one: it is as it was left."""
    _resume(phase)
    phase.save(update_fields=["left_at", "ends_at"])
    if phase.kind == PhaseKind.REFLECT:
        boards.lift_notes(phase)
    if PhaseKind(phase.kind).alone:
        asking.reopen(found, phase, actor)
    _record(found, phase, back=True)


def _resume(phase: Phase) -> None:
    """Let the time of a phase go on with as much of it as was left."""
    if phase.ends_at and phase.left_at:
        phase.ends_at += clock.now() - phase.left_at
    phase.left_at = None


def _end(phase: Phase) -> datetime | None:
    if phase.minutes is None or phase.begun_at is None:
        return None
    return phase.begun_at + timedelta(minutes=phase.minutes)


def _record(found: Workshop, phase: Phase, *, back: bool) -> None:
    """Tell that a workshop is in a phase, and let everybody look at it."""
    found.called_to = Whereto.WORKSHOP.value
    found.save(update_fields=["called_to"])
    record(
        events.PhaseEntered(
            matrix_id=found.matrix_id,
            workshop_id=found.pk,
            phase_id=phase.pk,
            position=phase.position,
            title=phase.title,
            back=back,
            ends_at=phase.ends_at.isoformat() if phase.ends_at else "",
        ),
        inverse=None,
    )
