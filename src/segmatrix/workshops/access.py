"""The one place that decides which workshops exist for an actor, and what they may do there now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.workshops.errors import (
    ElsewhereNow,
    NoPart,
    NoSuchCard,
    NoSuchWorkshop,
    NotRunning,
)
from segmatrix.workshops.models import Group, Note, Participant, Phase, Ready, Workshop
from segmatrix.workshops.terms import PhaseKind, WorkshopState

BEFORE_EVERYBODY = (WorkshopState.DRAFTED, WorkshopState.DISCARDED)


def workshop(matrix_id: str, workshop_id: str, actor: Actor) -> Workshop:
    """Return a workshop; drafted and discarded ones exist for who leads workshops only."""
    matrix = matrices.head(matrix_id, actor)
    found = Workshop.objects.filter(matrix=matrix.id, pk=workshop_id).first()
    if found is None:
        raise NoSuchWorkshop
    if found.state in BEFORE_EVERYBODY and not people.may(actor, Permission.FACILITATE, matrix_id):
        raise NoSuchWorkshop
    return found


def leading(matrix_id: str, workshop_id: str, actor: Actor) -> Workshop:
    """Return a workshop that the actor may lead."""
    matrices.head(matrix_id, actor, may=Permission.FACILITATE)
    return workshop(matrix_id, workshop_id, actor)


def phases(found: Workshop) -> list[Phase]:
    """Return the phases of a workshop, in order."""
    return list(Phase.objects.filter(workshop=found).order_by("position"))


@dataclass(frozen=True, slots=True)
class ReadyCounts:
    """How many of those who answer in a workshop say that they are done in a phase."""

    ready: int
    people: int


def ready(found: Workshop, phase: Phase) -> ReadyCounts:
    """Return how many are done; who they are is told to nobody."""
    present = Participant.objects.filter(workshop=found, abstains=False)
    return ReadyCounts(
        ready=Ready.objects.filter(phase=phase, participant__in=present).count(),
        people=present.count(),
    )


def revealed_before(phase: Phase) -> str:
    """Return the round that the last phase before this one revealed; empty for none."""
    earlier = Phase.objects.filter(workshop=phase.workshop_id, position__lt=phase.position)
    asked = earlier.exclude(round_id="").order_by("-position").first()
    return asked.round_id if asked else ""


def participant(found: Workshop, actor: Actor) -> Participant:
    """Return the actor's part in a workshop, refusing who has none."""
    row = Participant.objects.filter(workshop=found, member_id=actor.member_id).first()
    if row is None:
        raise NoPart
    return row


def running_phase(found: Workshop, phase_id: str, *kinds: PhaseKind) -> Phase:
    """Return the phase that a workshop is in, which must be the one that is asked for.

    Args:
        kinds: Of which of these it must be, if any are given.

    Raises:
        NotRunning: The workshop has not begun, or has ended.
        ElsewhereNow: It is in another phase.
    """
    if found.state != WorkshopState.RUNNING:
        raise NotRunning(_("This workshop is not under way."))
    now = Phase.objects.get(workshop=found, position=found.at)
    if now.pk != phase_id or (kinds and now.kind not in kinds):
        raise ElsewhereNow(now.title)
    return now


def contributing(
    matrix_id: str, workshop_id: str, phase_id: str, actor: Actor, *kinds: PhaseKind
) -> Phase:
    """Return the phase in which a participant does something now, with all others."""
    people.require(actor, Permission.COMMENT, matrix_id)
    found = workshop(matrix_id, workshop_id, actor)
    participant(found, actor)
    return running_phase(found, phase_id, *kinds)


def grouping(matrix_id: str, workshop_id: str, phase_id: str, actor: Actor) -> Phase:
    """Return the phase in which the actor moves notes on the board now.

    Everybody who takes part does while all group; whoever leads may until all is agreed.
    """
    found = workshop(matrix_id, workshop_id, actor)
    if people.may(actor, Permission.FACILITATE, matrix_id):
        return running_phase(found, phase_id, PhaseKind.GROUP, PhaseKind.AGREE)
    return contributing(matrix_id, workshop_id, phase_id, actor, PhaseKind.GROUP)


def settling(matrix_id: str, workshop_id: str, phase_id: str, actor: Actor) -> Phase:
    """Return the phase in which the actor says what becomes of the cards of the board."""
    found = workshop(matrix_id, workshop_id, actor)
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    if not people.may(actor, Permission.FACILITATE, matrix_id):
        participant(found, actor)
    return running_phase(found, phase_id, PhaseKind.AGREE)


def note(found: Workshop, note_id: str) -> Note:
    """Return a note that lies on the board."""
    row = Note.objects.filter(workshop=found, shown=True, pk=note_id).first()
    if row is None:
        raise NoSuchCard
    return row


def group(found: Workshop, group_id: str) -> Group:
    """Return a group of the workshop, one that waits for its notes to come back as well."""
    row = Group.objects.filter(workshop=found, pk=group_id).first()
    if row is None:
        raise NoSuchCard
    return row


def card(found: Workshop, card_id: str) -> Group | Note:
    """Return what stands by itself on the board: a group with notes, or a note without a group."""
    lying = Note.objects.filter(workshop=found, shown=True)
    if (alone := lying.filter(group=None, pk=card_id).first()) is not None:
        return alone
    if lying.filter(group=card_id).exists():
        return group(found, card_id)
    raise NoSuchCard


def last_author(found: Workshop, subject: str) -> str:
    """Return the name of whoever last settled a subject of a workshop, empty if nobody did."""
    return next((entry.actor_name for entry in history(found.stream, subject)), "")
