"""What everybody does for themselves in a workshop: come in, and say that they are done."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, hold, record, record_unsigned
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotPermitted
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds.terms import MOST_PEOPLE
from segmatrix.workshops import access, events
from segmatrix.workshops.actions import asking
from segmatrix.workshops.errors import NotRunning
from segmatrix.workshops.models import Participant, Ready
from segmatrix.workshops.terms import WorkshopState


@action
def join_workshop(given: events.JoinWorkshop, *, actor: Actor) -> None:
    """Have part in a workshop that is under way, from its present phase on.

    Who has part already stays as they are. Records WorkshopJoined, which is final.
    """
    people.require(actor, Permission.COMMENT, given.matrix_id)
    found = access.workshop(given.matrix_id, given.workshop_id, actor)
    if found.state != WorkshopState.RUNNING:
        raise NotRunning(_("This workshop is not under way."))
    present = Participant.objects.filter(workshop=found)
    if present.filter(member_id=actor.member_id).exists():
        return
    if present.count() >= MOST_PEOPLE:
        raise Invalid(_("At most %(most)s people fit into a workshop.") % {"most": MOST_PEOPLE})
    who = {"member_id": actor.member_id, "name": actor.name, "department": actor.department}
    Participant.objects.create(workshop=found, **who)
    record(
        events.WorkshopJoined(matrix_id=found.matrix_id, workshop_id=found.pk, **who),
        inverse=None,
    )
    asking.let_in(found, access.phases(found)[found.at], actor)


@action
def say_ready(given: events.SayReady, *, actor: Actor) -> None:
    """Say that the actor is done in the present phase, or not yet.

    Records ReadySaid in a stream of the actor's own, and ReadyCounted, unsigned, for everybody.
    """
    if given.member_id != actor.member_id:
        raise NotPermitted(_("Everybody answers for themselves."))
    hold(access.workshop(given.matrix_id, given.workshop_id, actor).stream)
    found = access.workshop(given.matrix_id, given.workshop_id, actor)
    person = access.participant(found, actor)
    phase = access.running_phase(found, given.phase_id)
    rows = Ready.objects.filter(phase=phase, participant=person)
    if rows.exists() == given.ready:
        return
    if given.ready:
        Ready.objects.create(phase=phase, participant=person)
    else:
        rows.delete()
    about = {"matrix_id": found.matrix_id, "workshop_id": found.pk, "phase_id": phase.pk}
    record(
        events.ReadySaid(**about, ready=given.ready),
        inverse=events.SayReady(**about, member_id=actor.member_id, ready=not given.ready),
    )
    counts = access.ready(found, phase)
    record_unsigned(
        events.ReadyCounted(**about, ready=counts.ready, people=counts.people),
        stream=found.stream,
    )
