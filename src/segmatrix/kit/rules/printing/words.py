"""Values and numbers as a rule writes them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from segmatrix.kit.rules.nodes import Value
from segmatrix.kit.rules.words import quoted

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def value_text(value: Value) -> str:
    """Return a value as a rule writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return number_text(value)


def values_text(values: Iterable[Value]) -> str:
    """Return `("pro", "team")`."""
    return f"({', '.join(map(value_text, values))})"


def number_text(number: int | float) -> str:
    """Return a number without exponent, as people write it."""
    return format(Decimal(repr(number)), "f")


def counted(number: int | float, unit: str) -> str:
    """Return `1 day`, `2 days`."""
    return f"{number_text(number)} {plural(unit, number)}"


def plural(unit: str, number: int | float) -> str:
    """Return a unit as it follows `number`."""
    return f"{unit}" if number == 1 else f"{unit}s"


def ordinal_text(number: int) -> str:
    """Return `1st`, `2nd`, `11th`."""
    is_teen = number // 10 % 10 == 1
    return f"{number}{'th' if is_teen else _ENDINGS.get(number % 10, 'th')}"


def spaced(*parts: str) -> str:
    """Return parts with a space between them, those left out that are empty."""
    return " ".join(part for part in parts if part)


def _instant(instant: datetime) -> str:
    written = instant.isoformat()
    return written.removesuffix("+00:00") + "Z" if instant.tzinfo == UTC else written
