"""Who may do what: the table, as data, and the one function that reads it."""

from segmatrix.people.terms import Permission, Role

_EVERYBODY = frozenset(Role)
_CONTRIBUTORS = frozenset({Role.CONTRIBUTOR, Role.FACILITATOR, Role.OWNER})
_FACILITATORS = frozenset({Role.FACILITATOR, Role.OWNER})
_OWNERS = frozenset({Role.OWNER})

GRANTS: dict[Permission, frozenset[Role]] = {
    Permission.READ: _EVERYBODY,
    Permission.COMMENT: _CONTRIBUTORS,
    Permission.EDIT_CELLS: _CONTRIBUTORS,  # cells, evidence, one's own placement
    Permission.SHAPE: _FACILITATORS,  # segments, tiers, dimensions, axes, agreed placements
    Permission.FACILITATE: _FACILITATORS,  # rounds, workshops, guests, stakeholders, invitations
    Permission.STATES: _FACILITATORS,
    Permission.DATA: _OWNERS,  # data sources, rules, lists of persons
    Permission.ADMINISTER: _OWNERS,  # roles, deletion, settings
}

ANALYST_GRANTS = frozenset({Permission.DATA})
"""What the analyst mark adds to any role."""


def permits(role: Role, permission: Permission, *, analyst: bool = False) -> bool:
    """Say whether a member of this role, marked as analyst or not, may do it."""
    return role in GRANTS[permission] or (analyst and permission in ANALYST_GRANTS)


def permitted(role: Role, *, analyst: bool = False) -> frozenset[Permission]:
    """Return everything that such a member may do."""
    return frozenset(each for each in Permission if permits(role, each, analyst=analyst))


def effective_role(in_workspace: Role, in_matrix: Role | None) -> Role:
    """Return what somebody is in a matrix: its own role, except that an owner stays an owner."""
    if in_workspace is Role.OWNER or in_matrix is None:
        return in_workspace
    return in_matrix
