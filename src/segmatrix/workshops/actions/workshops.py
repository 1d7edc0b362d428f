"""What can be done about a workshop as a whole."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import named, one_of
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds.terms import MOST_PEOPLE, Identity
from segmatrix.workshops import access, events
from segmatrix.workshops.actions import asking
from segmatrix.workshops.models import Participant, Phase, Workshop
from segmatrix.workshops.planning import planned
from segmatrix.workshops.terms import MOST_PHASES, NAME_LENGTH, WorkshopState


@action
def draft_workshop(given: events.DraftWorkshop, *, actor: Actor) -> None:
    """Prepare a workshop that has not begun.

    Refuses one without phases, and a phase whose setting does not fit its kind. Records
    WorkshopDrafted.
    """
    matrix = matrices.head(given.matrix_id, actor, may=Permission.FACILITATE)
    found = Workshop(matrix_id=matrix.id, by_name=actor.name, drafted_at=clock.now())
    _plan(found, given, actor)
    record(
        events.WorkshopDrafted(**whole(found)),
        inverse=events.DiscardWorkshop(matrix_id=matrix.id, workshop_id=found.pk),
    )


@action
def change_workshop(given: events.ChangeWorkshop, *, actor: Actor) -> None:
    """Plan a drafted workshop otherwise.

    Refuses (409) one that has begun, and a plan that somebody changed meanwhile. Records
    WorkshopChanged.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    refuse_unless_drafted(found)
    if found.version != given.version:
        raise Changed(_("Somebody has changed this workshop meanwhile."), yours=given.to_json())
    before = _plan_of(found)
    found.version += 1
    _plan(found, given, actor)
    record(
        events.WorkshopChanged(**whole(found)),
        inverse=events.ChangeWorkshop(
            matrix_id=found.matrix_id, workshop_id=found.pk, version=found.version, **before
        ),
    )


@action
def discard_workshop(given: events.DiscardWorkshop, *, actor: Actor) -> None:
    """Give a workshop up; what was revealed in it stays where it is.

    What is being answered alone is given up with it, unseen. Records WorkshopDiscarded, after
    RoundDiscarded.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    if found.state == WorkshopState.DISCARDED:
        raise Changed(_("This workshop is given up already."))
    if found.state == WorkshopState.RUNNING:
        asking.give_up(found, access.phases(found)[found.at], actor)
    found.state = WorkshopState.DISCARDED.value
    found.save(update_fields=["state"])
    record(
        events.WorkshopDiscarded(**whole(found)),
        inverse=events.ReinstateWorkshop(matrix_id=found.matrix_id, workshop_id=found.pk),
    )


@action
def reinstate_workshop(given: events.ReinstateWorkshop, *, actor: Actor) -> None:
    """Let a workshop that was given up go on where it was, with all that had been answered.

    Records WorkshopReinstated, after RoundReinstated.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    if found.state != WorkshopState.DISCARDED:
        raise Changed(_("This workshop is not given up."))
    found.state = _state_of(found).value
    if found.state == WorkshopState.RUNNING:
        asking.take_up(found, access.phases(found)[found.at], actor)
    found.save(update_fields=["state"])
    record(
        events.WorkshopReinstated(**whole(found)),
        inverse=events.DiscardWorkshop(matrix_id=found.matrix_id, workshop_id=found.pk),
    )


def _state_of(found: Workshop) -> WorkshopState:
    if found.ended_at:
        return WorkshopState.ENDED
    return WorkshopState.RUNNING if found.begun_at else WorkshopState.DRAFTED


def refuse_unless_drafted(found: Workshop) -> None:
    if found.state == WorkshopState.DISCARDED:
        raise Changed(_("This workshop is given up."))
    if found.state != WorkshopState.DRAFTED:
        raise Changed(
            _("This workshop has begun."),
            hint=_("Step on or back in it, or plan another one."),
        )


def _plan(found: Workshop, given: Any, actor: Actor) -> None:
    """Give a drafted workshop what is planned for it."""
    found.name = named(given.name, limit=NAME_LENGTH)
    found.profile = one_of(Profile, given.profile, field="profile").value
    found.identity = one_of(Identity, given.identity, field="identity").value
    if not 0 < len(given.phases) <= MOST_PHASES:
        raise Invalid(
            _("A workshop has 1 to %(most)s phases.") % {"most": MOST_PHASES}, field="phases"
        )
    phases = [planned(each) for each in given.phases]
    found.save()
    Phase.objects.filter(workshop=found).delete()  # nothing can have happened in a draft
    Phase.objects.bulk_create(
        Phase(workshop=found, position=position, **each) for position, each in enumerate(phases)
    )
    _gather(found, given.people, given.abstaining, actor)


def _gather(found: Workshop, member_ids: list[str], abstaining: list[str], actor: Actor) -> None:
    """Write down who has part, as they are called now; who may not contribute is left out."""
    may = {
        person.id: person
        for person in people.participants(found.matrix_id, actor)
        if person.may(Permission.COMMENT)
    }
    present = [may[one] for one in dict.fromkeys(member_ids) if one in may]
    if len(present) > MOST_PEOPLE:
        raise Invalid(
            _("At most %(most)s people fit into a workshop.") % {"most": MOST_PEOPLE},
            field="people",
        )
    Participant.objects.filter(workshop=found).delete()
    Participant.objects.bulk_create(
        Participant(
            workshop=found,
            member_id=person.id,
            name=person.name,
            department=person.department,
            abstains=person.id in abstaining,
        )
        for person in present
    )


def _plan_of(found: Workshop) -> dict[str, Any]:
    """Return the plan of a workshop as an input has it."""
    present = list(Participant.objects.filter(workshop=found).order_by("name", "member_id"))
    return {
        "name": found.name,
        "phases": [
            {
                "kind": phase.kind,
                "title": phase.title,
                "instructions": phase.instructions,
                "minutes": phase.minutes,
                "setting": phase.setting,
            }
            for phase in access.phases(found)
        ],
        "people": [one.member_id for one in present],
        "abstaining": [one.member_id for one in present if one.abstains],
        "profile": found.profile,
        "identity": found.identity,
    }


def whole(found: Workshop) -> dict[str, Any]:
    return {
        "matrix_id": found.matrix_id,
        "workshop_id": found.pk,
        "state": found.state,
        **_plan_of(found),
    }
