"""Saying from which data the places of segments on an axis are suggested."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission
from segmatrix.studies import access, events
from segmatrix.studies.basing import Basis, settled
from segmatrix.studies.models import AxisBasis


@action
def set_axis_basis(given: events.SetAxisBasis, *, actor: Actor) -> None:
    """Suggest the places of segments on an axis from these data from now on.

    Refuses who may not work with customer data, an axis that the map has left, and what gives no
    position (`basing.settled`). Records AxisBasisSet, upon which all is counted anew.
    """
    access.matrix(given.matrix_id, actor, may=Permission.DATA)
    if given.axis_id not in {axis.id for axis in matrices.axes(given.matrix_id)}:
        raise Changed(
            _("The map asks another question by now."),
            hint=_("Say what the data side of that one is made of."),
        )
    rows = [row.id for row in matrices.definitions(given.matrix_id).measures]
    wanted = settled(given, rows)
    earlier = AxisBasis.objects.filter(pk=given.axis_id).first()
    before = Basis.from_json(earlier.basis) if earlier else Basis()
    if wanted == before:
        return
    AxisBasis.objects.update_or_create(
        pk=given.axis_id,
        defaults={"matrix_id": given.matrix_id, "basis": wanted.to_json()},
    )
    here = {"matrix_id": given.matrix_id, "axis_id": given.axis_id}
    record(
        events.AxisBasisSet(**here, basis=wanted.to_json()),
        inverse=events.SetAxisBasis(**here, **before.to_json()),
    )
