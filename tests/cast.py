"""Who acts in the tests: the people of Harbourlight Data, and Otto, who is from somewhere else.

Fara facilitates, Sol sells, Mika markets, Pri runs product, Exa sponsors and owns the workspace,
Ana is a contributor marked as analyst, Vic views. Otto owns another workspace and must never see a
word of this one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from django.contrib.auth.hashers import make_password

from segmatrix.base.actor import Actor
from segmatrix.people import events, queries
from segmatrix.people.joining import member_id
from segmatrix.people.models import Department, Member, User, Workspace
from segmatrix.people.permitting import permits
from segmatrix.people.terms import Permission, Role

PASSWORD = "lighthouse keeper"
HARBOURLIGHT = "harbourlightdata"
ELSEWHERE = "elsewhere0000000"
JOINED = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """One person of the cast: what they are in their workspace."""

    name: str
    department: str
    role: Role
    analyst: bool = False
    workspace_id: str = HARBOURLIGHT

    @property
    def key(self) -> str:
        return self.name.lower()

    @property
    def email(self) -> str:
        domain = "harbourlight.test" if self.workspace_id == HARBOURLIGHT else "elsewhere.test"
        return f"{self.key}@{domain}"


EXA = Part("Exa", "Leadership", Role.OWNER)
FARA = Part("Fara", "Product", Role.FACILITATOR)
SOL = Part("Sol", "Sales", Role.CONTRIBUTOR)
MIKA = Part("Mika", "Marketing", Role.CONTRIBUTOR)
PRI = Part("Pri", "Product", Role.CONTRIBUTOR)
ANA = Part("Ana", "Operations", Role.CONTRIBUTOR, analyst=True)
VIC = Part("Vic", "Operations", Role.VIEWER)
OTTO = Part("Otto", "Sales", Role.OWNER, workspace_id=ELSEWHERE)

COLLEAGUES = (EXA, FARA, SOL, MIKA, PRI, ANA, VIC)
EVERYBODY = (*COLLEAGUES, OTTO)


class Cast:
    """Everybody, as actors: `cast.fara`, `cast.sol`, ... and as accounts: `cast.user("fara")`.

    They are written straight into the tables, hence fast and without facts: streams start empty.
    """

    fara: Actor
    sol: Actor
    mika: Actor
    pri: Actor
    exa: Actor
    ana: Actor
    vic: Actor
    otto: Actor

    def __init__(self) -> None:
        Workspace.objects.bulk_create(
            [
                Workspace(pk=HARBOURLIGHT, name="Harbourlight Data", timezone="Europe/Berlin"),
                Workspace(pk=ELSEWHERE, name="Elsewhere Ltd", timezone="Europe/Berlin"),
            ]
        )
        accounts = [User(email=part.email, password=_hashed()) for part in EVERYBODY]
        self._users = {
            part.key: user
            for part, user in zip(EVERYBODY, User.objects.bulk_create(accounts), strict=True)
        }
        named = sorted({(part.workspace_id, part.department) for part in EVERYBODY})
        departments = Department.objects.bulk_create(
            [Department(workspace_id=workspace_id, name=name) for workspace_id, name in named]
        )
        places = dict(zip(named, departments, strict=True))
        Member.objects.bulk_create(
            [self._member(part, places[part.workspace_id, part.department]) for part in EVERYBODY]
        )
        for part in EVERYBODY:
            who = member_id(part.workspace_id, self.user(part.key).pk)
            setattr(self, part.key, Actor(part.workspace_id, who, part.name, part.department))

    def user(self, name: str) -> User:
        """Return the account of somebody, for signing in."""
        return self._users[name]

    def _member(self, part: Part, department: Department) -> Member:
        user = self.user(part.key)
        return Member(
            pk=member_id(part.workspace_id, user.pk),
            workspace_id=part.workspace_id,
            user=user,
            name=part.name,
            department=department,
            role=part.role,
            analyst=part.analyst,
            joined_at=JOINED,
        )


def code_of(invited: events.MemberInvited, actor: Actor) -> str:
    """Return the secret part of a link that was made, which is no part of the fact."""
    links = {link.id: link.code for link in queries.invitations(actor)}
    return links[invited.invitation_id]


def who_may(permission: Permission) -> list[str]:
    """Return the names of those at Harbourlight Data who may do it, read from the cast's roles."""
    return [part.key for part in COLLEAGUES if permits(part.role, permission, analyst=part.analyst)]


@cache
def _hashed() -> str:
    return make_password(PASSWORD)
