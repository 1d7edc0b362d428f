"""The map's axes and what is placed on them."""

from django.utils.translation import gettext as _

from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import AgreedPlacement, Axis, Matrix, Placement, Segment


def placement(segment: Segment, member_id: str) -> Placement:
    """Return where a member puts a segment on the axes that the map has now."""
    rows = Placement.objects.filter(segment=segment, member_id=member_id)
    return one(rows.filter(x_axis__current=True, y_axis__current=True), _("placement"))


def agreed_placement(segment: Segment, placement_id: str) -> AgreedPlacement:
    """Return an agreed placement that a segment has or had."""
    return one(AgreedPlacement.objects.filter(segment=segment, pk=placement_id), _("placement"))


def axes(matrix: Matrix) -> tuple[Axis, Axis]:
    """Return the two axes that the map has now: across, up."""
    across, up = Axis.objects.filter(matrix=matrix, current=True).order_by("slot")
    return across, up


def axis(matrix: Matrix, axis_id: str) -> Axis:
    """Return an axis that the map has or had."""
    return one(Axis.objects.filter(matrix=matrix, pk=axis_id), _("axis"))
