"""Links into matrices of Harbourlight Data, and who comes by them, shortened for tests."""

from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.people import actions, events, queries
from segmatrix.people.models import User
from segmatrix.people.queries import LinkView
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask

OURS, THEIRS = "matrixa000000000", "matrixb000000000"
"""Two matrices of the workspace; this room knows no more of one than its id."""


def a_guest_link(cast: Cast, *, by: Actor | None = None, **changed: Any) -> LinkView:
    """Return a fresh link into a matrix for whoever has it."""
    said = {"matrix_id": OURS, "role": "contributor", "department": "", "days": 7} | changed
    (made,) = actions.make_guest_link(ask(events.MakeGuestLink, **said), actor=by or cast.fara)
    return queries.link(made.link_id, cast.fara)


def a_personal_link(cast: Cast, *, by: Actor | None = None, **changed: Any) -> LinkView:
    """Return a fresh link for Lena."""
    said = {"matrix_id": OURS, "name": "Lena", "department": "Support", "days": 30} | changed
    given = ask(events.MakePersonalLink, **said)
    (made,) = actions.make_personal_link(given, actor=by or cast.fara)
    return queries.link(made.link_id, cast.fara)


def come_in(
    token: str,
    *,
    name: str = "Nora",
    department: str = "Support",
    user: User | None = None,
    **more: Any,
) -> events.GuestJoined:
    """Come in by a guest link and return what was recorded."""
    operation_id = more.pop("operation_id", new_id())
    user_id = user.pk if user else None
    given = ask(
        events.JoinAsGuest,
        operation_id=operation_id,
        token=token,
        name=name,
        department=department,
        user_id=user_id,
        **more,
    )
    who = queries.newcomer(
        HARBOURLIGHT, user_id=user_id, operation_id=operation_id, name=name, department=department
    )
    (joined,) = actions.join_as_guest(given, actor=who)
    return joined


def guest(joined: events.GuestJoined) -> Actor:
    """Return who a guest is where they came in."""
    user = queries.account_of_guest(joined.member_id)
    return queries.actor_for(user, HARBOURLIGHT, matrix_id=joined.matrix_id)


def revoke(cast: Cast, link: LinkView) -> None:
    actions.revoke_link(ask(events.RevokeLink, link_id=link.id), actor=cast.fara)
