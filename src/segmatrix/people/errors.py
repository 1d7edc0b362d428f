"""What this room refuses, in words made from its own table."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.people.permitting import ANALYST_GRANTS, GRANTS
from segmatrix.people.terms import ROLE_LABELS, Permission, Role


class RoleNeeded(NotPermitted):
    """The actor's role does not permit it; the words say whose does."""

    code = "role_needed"

    def __init__(self, permission: Permission) -> None:
        who = [str(ROLE_LABELS[role]) for role in Role if role in GRANTS[permission]]
        if permission in ANALYST_GRANTS:
            who.append(_("Analyst"))
        super().__init__(
            _("Your role does not permit this."),
            hint=_("It needs one of these roles: %(roles)s. An owner of the workspace can give it.")
            % {"roles": get_text_list(who, _("or"))},
            permission=str(permission),
        )


class LastOwner(Invalid):
    """The change would leave the workspace without anybody who can administer it."""

    code = "last_owner"

    def __init__(self) -> None:
        super().__init__(
            _("This workspace would have no owner left."), hint=_("Make somebody else owner first.")
        )


class NoSuchWorkspace(NotFound):
    """No workspace of that id exists for this person."""

    def __init__(self) -> None:
        super().__init__(_("There is no such workspace for you."))


class NoSuchMember(NotFound):
    """Nobody of that id is in this workspace."""

    def __init__(self) -> None:
        super().__init__(_("This person is not in the workspace."))


class InvitationNotUsable(NotFound):
    """The link is unknown, revoked, expired, or from before somebody left."""

    code = "invitation_not_usable"

    def __init__(self, message: str) -> None:
        super().__init__(message, hint=_("Ask the person who sent it for a new link."))


class NoSuchLink(NotFound):
    """No link into a matrix has that secret or code."""

    code = "no_such_link"

    def __init__(self) -> None:
        super().__init__(
            _("This link or code does not exist."),
            hint=_(
                "Check that it is complete, or ask the person who gave it to you for a new one."
            ),
        )


class LinkOver(NotFound):
    """A link was revoked or has run out, so that nothing exists any more for who came by it.

    Unlike an outsider they are told so, in other words and with another status.
    """

    code = "link_over"
    status = 403

    def __init__(self, message: str) -> None:
        super().__init__(
            message,
            hint=_(
                "What you wrote stays under your name. Whoever gave it to you can make a new one."
            ),
        )


class WrongPassword(Invalid):
    """The password typed for a link is another one."""

    code = "wrong_password"

    def __init__(self) -> None:
        super().__init__(
            _("This is not the password of this link."),
            hint=_("Whoever gave you the link knows it."),
            field="password",
        )
