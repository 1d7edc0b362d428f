"""Which texts may be stored: within their length, and not blank where a name is needed.

Texts are stored as typed, markup and all; pages escape them.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid


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


def named(text: str, *, limit: int, taken: Iterable[str] = ()) -> str:
    """Return a name on one line, refusing one that is missing, too long or `taken`.

    Names that differ in capitals only are the same to people, so they are taken too.
    """
    name = " ".join(written(text, field="name", limit=limit).split())
    if not name:
        raise Invalid(_("A name is missing."), field="name", yours=text)
    if name.casefold() in {other.casefold() for other in taken}:
        raise Invalid(
            _("“%(name)s” is here already.") % {"name": name},
            hint=_("Choose a name that tells the two apart."),
            field="name",
            yours=text,
        )
    return name
