"""Objections with their turns, and what can be objected to."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotPermitted
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import MatrixHead
from segmatrix.review.access.stakeholders import last_author
from segmatrix.review.errors.objections import NoSuchObjection
from segmatrix.review.models import Objection, Turn
from segmatrix.review.objecting import state_of
from segmatrix.review.terms import AboutKind, ObjectionState, TurnKind

DIGITS = 9
"""Digits that the number of a revision has at most."""


@dataclass(frozen=True, slots=True)
class About:
    """What is objected to: its kind, its id (none for the whole matrix), what it is called."""

    kind: AboutKind
    id: str
    label: str


def about(matrix: MatrixHead, kind: str, about_id: str, actor: Actor) -> About:
    """Return what can be objected to, once it is known to be there now.

    What was merged into another stands for that one.
    """
    if kind not in list(AboutKind):
        raise Invalid(
            _("There is no one thing that this would be about."),
            hint=_("Choose a statement, a segment, its agreed place, a revision or the matrix."),
            field="about_kind",
        )
    chosen = AboutKind(kind)
    match chosen:
        case AboutKind.MATRIX:
            return About(chosen, "", matrix.name)
        case AboutKind.STATEMENT:
            found = matrices.statement(matrix.id, about_id, actor)
            return About(chosen, found.id, found.text)
        case AboutKind.REVISION:
            return About(chosen, *_revision(matrix, about_id))
    segment = matrices.segment(matrix.id, about_id, actor)
    if chosen is AboutKind.PLACEMENT:
        _refuse_unless_settled(matrix, segment.id, actor)
    return About(chosen, segment.id, segment.name)


def objections(matrix_id: str) -> QuerySet[Objection]:
    """Return the objections of a matrix that were not taken back."""
    raised = Turn.objects.filter(removed=False, position=0).values("objection")
    return Objection.objects.filter(matrix=matrix_id, pk__in=raised)


def objection(matrix_id: str, objection_id: str) -> Objection:
    """Return an objection of the matrix that was not taken back."""
    found = objections(matrix_id).filter(pk=objection_id).first()
    if found is None:
        raise NoSuchObjection
    return found


def turns(objection: Objection) -> list[Turn]:
    """Return the turns of an objection that stand, oldest first."""
    return list(Turn.objects.filter(objection=objection, removed=False).order_by("position"))


def state(standing: list[Turn]) -> ObjectionState:
    """Return what an objection is after these turns."""
    return state_of(TurnKind(turn.kind) for turn in standing)


def own_turn(matrix_id: str, turn_id: str, actor: Actor, *, removed: bool = False) -> Turn:
    """Return a turn that the actor took, which is the newest that stands (or was taken back)."""
    rows = Turn.objects.filter(objection__matrix=matrix_id, pk=turn_id)
    found = rows.select_related("objection").first()
    if found is None:
        raise NoSuchObjection
    if found.member_id != actor.member_id:
        raise NotPermitted(
            _("Only %(name)s can take this back.") % {"name": found.author_name},
            hint=_("Answer it instead."),
        )
    standing = Turn.objects.filter(objection=found.objection, removed=False)
    last = standing.order_by("-position").first()
    later = last is not None and last.position > found.position
    if found.removed != removed or later:
        name = last_author(matrix_id, f"objection:{found.objection_id}")
        raise Changed(
            _("%(name)s has said more about this objection since.") % {"name": name}, by=name
        )
    return found


def _revision(matrix: MatrixHead, number: str) -> tuple[str, str]:
    readable = number.isdecimal() and len(number) <= DIGITS
    if not readable or not 1 <= int(number) <= matrix.revision:
        raise Invalid(
            _("There is no revision “%(number)s” of this matrix.") % {"number": number[:10]},
            field="about_id",
        )
    return str(int(number)), _("Revision %(number)d") % {"number": int(number)}


def _refuse_unless_settled(matrix: MatrixHead, segment_id: str, actor: Actor) -> None:
    agreed = {each.segment_id for each in matrices.map(matrix.id, actor).agreed}
    if segment_id not in agreed:
        raise Invalid(
            _("The group has not settled on a place for this segment."),
            hint=_("Place it yourself on the map and say why."),
            field="about_id",
        )
