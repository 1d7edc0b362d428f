"""What members said of a charter."""

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Endorsement, Matrix


def endorsement(matrix: Matrix, endorsement_id: str, actor: Actor) -> Endorsement:
    """Return what the actor once said of the charter of the matrix."""
    rows = Endorsement.objects.filter(matrix=matrix, pk=endorsement_id, member_id=actor.member_id)
    return one(rows, _("agreement"))
