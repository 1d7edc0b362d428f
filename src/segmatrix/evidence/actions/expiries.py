"""Setting for how long evidence of a dimension holds."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.evidence import access, events
from segmatrix.evidence.models import Expiry
from segmatrix.evidence.terms import DAYS_AT_MOST, DAYS_BY_KEY
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission


@action
def set_expiry(given: events.SetExpiry, *, actor: Actor) -> None:
    """Let evidence of a dimension hold for so many days, or for ever.

    Refuses less than a day, more than `terms.DAYS_AT_MOST`, and who may not shape the matrix.
    Records ExpirySet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = matrices.dimension(matrix.id, given.dimension_id, actor)
    if given.days is not None and not 1 <= given.days <= DAYS_AT_MOST:
        raise Invalid(
            _("Evidence holds for at least one day and at most %(most)d.") % {"most": DAYS_AT_MOST},
            hint=_("Leave it empty if it never goes stale."),
            field="days",
            yours=given.days,
        )
    place = {"matrix_id": matrix.id, "dimension_id": dimension.id}
    earlier = Expiry.objects.filter(**place).first()
    if earlier is not None and earlier.days == given.days:
        return
    Expiry.objects.update_or_create(**place, defaults={"days": given.days})
    record(
        events.ExpirySet(**place, days=given.days),
        inverse=events.SetExpiry(**place, days=earlier.days)
        if earlier
        else events.ResetExpiry(**place),
    )


@action
def reset_expiry(given: events.ResetExpiry, *, actor: Actor) -> None:
    """Let evidence of a dimension hold for as long as it was shipped with. Records ExpiryReset."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    dimension = matrices.dimension(matrix.id, given.dimension_id, actor)
    place = {"matrix_id": matrix.id, "dimension_id": dimension.id}
    earlier = Expiry.objects.filter(**place).first()
    if earlier is None:
        return
    earlier.delete()
    record(
        events.ExpiryReset(**place, days=DAYS_BY_KEY.get(dimension.key)),
        inverse=events.SetExpiry(**place, days=earlier.days),
    )
