"""The one place that decides what exists for an actor in a workspace, and what they may do."""

from segmatrix.people.access.invitations import invitation, invitations
from segmatrix.people.access.links import (
    admitted,
    link,
    link_behind,
    link_called,
    links,
    person_of_links,
)
from segmatrix.people.access.members import (
    left_at,
    member,
    members,
    participant,
    participants,
    who_comes,
    workspace,
)
from segmatrix.people.access.standing import (
    Reader,
    Standing,
    admissions,
    present,
    require,
    role_of,
    standing,
    with_roles,
)

__all__ = [
    "Reader",
    "Standing",
    "admissions",
    "admitted",
    "invitation",
    "invitations",
    "left_at",
    "link",
    "link_behind",
    "link_called",
    "links",
    "member",
    "members",
    "participant",
    "participants",
    "person_of_links",
    "present",
    "require",
    "role_of",
    "standing",
    "who_comes",
    "with_roles",
    "workspace",
]
