"""What a member can do in their inbox, and what the worker does for them: the digest by mail."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.inbox import access, events, queries, substitutes
from segmatrix.inbox.digesting import period
from segmatrix.inbox.models import Digest, DigestChoice, Notice
from segmatrix.inbox.terms import Every
from segmatrix.people.queries import addressees

__all__ = [
    "begin_digest",
    "end_digest",
    "hear_what_waits",
    "mark_all_read",
    "mark_read",
    "mark_unread",
    "set_digest",
]


@action
def mark_read(given: events.MarkRead, *, actor: Actor) -> None:
    """Mark notices as read. Refuses one that is not in the inbox. Records NoticesRead."""
    rows = access.notices(access.inbox(given.member_id, actor), given.notice_ids)
    _read([row.pk for row in rows if row.read_at is None], actor)


@action
def mark_all_read(given: events.MarkAllRead, *, actor: Actor) -> None:
    """Mark everything up to an instant as read.

    Refuses what is no instant. Records NoticesRead.
    """
    rows = access.inbox(given.member_id, actor).filter(access.UNREAD)
    until = _instant(given.until)
    _read(list(rows.filter(at__lte=until).order_by("at", "pk").values_list("pk", flat=True)), actor)


@action
def mark_unread(given: events.MarkUnread, *, actor: Actor) -> None:
    """Mark notices as not read yet.

    Refuses one that is not in the inbox. Records NoticesUnread.
    """
    rows = access.notices(access.inbox(given.member_id, actor), given.notice_ids)
    ids = [row.pk for row in rows if row.read_at is not None]
    if not ids:
        return
    Notice.objects.filter(pk__in=ids).update(read_at=None)
    record(
        events.NoticesUnread(member_id=actor.member_id, notice_ids=ids),
        inverse=events.MarkRead(member_id=actor.member_id, notice_ids=ids),
    )


@action
def set_digest(given: events.SetDigest, *, actor: Actor) -> None:
    """Choose how often what is unread comes by mail.

    Refuses what is neither day, week nor never. Records DigestSet.
    """
    access.inbox(given.member_id, actor)
    earlier = queries.digest_every(actor)
    if given.every not in list(Every):
        raise Invalid(
            _("Mail comes every day, every week or never, not “%(every)s”.")
            % {"every": given.every},
            field="every",
        )
    if given.every == earlier:
        return
    DigestChoice.objects.update_or_create(
        member_id=actor.member_id, defaults={"every": given.every}
    )
    record(
        events.DigestSet(member_id=actor.member_id, every=given.every),
        inverse=events.SetDigest(member_id=actor.member_id, every=earlier),
    )


@action
def begin_digest(given: events.BeginDigest, *, actor: Actor) -> None:
    """Reserve the digest of the present period with what it will list.

    Does nothing if that was done before, if the period has passed, or if the member wants none by
    now, has no usable account or has read everything.
    Records DigestBegun, which is final.
    """
    access.inbox(given.member_id, actor)
    found = addressees([actor.member_id])
    now = found and period(queries.digest_every(actor), clock.now(), found[0].timezone)
    if not now or now.day != date.fromisoformat(given.day):
        return
    if Digest.objects.filter(member_id=actor.member_id, day=now.day).exists():
        return
    ids = list(queries.untold(actor.member_id, now.start).values_list("pk", flat=True))
    if not ids:
        return
    digest = Digest.objects.create(member_id=actor.member_id, day=now.day, begun_at=clock.now())
    Notice.objects.filter(pk__in=ids).update(digest=digest)
    record(
        events.DigestBegun(
            member_id=actor.member_id, digest_id=digest.pk, day=given.day, notice_ids=ids
        ),
        inverse=None,
    )


@action
def end_digest(given: events.EndDigest, *, actor: Actor) -> None:
    """Note that a digest was sent, or free its notices and its period if it was refused.

    Refuses one that has been sent. Records DigestSent or DigestRefused, which are final.
    """
    access.inbox(given.member_id, actor)
    digest = Digest.objects.filter(pk=given.digest_id, member_id=actor.member_id).first()
    if digest is None:
        raise NotFound(_("There is no such digest."))
    if digest.sent_at is not None:
        raise Changed(_("This digest has been sent."))
    about = {"member_id": actor.member_id, "digest_id": digest.pk}
    if given.refused:
        digest.delete()
        record(events.DigestRefused(**about, reason=given.refused), inverse=None)
        return
    digest.sent_at = clock.now()
    digest.save(update_fields=["sent_at"])
    record(events.DigestSent(**about), inverse=None)


@action
def hear_what_waits(given: events.HearWhatWaits, *, actor: Actor) -> None:
    """Let an inbox tell of what waits for its member in the place of somebody who is away.

    What told of something that waits for them no more is withdrawn.
    Records WhatWaitsHeard, which is final, if anything is new.
    """
    access.inbox(given.member_id, actor)
    new = substitutes.behind().get(actor.member_id)
    if new is None:
        return
    told = [substitutes.tell(waits, actor).pk for waits in new.untold]
    Notice.objects.filter(pk__in=new.again).update(withdrawn=False)
    Notice.objects.filter(pk__in=new.over).update(withdrawn=True)
    record(
        events.WhatWaitsHeard(
            member_id=actor.member_id, told=[*told, *new.again], withdrawn=new.over
        ),
        inverse=None,
    )


def _read(ids: list[str], actor: Actor) -> None:
    if not ids:
        return
    Notice.objects.filter(pk__in=ids).update(read_at=clock.now())
    record(
        events.NoticesRead(member_id=actor.member_id, notice_ids=ids),
        inverse=events.MarkUnread(member_id=actor.member_id, notice_ids=ids),
    )


def _instant(text: str) -> datetime:
    if not text:
        return clock.now()
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise Invalid(_("“%(text)s” is no instant.") % {"text": text}, field="until") from error
    if instant.tzinfo is None:
        raise Invalid(_("“%(text)s” has no time zone.") % {"text": text}, field="until")
    return instant
