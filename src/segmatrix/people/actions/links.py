"""What can be done with links into one matrix."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.ids import id_of
from segmatrix.people import access, events, tokens
from segmatrix.people.actions.guests import admit, guest_of
from segmatrix.people.errors import NoSuchLink
from segmatrix.people.guesting import (
    check_address,
    check_domains,
    check_link_role,
    check_working,
    guest_id,
)
from segmatrix.people.joining import check_days
from segmatrix.people.models import Link, Member
from segmatrix.people.naming import check_department, check_name
from segmatrix.people.terms import Permission


@action
def make_guest_link(given: events.MakeGuestLink, *, actor: Actor) -> None:
    """Make a link that lets its holders into one matrix, as guests, for some days.

    This room does not know which matrices there are; a door asks the matrix room for the actor's
    before it calls. Refuses a role above contributor. Records GuestLinkMade.
    """
    link = _made(
        given,
        actor,
        department=check_department(given.department),
        password=make_password(given.password) if given.password else "",
        domains=check_domains(given.domains),
    )
    link.code_digest = tokens.code_digest(tokens.code(link.pk, link.renewal))
    link.save(update_fields=["code_digest"])
    record(
        events.GuestLinkMade(
            link_id=link.pk,
            matrix_id=link.matrix_id,
            role=link.role,
            department=link.department,
            expires_at=link.expires_at.isoformat(),
        ),
        inverse=events.RevokeLink(workspace_id=link.workspace_id, link_id=link.pk),
    )


@action
def make_personal_link(given: events.MakePersonalLink, *, actor: Actor) -> None:
    """Make a link for one person, who then needs no account and types no name.

    They are in the matrix's list of people from now on. Refuses a missing name, a role above
    contributor, and another link for somebody who never had one here. Records PersonalLinkMade.
    """
    name, address = check_name(given.name, field="name"), check_address(given.address)
    link = _made(given, actor, department=check_department(given.department), address=address)
    member_id = given.person_id or guest_id(link.workspace_id, given.operation_id)
    if given.person_id:
        _shut_out(access.person_of_links(given.person_id, given.matrix_id, actor))
    link.person = guest_of(link, member_id, name=name, department=given.department)
    link.code_digest = tokens.code_digest(tokens.code(link.pk, link.renewal))
    link.save(update_fields=["person", "code_digest"])
    admit(link, link.person)
    record(
        events.PersonalLinkMade(
            link_id=link.pk,
            matrix_id=link.matrix_id,
            member_id=member_id,
            name=name,
            department=link.department,
            role=link.role,
            expires_at=link.expires_at.isoformat(),
        ),
        inverse=events.RevokeLink(workspace_id=link.workspace_id, link_id=link.pk),
    )


@action
def renew_personal_link(given: events.RenewPersonalLink, *, actor: Actor) -> None:
    """Give a person another link. The old one is dead, and whoever came in by it is out. Final.

    Refuses a guest link and one that was revoked. Records PersonalLinkRenewed.
    """
    link = access.link(given.link_id, actor)
    if link.person is None:
        raise NoSuchLink
    check_working(
        created_at=link.created_at,
        revoked_at=link.revoked_at,
        expires_at=(expires_at := _ends(given.days)),
        now=clock.now(),
    )
    link.renewal += 1
    link.expires_at = expires_at
    link.code_digest = tokens.code_digest(tokens.code(link.pk, link.renewal))
    link.save(update_fields=["renewal", "expires_at", "code_digest"])
    _shut_out(link.person)
    record(
        events.PersonalLinkRenewed(
            link_id=link.pk, member_id=link.person_id, expires_at=expires_at.isoformat()
        ),
        inverse=None,
    )


@action
def revoke_link(given: events.RevokeLink, *, actor: Actor) -> None:
    """Make a link useless at once, for good, and send away whoever came by it.

    What they wrote stays, under their name. Refuses one revoked already. Records LinkRevoked.
    """
    link = access.link(given.link_id, actor)
    if link.revoked_at is not None:
        raise Changed(_("This link has been revoked already."))
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
    record(events.LinkRevoked(link_id=link.pk, matrix_id=link.matrix_id), inverse=None)


def _made(given: events.MakeGuestLink | events.MakePersonalLink, actor: Actor, **more: Any) -> Link:
    role, expires_at = check_link_role(given.role), _ends(given.days)
    access.require(actor, Permission.FACILITATE, given.matrix_id)
    assert given.workspace_id == actor.workspace_id, "doors ask for the actor's own workspace"
    return Link.objects.create(
        pk=id_of(f"{given.workspace_id} link {given.operation_id}"),
        workspace_id=given.workspace_id,
        matrix_id=given.matrix_id,
        role=role,
        made_by_id=actor.member_id,
        created_at=clock.now(),
        expires_at=expires_at,
        **more,
    )


def _shut_out(person: Member) -> None:
    """End every session that a person began by an earlier link."""
    account = person.user
    account.set_unusable_password()  # a fresh one, which no session knows
    account.save(update_fields=["password"])


def _ends(days: int) -> datetime:
    return clock.now() + timedelta(days=check_days(days))
