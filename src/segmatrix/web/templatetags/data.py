"""The words and values of the pages of customer data."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from segmatrix.kit.data.catalog import Type
from segmatrix.web.data import column_choices

register = template.Library()

LONGEST_CELL = 60


@register.filter
def table_label(name: str) -> str:
    """Return what people call a logical table."""
    return str(column_choices.TABLES[name])


@register.filter
def role_label(name: str) -> str:
    """Return what people call a column of the layout."""
    return str(column_choices.ROLES[name])


@register.filter
def reason_words(name: str) -> str:
    """Return why rows were set aside."""
    return column_choices.reason(name)


@register.filter
def is_moment(kind: str) -> bool:
    """Say whether values of a type are dates."""
    return kind in (Type.DATE, Type.INSTANT)


@register.filter
def cell(value: Any) -> str:
    """Return a value of a row as the reader writes it; a missing one is a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float | Decimal):
        whole = value == int(value)
        return str(number_format(int(value) if whole else value, use_l10n=True))
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return str(date_format(value, "SHORT_DATE_FORMAT" if midnight else "SHORT_DATETIME_FORMAT"))
    if isinstance(value, date):
        return str(date_format(value, "SHORT_DATE_FORMAT"))
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"


@register.filter
def of(values: Any, key: str) -> Any:
    """Return the value of a dictionary under a key that is itself a variable."""
    return values[key]
