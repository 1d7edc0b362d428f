"""Which texts, names, days, numbers and addresses may be stored, for any room.

Texts are stored as typed, markup and all; pages escape them.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from math import isfinite
from typing import TypeVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid

Choice = TypeVar("Choice", bound=Enum)


def written(text: str, *, field: str, limit: int) -> str:
    """Return the text without blanks around it and with plain line ends; it may be empty.

    Raises:
        Invalid: It is longer than `limit` characters, or holds a character no database keeps.
    """
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\0" in tidy:
        raise Invalid(
            _("This holds a character that is no text."),
            hint=_("Type it anew, or paste it as plain text."),
            field=field,
            yours=text,
        )
    if len(tidy) > limit:
        raise Invalid(
            _("This is %(length)s characters long; at most %(limit)s fit here.")
            % {"length": len(tidy), "limit": limit},
            hint=_("Say it shorter, or in several parts."),
            field=field,
            yours=text,
        )
    return tidy


def said(text: str, *, field: str, limit: int) -> str:
    """Return the text as `written` does, refusing an empty one."""
    tidy = written(text, field=field, limit=limit)
    if not tidy:
        raise Invalid(_("There is nothing written here."), field=field, yours=text)
    return tidy


def lined(text: str, *, field: str, limit: int) -> str:
    """Return the text as `written` does, on one line."""
    return " ".join(written(text, field=field, limit=limit).split())


def named(text: str, *, limit: int, field: str = "name", taken: Iterable[str] = ()) -> str:
    """Return a name on one line, refusing one that is missing, too long or `taken`.

    Names that differ in capitals only are the same to people, so they are taken too.
    """
    name = lined(text, field=field, limit=limit)
    if not name:
        raise Invalid(_("A name is missing."), field=field, yours=text)
    if name.casefold() in {other.casefold() for other in taken}:
        raise Invalid(
            _("“%(name)s” is here already.") % {"name": name},
            hint=_("Choose a name that tells the two apart."),
            field=field,
            yours=text,
        )
    return name


def dated(text: str, *, field: str = "date") -> date | None:
    """Return the day that an ISO date names, None for an empty text."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(
            _("“%(text)s” is not a date.") % {"text": text},
            hint=_("Write it as year, month and day: 2026-05-01."),
            field=field,
            yours=text,
        ) from error


def finite(value: float | None) -> float | None:
    """Return the number if there is one, refusing what is infinite or none."""
    if value is not None and not isfinite(value):
        raise Invalid(_("This is not a number."), field="value", yours=str(value))
    return value


def address(text: str, *, limit: int) -> str:
    """Return the address of an outside document; it may be empty.

    Only the web is linked to: an address of another scheme can run a script or open a local file.
    """
    tidy = written(text, field="url", limit=limit)
    if not tidy:
        return ""
    try:
        parts = urlsplit(tidy)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme.lower() not in ("http", "https") or not host or len(tidy.split()) > 1:
        raise Invalid(
            _("“%(address)s” is no address on the web.") % {"address": tidy},
            hint=_("It begins with https:// and names a server."),
            field="url",
            yours=text,
        )
    return tidy


def one_of(choices: type[Choice], value: object, *, field: str) -> Choice:
    """Return the member of an enumeration that has this value, or refuse."""
    try:
        return choices(value)
    except ValueError as error:
        raise Invalid(
            _("“%(value)s” is none of: %(choices)s.")
            % {"value": value, "choices": ", ".join(str(each.value) for each in choices)},
            field=field,
            yours=value,
        ) from error
