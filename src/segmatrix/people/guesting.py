"""Deciding who comes in by a link into one matrix, what they are called, and whether it works."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.ids import id_of
from segmatrix.people.errors import LinkOver
from segmatrix.people.naming import check_role
from segmatrix.people.terms import LINK_ROLES, LONGEST_NAME, Role

MOST_DOMAINS = 20
_DOMAIN = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.ASCII)


def guest_id(workspace_id: str, operation_id: str) -> str:
    """Return the id of who came by a link in this write, the same however often it is repeated."""
    return id_of(f"{workspace_id} guest {operation_id}")


def guest_name(wanted: str, taken: Collection[str]) -> str:
    """Return the name by which a guest is known: marked as one, and told from other guests.

    The mark keeps a stranger from passing for a colleague, whatever name they type.
    """
    wanted = wanted[: LONGEST_NAME - 20]
    known = {_plain(name) for name in taken}
    name, number = _("%(name)s (guest)") % {"name": wanted}, 1
    while _plain(name) in known:
        number += 1
        name = _("%(name)s (guest %(number)s)") % {"name": wanted, "number": number}
    return name


def check_link_role(name: str) -> Role:
    """Return a role that a link may give, or refuse."""
    role = check_role(name)
    if role not in LINK_ROLES:
        raise Invalid(_("A link makes people viewers or contributors."), field="role")
    return role


def check_domains(domains: Iterable[str]) -> list[str]:
    """Return the ends of e-mail addresses in one way of writing, or refuse what is none."""
    found = list(
        dict.fromkeys(each.strip().lower().lstrip("@") for each in domains if each.strip())
    )
    for domain in found:
        if not _DOMAIN.fullmatch(domain):
            raise Invalid(
                _("“%(domain)s” is not the end of an e-mail address.") % {"domain": domain[:60]},
                hint=_("Write it like example.com."),
                field="domains",
            )
    if len(found) > MOST_DOMAINS:
        raise Invalid(
            _("A link names at most %(most)s of them.") % {"most": MOST_DOMAINS}, field="domains"
        )
    return found


def check_address(text: str, domains: Collection[str] = ()) -> str:
    """Return an e-mail address, which may be empty unless it must end in one of `domains`."""
    address = text.strip()
    if not address and not domains:
        return ""
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Invalid(_("This is not an e-mail address."), field="address") from problem
    if domains and address.rpartition("@")[2].lower() not in domains:
        raise Invalid(
            _("This link is for addresses that end in %(domains)s.")
            % {"domains": get_text_list([f"@{domain}" for domain in sorted(domains)], _("or"))},
            field="address",
        )
    return address


def check_working(
    *,
    created_at: datetime,
    revoked_at: datetime | None,
    expires_at: datetime,
    left_at: datetime | None = None,
    now: datetime,
) -> None:
    """Refuse a link that was revoked, has run out, or is older than its reader's leaving."""
    if revoked_at is not None:
        raise LinkOver(_("This link has been revoked."))
    if expires_at <= now:
        raise LinkOver(_("This link has run out."))
    if left_at is not None and created_at <= left_at:
        raise LinkOver(_("This link is from before you left the workspace."))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
