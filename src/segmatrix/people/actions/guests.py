"""Letting guests into a matrix by a link."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.people import access, events, tokens
from segmatrix.people.actions.departments import department_called, name_of
from segmatrix.people.errors import NoSuchLink, WrongPassword
from segmatrix.people.guesting import check_address, guest_name
from segmatrix.people.models import Admission, Link, Member, User
from segmatrix.people.naming import check_department, check_name


@action
def join_as_guest(given: events.JoinAsGuest, *, actor: Actor) -> None:
    """Come into one matrix by a link, as `queries.newcomer`. Final.

    The name is marked as a guest's and told from others'. Somebody with an account, or a guest
    already, comes in as who they are. Refuses a link that is unknown, revoked, expired or somebody
    else's personal one, a wrong key, an address of another domain, and a member of the workspace.
    Records GuestJoined.
    """
    came = access.who_comes(given.workspace_id, given.user_id, given.operation_id)
    assert came == actor.member_id, "guests come by themselves, as `queries.newcomer`"
    link = access.link_behind(given.token, user_id=given.user_id)
    if link.person_id or link.workspace_id != given.workspace_id:
        raise NoSuchLink
    if link.password and not tokens.opens(given.key, link.pk, link.password):
        raise WrongPassword
    address = check_address(given.address, link.domains) if link.domains else ""
    name = check_name(given.name, field="name")
    department = link.department or check_department(given.department)
    guest = guest_of(
        link,
        actor.member_id,
        name=guest_name(name, _names_in(given.workspace_id, besides=actor.member_id)),
        department=department,
        user_id=given.user_id,
    )
    admit(link, guest, address=address)
    record(
        events.GuestJoined(
            member_id=guest.pk,
            link_id=link.pk,
            matrix_id=link.matrix_id,
            name=guest.name,
            department=name_of(guest.department),
            role=link.role,
        ),
        inverse=None,
    )


def guest_of(
    link: Link, member_id: str, *, name: str, department: str, user_id: int | None = None
) -> Member:
    """Return the guest of that id, made if they are new; who left comes back, who is in stays."""
    there = Member.objects.select_related("department").filter(pk=member_id).first()
    if there is not None and there.left_at is None:
        if not there.guest:
            raise Invalid(_("You are in this workspace already."))
        return there
    member, _made = Member.objects.update_or_create(
        pk=member_id,
        defaults={
            "workspace_id": link.workspace_id,
            "user_id": user_id or _account(member_id).pk,
            "name": name,
            "department": department_called(link.workspace_id, department),
            "role": link.role,
            "analyst": False,
            "guest": True,
            "joined_at": clock.now(),
            "left_at": None,
        },
    )
    return member


def admit(link: Link, guest: Member, *, address: str = "") -> None:
    """Let a guest in by a link; by the same one again changes nothing but the time."""
    Admission.objects.update_or_create(
        link=link, member=guest, defaults={"address": address, "admitted_at": clock.now()}
    )


def _account(member_id: str) -> User:
    """Make an account that nobody can sign in to; no mail reaches its address (RFC 2606)."""
    user = User(email=f"{member_id}@guest.invalid", for_link=True)
    user.set_unusable_password()
    user.save()
    return user


def _names_in(workspace_id: str, *, besides: str) -> list[str]:
    """Return everybody's names, of those who left as well: what they wrote is still read."""
    rows = Member.objects.filter(workspace_id=workspace_id).exclude(pk=besides)
    return list(rows.values_list("name", flat=True))
