"""The words of this room that others use: roles and what they may do."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a member is in a workspace, or in one matrix of it."""

    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    FACILITATOR = "facilitator"
    OWNER = "owner"


class Permission(StrEnum):
    """One row of the table of who may do what (`permitting.GRANTS`)."""

    READ = "read"
    COMMENT = "comment"
    EDIT_CELLS = "edit-cells"
    SHAPE = "shape"
    FACILITATE = "facilitate"
    STATES = "states"
    DATA = "data"
    ADMINISTER = "administer"


ROLE_LABELS = {
    Role.VIEWER: _("Viewer"),
    Role.CONTRIBUTOR: _("Contributor"),
    Role.FACILITATOR: _("Facilitator"),
    Role.OWNER: _("Owner"),
}

ROLE_MEANINGS = {
    Role.VIEWER: _("reads the matrix and the map"),
    Role.CONTRIBUTOR: _("adds what they know and places segments"),
    Role.FACILITATOR: _("also shapes segments, rows and axes, and leads the group"),
    Role.OWNER: _("may do everything, including roles and settings"),
}

LINK_ROLES = (Role.VIEWER, Role.CONTRIBUTOR)
"""What a link may make of somebody who has no account."""

SUGGESTED_DEPARTMENTS = (
    _("Marketing"),
    _("Product"),
    _("Sales"),
    _("Customer success"),
    _("Operations"),
    _("Leadership"),
)

LONGEST_NAME = 100
