"""A pulse: opened, answered by everybody for themselves, closed and counted. All of it is final."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.matrix import access, events, pulsing
from segmatrix.matrix.models import Pulse, PulseList
from segmatrix.people.terms import Permission


@action
def open_pulse(given: events.OpenPulse, *, actor: Actor) -> None:
    """Ask everybody to list the main customer groups.

    Refuses while one is open. Records PulseOpened, which is final: it ends by being closed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    standing = Pulse.objects.filter(matrix=matrix, closed_at=None).first()
    if standing is not None:
        name = standing.opened_by
        raise Changed(_("%(name)s has opened one already.") % {"name": name}, by=name)
    pulse = Pulse.objects.create(matrix=matrix, opened_by=actor.name, opened_at=clock.now())
    record(events.PulseOpened(matrix_id=matrix.pk, pulse_id=pulse.pk), inverse=None)


@action
def list_groups(given: events.ListGroups, *, actor: Actor) -> None:
    """List the main customer groups in order, in place of one's earlier list.

    Refuses a list for somebody else, one without groups or with too many, and a closed pulse.
    Records GroupsListed without the groups, which is final: one lists anew until it is closed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    if given.member_id != actor.member_id:
        raise NotFound(_("There is no such list for you."))
    pulse = access.open_pulse(matrix, given.pulse_id, typed=given.groups)
    groups, now = pulsing.listed(given.groups), clock.now()
    kept = PulseList.objects.update_or_create(
        pulse=pulse, member_id=actor.member_id, defaults={"groups": groups, "at": now}
    )[0]
    record(
        events.GroupsListed(matrix_id=matrix.pk, pulse_id=pulse.pk, list_id=kept.pk),
        inverse=None,
    )


@action
def close_pulse(given: events.ClosePulse, *, actor: Actor) -> None:
    """Count what was listed; the counts are kept as a baseline.

    Refuses a closed one, and one with fewer lists than `pulsing.FEWEST`. Records PulseClosed, which
    is final: what was read cannot be unread.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    pulse = access.open_pulse(matrix, given.pulse_id)
    lists = PulseList.objects.filter(pulse=pulse).count()
    if lists < pulsing.FEWEST:
        raise Invalid(
            _("Fewer than %(number)s people have listed their groups.")
            % {"number": pulsing.FEWEST},
            hint=_("The counts would show what each of them wrote. Wait for more lists."),
        )
    pulse.closed_by, pulse.closed_at = actor.name, clock.now()
    pulse.save(update_fields=["closed_by", "closed_at"])
    record(events.PulseClosed(matrix_id=matrix.pk, pulse_id=pulse.pk, lists=lists), inverse=None)
