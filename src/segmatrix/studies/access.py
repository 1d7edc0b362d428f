"""The one place that decides whose matrix's numbers an actor may read or steer.

Numbers are for whoever may read the matrix; persons, which are lists of ids and what the data says
of each, are for those alone who may work with customer data (`persons`).
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.studies.errors import NoDataChosen, NoSuchList, NotCounted
from segmatrix.studies.models import ContradictionDismissal, CustomerList, Snapshot, Source


def matrix(
    matrix_id: str, actor: Actor, *, may: Permission = Permission.READ
) -> matrices.MatrixView:
    """Return a matrix that exists for the actor, who must be permitted `may` in it."""
    found = matrices.matrix(matrix_id, actor)
    people.require(actor, may, matrix_id)
    return found


def persons(matrix_id: str, actor: Actor) -> matrices.MatrixView:
    """Return a matrix whose members the actor may see one by one, or refuse."""
    return matrix(matrix_id, actor, may=Permission.DATA)


def customer_list(
    matrix_id: str, list_id: str, actor: Actor, *, removed: bool = False
) -> CustomerList:
    """Return a list of the matrix for who may see persons, or with `removed` a removed one."""
    found = persons(matrix_id, actor)
    kept = CustomerList.objects.filter(pk=list_id, matrix_id=found.id, removed=removed).first()
    if kept is None:
        raise NoSuchList
    return kept


def contradiction_dismissal(matrix_id: str, dismissal_id: str) -> ContradictionDismissal:
    """Return a dismissal of the matrix, whether it holds or not."""
    kept = ContradictionDismissal.objects.filter(pk=dismissal_id, matrix_id=matrix_id).first()
    if kept is None:
        raise NotFound(_("There is no such dismissal here."))
    return kept


def counted(matrix_id: str, snapshot_id: str = "") -> Snapshot:
    """Return a snapshot that says who is in which segment, by default the newest.

    Callers have asked for `persons`.
    """
    rows = Snapshot.objects.filter(matrix_id=matrix_id).exclude(memberships="")
    if snapshot_id:
        rows = rows.filter(pk=snapshot_id)
    found = rows.order_by("-taken_at", "-pk").first()
    if found is None and not Source.objects.filter(matrix_id=matrix_id).exists():
        raise NoDataChosen
    if found is None:
        raise NotCounted
    return found


def sizes(snapshot: Snapshot, segment_ids: Iterable[str]) -> dict[str, int]:
    """Return the sizes of segments in a snapshot, which must have counted them all."""
    found: dict[str, int] = {}
    for segment_id in segment_ids:
        size = snapshot.segments.get(segment_id, {}).get("size")
        if size is None:
            raise NotCounted
        found[segment_id] = size
    return found
