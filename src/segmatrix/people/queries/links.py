"""Links into one matrix: those that were made, and what one offers to whoever follows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people import access, tokens
from segmatrix.people.errors import WrongPassword
from segmatrix.people.guesting import guest_name
from segmatrix.people.models import Admission, Link, User
from segmatrix.people.terms import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link into a matrix, for those who may make one.

    Attributes:
        token: The secret part of its address.
        code: What one may type instead.
        person_id: Whose it is; empty for a guest link, which is everybody's who has it.
        address: Where the person may be written to, as whoever made the link gave it.
        opened_at: When the person last came in by it.
        guests: The names of those who came in by it.
    """

    id: str
    matrix_id: str
    token: str
    code: str
    person_id: str
    person_name: str
    role: Role
    department: str
    asks_password: bool
    domains: tuple[str, ...]
    address: str
    made_by: str
    created_at: datetime
    expires_at: datetime
    revoked: bool
    usable: bool
    opened_at: datetime | None
    guests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedLink:
    """What a link says to whoever follows it.

    Attributes:
        role: What they will be in the matrix.
        department: Theirs, if the link says so.
        person_name: Whose link it is; empty for a guest link.
        admitted: Whether whoever follows it has come in by it already.
    """

    id: str
    workspace_id: str
    workspace_name: str
    matrix_id: str
    role: Role
    department: str
    asks_password: bool
    domains: tuple[str, ...]
    invited_by: str
    person_name: str
    admitted: bool


def links(matrix_id: str, actor: Actor) -> list[LinkView]:
    """Return the links into a matrix, newest first, for those who may make them."""
    rows = list(access.links(matrix_id, actor))
    return _views(rows)


def link(link_id: str, actor: Actor) -> LinkView:
    """Return one link, for those who may make one like it."""
    (view,) = _views([access.link(link_id, actor)])
    return view


def offered(token: str, *, user_id: int | None = None) -> OfferedLink:
    """Return what the link of this token offers, while it works for who follows it.

    Raises:
        NoSuchLink: The token is made up, or of before a renewal.
        LinkOver: The link was revoked or has run out.
    """
    row = access.link_behind(token, user_id=user_id)
    return OfferedLink(
        id=row.pk,
        workspace_id=row.workspace_id,
        workspace_name=row.workspace.name,
        matrix_id=row.matrix_id,
        role=Role(row.role),
        department=row.department,
        asks_password=bool(row.password),
        domains=tuple(row.domains),
        invited_by=row.made_by.name,
        person_name=row.person.name if row.person else "",
        admitted=access.admitted(row, user_id),
    )


def newcomer(
    workspace_id: str, *, user_id: int | None, operation_id: str, name: str, department: str
) -> Actor:
    """Return who acts when somebody comes in by a guest link, marked as what they are."""
    who = access.who_comes(workspace_id, user_id, operation_id)
    return Actor(workspace_id, who, guest_name(name.strip(), ()), department.strip())


def token_for(code: str) -> str:
    """Return the token of the link whose short code was typed, or raise NoSuchLink."""
    row = access.link_called(code)
    return tokens.token(row.pk, row.renewal)


def unlock(token: str, password: str) -> str:
    """Return the key to a link that asks for a password, or raise WrongPassword."""
    row = access.link_behind(token)
    if not row.password:
        return ""
    if not check_password(password, row.password):
        raise WrongPassword
    return tokens.key(row.pk, row.password)


def account_of_person(token: str) -> User | None:
    """Return the account behind a personal link, None if everybody may follow the link."""
    person = access.link_behind(token).person
    return person.user if person else None


def account_of_guest(member_id: str) -> User:
    """Return the account that was made for a guest; a colleague's own is never returned."""
    return User.objects.get(
        pk__in=Admission.objects.filter(member_id=member_id).values("member__user_id"),
        for_link=True,
    )


def matrices_as_guest(user: User) -> list[str]:
    """Return the ids of the matrices that an account came into as a guest, the latest first."""
    rows = Admission.objects.filter(member__user_id=user.pk, member__guest=True)
    rows = rows.filter(link__revoked_at__isnull=True, link__expires_at__gt=clock.now())
    return list(
        dict.fromkeys(rows.order_by("-admitted_at").values_list("link__matrix_id", flat=True))
    )


def _views(rows: "Iterable[Link]") -> list[LinkView]:
    rows, now = list(rows), clock.now()
    guests: dict[str, list[str]] = {row.pk: [] for row in rows}
    came = Admission.objects.filter(link_id__in=guests).order_by("admitted_at")
    for link_id, name in came.values_list("link_id", "member__name"):
        guests[link_id].append(name)
    return [
        LinkView(
            id=row.pk,
            matrix_id=row.matrix_id,
            token=tokens.token(row.pk, row.renewal),
            code=tokens.code(row.pk, row.renewal) if row.code_digest else "",
            person_id=row.person_id or "",
            person_name=row.person.name if row.person else "",
            role=Role(row.role),
            department=row.department,
            asks_password=bool(row.password),
            domains=tuple(row.domains),
            address=row.address,
            made_by=row.made_by.name,
            created_at=row.created_at,
            expires_at=row.expires_at,
            revoked=row.revoked_at is not None,
            usable=row.revoked_at is None and row.expires_at > now,
            opened_at=row.person.user.last_login if row.person else None,
            guests=tuple(guests[row.pk]),
        )
        for row in rows
    ]
