"""Handing memberships out, which is recorded because they are of persons."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.studies import access, events
from segmatrix.studies.terms import Format


@action
def export_memberships(given: events.ExportMemberships, *, actor: Actor) -> None:
    """Record that somebody takes the memberships of segments out. Final.

    The memberships themselves are read by `queries.memberships`. Refuses who may not work with
    customer data, and a segment that is not counted yet. Records MembershipsExported.
    """
    access.persons(given.matrix_id, actor)
    if not given.segments:
        raise Invalid(_("No segment is chosen."), hint=_("Choose one or more."), field="segments")
    if given.format not in set(Format):
        raise Invalid(_("Memberships are written as CSV or as Parquet."), field="format")
    snapshot = access.counted(given.matrix_id, given.snapshot_id)
    sizes = access.sizes(snapshot, given.segments)
    record(
        events.MembershipsExported(
            matrix_id=given.matrix_id,
            snapshot_id=snapshot.pk,
            segments=list(sizes),
            format=given.format,
            rows=sum(sizes.values()),
        ),
        inverse=None,
    )
