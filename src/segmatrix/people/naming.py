"""Deciding what a workspace, a person or a department may be called, and where its clock stands."""

from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.people.terms import LONGEST_NAME, Role


def check_name(text: str, *, field: str) -> str:
    """Return the name without surrounding blanks, or refuse an empty or overlong one."""
    name = " ".join(text.split())
    if not name:
        raise Invalid(_("A name is missing."), field=field)
    return _not_too_long(name, field)


def check_department(text: str) -> str:
    """Return the department's name without surrounding blanks; empty means none."""
    return _not_too_long(" ".join(text.split()), "department")


def check_timezone(name: str) -> str:
    """Return an IANA zone's name, or refuse one that is unknown."""
    if name not in available_timezones():
        raise Invalid(
            _("%(name)s is no known time zone.") % {"name": name},
            hint=_("Write it like Europe/Berlin."),
            field="timezone",
        )
    return name


def check_role(name: str) -> Role:
    """Return the role of that name, or refuse."""
    if name not in set(Role):
        raise Invalid(_("There is no such role."), field="role")
    return Role(name)


def _not_too_long(name: str, field: str) -> str:
    if len(name) > LONGEST_NAME:
        raise Invalid(
            _("A name has %(most)s characters at most; this one has %(count)s.")
            % {"most": LONGEST_NAME, "count": len(name)},
            field=field,
        )
    return name
