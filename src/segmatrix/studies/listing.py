"""Reading the ids of a list from what somebody sent: one a line, or a column of a table."""

import csv
from collections.abc import Iterable

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.kit.rules.nodes import Entity
from segmatrix.studies.terms import IDS_AT_MOST, LIST_NAME_LENGTH, LONGEST_ID

SEPARATORS = (",", ";", "\t")


def ids_in(text: str, unit: str) -> tuple[str, ...]:
    """Return the ids that a text holds, each once, in their order.

    A text of one column holds one id a line; a first line that only names the column is left out.
    A table with several columns must name one `user_id` (or `account_id`, by `unit`) or `id`.

    Raises:
        Invalid: it holds no id, too many, one too long, or does not say where they stand.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [line for line in lines if line.strip()]
    separator = next((sign for sign in SEPARATORS if rows and sign in rows[0]), None)
    key = Entity(unit).key
    cells = _column(rows, separator, key) if separator else _lines(rows, key)
    ids = tuple(dict.fromkeys(ident for cell in cells if (ident := cell.strip())))
    _check(ids)
    return ids


def list_name(given: str, *, taken: Iterable[str]) -> str:
    """Return a list's name on one line; refuses one that is missing, too long, or `taken`."""
    name = " ".join(given.split())
    if not name:
        raise Invalid(_("A list needs a name."), hint=_("Rules call it by this."), field="name")
    if len(name) > LIST_NAME_LENGTH:
        raise Invalid(
            _("This name is longer than %(most)d characters.") % {"most": LIST_NAME_LENGTH},
            hint=_("Shorten it."),
            field="name",
        )
    if name.casefold() in {other.casefold() for other in taken}:
        raise Invalid(
            _("There is a list “%(name)s” already.") % {"name": name},
            hint=_("Replace that one, or choose another name."),
            field="name",
        )
    return name


def _lines(rows: list[str], head: str) -> list[str]:
    first = rows[0].strip().strip('"').casefold() if rows else ""
    return [row.strip().strip('"') for row in rows[first in (head, "id") :]]


def _column(rows: list[str], separator: str, head: str) -> list[str]:
    """Return the cells of the column of ids, by the names in the first row."""
    table = csv.reader(rows, delimiter=separator)
    names = [name.strip().casefold() for name in next(table)]
    place = next((names.index(name) for name in (head, "id") if name in names), None)
    if place is None:
        raise Invalid(
            _("No column of this table is named %(name)s.") % {"name": head},
            hint=_("Name the column with the ids so, or send the ids alone, one a line."),
            field="ids",
        )
    return [row[place] for row in table if len(row) > place]


def _check(ids: tuple[str, ...]) -> None:
    if not ids:
        raise Invalid(
            _("There is no id in this list."),
            hint=_("Paste the ids, one a line, or choose a file."),
            field="ids",
        )
    if len(ids) > IDS_AT_MOST:
        raise Invalid(
            _("A list holds at most %(most)d ids.") % {"most": IDS_AT_MOST},
            hint=_("Make it a trait of the data instead."),
            field="ids",
        )
    strange = next((one for one in ids if len(one) > LONGEST_ID or not one.isprintable()), None)
    if strange is not None:
        raise Invalid(
            _("“%(start)s…” is no id.") % {"start": strange[:40]},
            hint=_("Send text with one id a line, not a workbook."),
            field="ids",
        )
