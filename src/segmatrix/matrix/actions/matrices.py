"""What can be done to a matrix as a whole."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.queries import last_number, since
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.base.inputs import named
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Axis, Dimension, Matrix
from segmatrix.matrix.terms import Standing
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission


@action
def create_matrix(given: events.CreateMatrix, *, actor: Actor) -> None:
    """Begin a matrix with the built-in dimensions and the default axes.

    Refuses a workspace that is not the actor's, a name that is missing or taken there, and who may
    not shape. Records MatrixCreated.
    """
    taken = [other.name for other in access.matrices(given.workspace_id, actor)]
    require(actor, Permission.SHAPE)
    matrix = Matrix.objects.create(
        workspace_id=given.workspace_id,
        name=named(given.name, limit=terms.NAME_LENGTH, taken=taken),
        unit=_unit(given.unit),
        created_at=clock.now(),
    )
    Dimension.objects.bulk_create(
        Dimension(
            matrix=matrix,
            key=built_in.key,
            kind=built_in.kind,
            position=position,
            standing=Standing.ASIDE if built_in.key in terms.PROFILE_KEYS else Standing.CURRENT,
        )
        for position, built_in in enumerate(terms.DIMENSION_BY_KEY.values())
    )
    for slot in terms.Slot:
        Axis.objects.create(matrix=matrix, slot=slot, preset=terms.DEFAULT_PRESET)
    record(
        events.MatrixCreated(
            workspace_id=matrix.workspace_id,
            matrix_id=matrix.pk,
            name=matrix.name,
            unit=matrix.unit,
        ),
        inverse=events.DiscardMatrix(workspace_id=matrix.workspace_id, matrix_id=matrix.pk),
    )


@action
def discard_matrix(given: events.DiscardMatrix, *, actor: Actor) -> None:
    """Take back the creation of a matrix; nothing in it is deleted.

    Refuses once somebody else has worked in it, naming them. Records MatrixDiscarded.
    """
    matrix = _own(given.matrix_id, given.workspace_id, actor)
    for entry in since(matrix.stream, 0, limit=last_number(matrix.stream)):
        if entry.member_id != actor.member_id:
            raise Changed(
                _("%(name)s has worked in this matrix.") % {"name": entry.actor_name},
                hint=_("Retire it instead, so that their work is kept in sight."),
                by=entry.actor_name,
            )
    matrix.discarded = True
    matrix.save(update_fields=["discarded"])
    record(
        events.MatrixDiscarded(workspace_id=matrix.workspace_id, matrix_id=matrix.pk),
        inverse=events.ReinstateMatrix(workspace_id=matrix.workspace_id, matrix_id=matrix.pk),
    )


@action
def reinstate_matrix(given: events.ReinstateMatrix, *, actor: Actor) -> None:
    """Bring a discarded matrix back as it was.

    Refuses when its name has been taken meanwhile. Records MatrixReinstated.
    """
    require(actor, Permission.SHAPE)
    taken = [other.name for other in access.matrices(given.workspace_id, actor)]
    matrix = Matrix.objects.filter(
        pk=given.matrix_id, workspace_id=actor.workspace_id, discarded=True
    ).first()
    if matrix is None:
        raise NotFound(_("There is no such matrix."))
    named(matrix.name, limit=terms.NAME_LENGTH, taken=taken)
    matrix.discarded = False
    matrix.save(update_fields=["discarded"])
    record(
        events.MatrixReinstated(workspace_id=matrix.workspace_id, matrix_id=matrix.pk),
        inverse=events.DiscardMatrix(workspace_id=matrix.workspace_id, matrix_id=matrix.pk),
    )


@action
def rename_matrix(given: events.RenameMatrix, *, actor: Actor) -> None:
    """Give a matrix another name.

    Refuses a name that is missing, taken in the workspace or typed over an older one.
    Records MatrixRenamed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    versions.refuse_if_stale(
        matrix.version,
        given.version,
        theirs=matrix.name,
        yours=given.name,
        field="name",
        who=lambda: access.last_author(matrix, f"matrix:{matrix.pk}:name"),
    )
    others = access.matrices(matrix.workspace_id, actor)
    taken = [other.name for other in others if other.pk != matrix.pk]
    name, earlier = named(given.name, limit=terms.NAME_LENGTH, taken=taken), matrix.name
    if name == earlier:
        return
    matrix.name = name
    matrix.version += 1
    matrix.save(update_fields=["name", "version"])
    record(
        events.MatrixRenamed(matrix_id=matrix.pk, name=name, version=matrix.version),
        inverse=events.RenameMatrix(matrix_id=matrix.pk, name=earlier),
    )


@action
def set_unit(given: events.SetUnit, *, actor: Actor) -> None:
    """Let rules decide about people or about accounts. Records UnitSet."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.DATA)
    unit, earlier = _unit(given.unit), matrix.unit
    if unit == earlier:
        return
    matrix.unit = unit
    matrix.save(update_fields=["unit"])
    record(
        events.UnitSet(matrix_id=matrix.pk, unit=unit),
        inverse=events.SetUnit(matrix_id=matrix.pk, unit=earlier),
    )


def _own(matrix_id: str, workspace_id: str, actor: Actor) -> Matrix:
    matrix = access.matrix(matrix_id, actor, may=Permission.SHAPE)
    if matrix.workspace_id != workspace_id:
        raise NotFound(_("There is no such matrix."))
    return matrix


def _unit(unit: str) -> str:
    if unit not in list(terms.Unit):
        raise Invalid(
            _("Rules decide about people or about accounts, not about “%(unit)s”.")
            % {"unit": unit},
            field="unit",
            yours=unit,
        )
    return unit
