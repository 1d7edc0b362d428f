"""Links into one matrix, as they exist for who leads there and for who comes by one."""

from django.db.models import QuerySet

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people import tokens
from segmatrix.people.access.members import left_at
from segmatrix.people.access.standing import require
from segmatrix.people.errors import NoSuchLink, NoSuchMember
from segmatrix.people.guesting import check_working
from segmatrix.people.models import Admission, Link, Member
from segmatrix.people.terms import Permission


def links(matrix_id: str, actor: Actor) -> QuerySet[Link]:
    """Return the links into a matrix, newest first, for who may make them.

    Whoever reads a link can come in by it, which is less than they may do themselves.
    """
    require(actor, Permission.FACILITATE, matrix_id)
    rows = Link.objects.select_related("person__user", "made_by")
    rows = rows.filter(workspace_id=actor.workspace_id, matrix_id=matrix_id)
    return rows.order_by("-created_at", "pk")


def link(link_id: str, actor: Actor) -> Link:
    """Return a link of the actor's workspace for who may make one like it."""
    found = Link.objects.filter(workspace_id=actor.workspace_id, pk=link_id).first()
    if found is None:
        raise NoSuchLink
    return links(found.matrix_id, actor).get(pk=link_id)


def person_of_links(person_id: str, matrix_id: str, actor: Actor) -> Member:
    """Return who was given a personal link into a matrix; nobody's own account is behind one."""
    given = links(matrix_id, actor).filter(person_id=person_id, person__user__for_link=True).first()
    if given is None or given.person is None:
        raise NoSuchMember
    return given.person


def link_behind(token: str, *, user_id: int | None = None) -> Link:
    """Return the link that a token is the present one of, while it works.

    Args:
        user_id: The account that follows it, None for somebody without one.

    Raises:
        NoSuchLink: The token is made up, or of before a renewal.
        LinkOver: The link was revoked or has run out.
    """
    rows = Link.objects.select_related("workspace", "made_by", "person__user")
    found = rows.filter(pk=tokens.link_named(token)).first()
    if found is None or not tokens.fits(token, found.pk, found.renewal):
        raise NoSuchLink
    check_working(
        created_at=found.created_at,
        revoked_at=found.revoked_at,
        expires_at=found.expires_at,
        left_at=left_at(found.workspace_id, user_id),
        now=clock.now(),
    )
    return found


def admitted(link: Link, user_id: int | None) -> bool:
    """Say whether an account is in by this very link."""
    came = Admission.objects.filter(link=link, member__user_id=user_id, member__left_at=None)
    return user_id is not None and came.exists()


def link_called(code: str) -> Link:
    """Return the link whose short code somebody typed, working or not."""
    found = Link.objects.filter(code_digest=tokens.code_digest(code)).first()
    if found is None:
        raise NoSuchLink
    return found
