"""The one place that decides what of an inbox exists for an actor: their own, and nothing else."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.inbox.errors import NotYourInbox
from segmatrix.inbox.models import Notice
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission

UNREAD = Q(read_at=None, withdrawn=False)


def inbox(member_id: str, actor: Actor) -> QuerySet[Notice]:
    """Return the notices of the actor's own inbox, if they are a member and it is theirs."""
    if member_id != actor.member_id:
        raise NotYourInbox
    require(actor, Permission.READ)
    return shown(actor)


def shown(actor: Actor) -> QuerySet[Notice]:
    """Return what the actor's inbox shows: what stands, and what was read before it did not."""
    own = Notice.objects.filter(member_id=actor.member_id, workspace_id=actor.workspace_id)
    return own.exclude(read_at=None, withdrawn=True)


def notices(rows: QuerySet[Notice], notice_ids: Collection[str]) -> QuerySet[Notice]:
    """Return those of an inbox's notices that are named, all of which must be in it."""
    found = rows.filter(pk__in=notice_ids)
    if found.count() != len(set(notice_ids)):
        raise NotFound(_("There is no such notice."))
    return found
