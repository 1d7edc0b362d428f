"""Numbers as people read them in a cell: short, in the reader's notation, never falsely exact."""

import math

from django.utils.formats import number_format
from django.utils.translation import gettext as _

_MILLION = 1_000_000


def figure(value: float | None, unit: str = "") -> str:
    """Return a measure's value in three or four significant digits with its unit.

    A unit that is a currency sign stands before the number, any other after it. An absent value is
    a dash, which is not zero.
    """
    if value is None:
        return "–"
    size = abs(value)
    if size >= 1000 * _MILLION:
        text = _("%(number)s bn") % {"number": _short(value / (1000 * _MILLION))}
    elif size >= _MILLION:
        text = _("%(number)s m") % {"number": _short(value / _MILLION)}
    elif size >= 1000 or float(value).is_integer():
        text = number_format(round(value), use_l10n=True, force_grouping=True)
    else:
        text = _short(value)
    if not unit:
        return text
    if _stands_before(unit):
        return f"-{unit}{text[1:]}" if text.startswith("-") else f"{unit}{text}"
    return f"{text} {unit}"


def figure_range(low: float, high: float, unit: str = "") -> str:
    """Return a value or a range with its unit: once behind it, or before each number."""
    if low == high:
        return figure(low, unit)
    return f"{figure(low, unit if _stands_before(unit) else '')}–{figure(high, unit)}"


def percentage(share: float | None) -> str:
    """Return a share (0 to 1) as a percentage; a share below one percent is not called none."""
    if share is None:
        return ""
    if 0 < share < 0.01:
        return _("under 1 %%") % {}
    return _("%(number)s %%") % {"number": number_format(round(share * 100), use_l10n=True)}


def _stands_before(unit: str) -> bool:
    """Say whether a unit is a currency sign, which stands before its number."""
    return len(unit) == 1 and not unit.isalnum() and unit != "%"


def _short(value: float) -> str:
    """Return three significant digits, without decimals that say nothing."""
    if value == 0:
        return "0"
    decimals = max(0, 2 - math.floor(math.log10(abs(value))))
    text = number_format(round(value, decimals), decimal_pos=decimals, use_l10n=True)
    head, separator, tail = text.partition(_decimal_separator())
    tail = tail.rstrip("0")
    return f"{head}{separator}{tail}" if tail else head


def _decimal_separator() -> str:
    return number_format(0.5, decimal_pos=1, use_l10n=True)[1]
