"""Who may follow what: a workspace's members, as they are at the moment of asking."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.errors import NoSuchWorkspace
from segmatrix.people.terms import Permission
from segmatrix.review import queries as reviews


@dataclass(frozen=True, slots=True)
class Company:
    """One reader among others who have a page of the same matrix open.

    Attributes:
        guest: Whether they came by a link, and are told the names of those alone who are met.
        met: Whether the matrix names them to everybody who reads it.
    """

    guest: bool
    met: bool


def admit(user: AbstractBaseUser | AnonymousUser, matrix_id: str) -> Actor:
    """Return who the account is in the matrix's workspace, if it may read the matrix.

    Raises:
        NotFound: Nobody is signed in, or there is no such matrix for them; which of the two, and
            whether it exists for others, is not said.
    """
    if not user.is_authenticated:
        raise NotFound(_("There is no such matrix."))
    workspace_id = matrices.workspace_of(matrix_id)
    try:
        actor = people.actor_for(user, workspace_id, matrix_id=matrix_id)
    except NoSuchWorkspace as problem:
        raise NotFound(_("There is no such matrix.")) from problem
    people.require(actor, Permission.READ, matrix_id)
    return actor


def company(matrix_id: str, reader: Actor) -> Company:
    """Return what a reader may know of others who are there, and these of the reader."""
    return Company(
        guest=people.is_guest(reader, matrix_id),
        met=reader.member_id in reviews.met(matrix_id, reader),
    )


def admit_member(user: AbstractBaseUser | AnonymousUser, workspace_id: str) -> Actor:
    """Return who the account is in a workspace.

    Raises:
        NoSuchWorkspace: Nobody is signed in, or there is no such workspace for them.
    """
    if not user.is_authenticated:
        raise NoSuchWorkspace
    return people.actor_for(user, workspace_id)
