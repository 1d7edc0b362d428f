"""Infer what the texts of a column are: numbers, dates, lists, or texts after all.

A number column holds nothing but numbers, or, among many, a few slips (`unfit` in the answer); ids
and codes with leading zeros are texts. A date column holds dates of one or several shapes; day and
month are told apart by the values that can be only one of them, then by what the caller knows of
the other columns, then by custom, which the answer calls unsure.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files import formats
from segmatrix.kit.data.files.converting import Style, blank_to_missing, number_pattern, read_texts

MISSING_WORDS = (
    "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "None", "none", "NaN", "nan", "-", "--",
    "?", "unknown", "not set", "(not set)", "(none)",
)  # fmt: skip

SLIPS = 0.01
"""The share of values that may be slips in a column of numbers or dates."""

FEW = 100
"""Distinct values below which a column of numbers may hold no slip at all."""

SYMBOLS = ("$", "€", "£", "¥", "%")

_SHAPE = re.compile(
    r"(?P<first>\d{1,4})(?P<sep>[-/. ])(?P<middle>\d{1,2}|[A-Za-z]{3,9}\.?)"
    r"(?P=sep)(?P<last>\d{4}|\d{1,2})"
    r"(?P<gap>[T ])?(?P<time>\d{1,2}:\d{2}(?P<seconds>:\d{2}(?:[.,]\d+)?)?(?P<half> ?[AaPp][Mm])?)?"
    r"(?P<zone> ?(?:Z|[+-]\d{2}:?\d{2}))?"
)
_COMPACT = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])")
_ID_NAME = re.compile(r"(^|[_\s.-])(id|ids|uuid|guid|zip|postcode|phone|iban)$|[a-z]I[Dd]$", re.I)
_TIME_NAME = re.compile(r"date|time|_at$|_on$|since|created|updated|day", re.I)


@dataclass(frozen=True, kw_only=True)
class Inferred:
    """What a column is, and how sure that is.

    Attributes:
        style: What its values are and how they are written.
        unsure: The other reading that its values allow as well, or empty.
        unfit: How many distinct values do not fit.
    """

    style: Style
    unsure: str = ""
    unfit: int = 0


def infer(
    column: pa.ChunkedArray,
    name: str,
    *,
    day_first: bool | None = None,
    decimal: str | None = None,
    plain: bool = False,
) -> Inferred:
    """Return what the texts of a column are.

    Args:
        column: Its texts.
        name: What the file calls it; ids are texts whatever they look like.
        day_first: Whether other dates of the same origin write the day first, if that is known.
        decimal: The decimal sign of other numbers of the same origin, if that is known.
        plain: Whether only blank is missing and numbers carry no symbol, as in the standard layout.
    """
    texts = pc.unique(blank_to_missing(column.combine_chunks()).cast(pa.string())).drop_null()
    if not len(texts):
        return Inferred(style=Style())
    trimmed = pc.unique(pc.utf8_trim_whitespace(texts))
    held = set(trimmed.slice(0, 10_000).to_pylist())
    missing = () if plain else tuple(word for word in MISSING_WORDS if word in held)
    known = trimmed.filter(pc.invert(pc.is_in(trimmed, pa.array(missing, pa.string()))))
    if not len(known):
        return Inferred(style=Style())
    for attempt in (_boolean, _list):
        if style := attempt(known):
            return Inferred(style=style)
    found = _date(known, name, day_first) or (
        None if _ID_NAME.search(name) else _number(known, decimal, () if plain else SYMBOLS)
    )
    if found is None:
        return Inferred(style=Style())
    style = Style(**{**vars(found.style), "missing": missing})
    return Inferred(style=style, unsure=found.unsure, unfit=found.unfit)


def _boolean(known: pa.Array) -> Style | None:
    fits = pc.is_in(pc.utf8_lower(known), pa.array(["true", "false"]))
    return Style(type=Type.BOOLEAN) if pc.all(fits).as_py() else None


def _list(known: pa.Array) -> Style | None:
    if not pc.all(pc.starts_with(known, "[")).as_py():
        return None
    style = Style(type=Type.LIST)
    return style if pc.all(read_texts(known, style)[1]).as_py() else None


def _number(known: pa.Array, decimal: str | None, symbols: Sequence[str]) -> Inferred | None:
    if pc.any(pc.match_substring_regex(known, r"^[-+]?0\d|^\d{16,}$")).as_py():
        return None
    first = next(
        (symbol for symbol in symbols if pc.match_substring(known[:1], symbol)[0].as_py()), ""
    )
    order = (decimal, "." if decimal == "," else ",") if decimal else (".", ",")
    counted = [
        (pc.sum(pc.match_substring_regex(known, number_pattern(sign, first))).as_py(), sign)
        for sign in order
    ]
    fitting, sign = max(counted, key=lambda pair: pair[0])
    unfit = len(known) - fitting
    if unfit and (len(known) < FEW or unfit > SLIPS * len(known)):
        return None
    unsure = ""
    if counted[0][0] == counted[1][0] and decimal is None:
        other = "," if sign == "." else "."
        either = pc.match_substring_regex(known, r"^\D*\d{1,3}[.,]\d{3}\D*$")
        if pc.any(either).as_py():
            unsure = f"decimal {other!r}"
    style = Style(type=Type.NUMBER, decimal=sign, symbol=first)
    return Inferred(style=style, unsure=unsure, unfit=unfit)


def _date(known: pa.Array, name: str, day_first: bool | None) -> Inferred | None:
    if _TIME_NAME.search(name):
        special = _compact_date(known)
        if special:
            return Inferred(style=special)
    shapes, shaped = _shapes(known)
    if not shaped or len(known) - shaped > SLIPS * len(known):
        return None
    day, unsure = _day_first(shapes, day_first)
    chosen = tuple(dict.fromkeys(_format(shape, day) for shape in shapes))
    timed = any(shape["time"] for shape in shapes)
    style = Style(type=Type.INSTANT if timed else Type.DATE, formats=chosen)
    unfit = len(known) - pc.sum(pc.cast(read_texts(known, style)[1], pa.int64())).as_py()
    if unfit * 2 > len(known):
        return None
    other = tuple(dict.fromkeys(_format(shape, not day) for shape in shapes)) if unsure else ()
    return Inferred(style=style, unsure=" or ".join(other), unfit=unfit)


def _compact_date(known: pa.Array) -> Style | None:
    def all_match(pattern: str) -> bool:
        return bool(pc.all(pc.match_substring_regex(known, f"^(?:{pattern})$")).as_py())

    if all_match(_COMPACT.pattern):
        return Style(type=Type.DATE, formats=("YYYYMMDD",))
    if all_match(r"1\d{9}"):
        return Style(type=Type.INSTANT, formats=("unix seconds",))
    if all_match(r"1\d{12}"):
        return Style(type=Type.INSTANT, formats=("unix milliseconds",))
    return None


def _shapes(known: pa.Array) -> tuple[list[dict[str, str | None]], int]:
    """Return the date-like values by shape, commonest first, and how many there are."""
    matches = [_SHAPE.fullmatch(text) for text in known.slice(0, 5_000).to_pylist()]
    found = [match.groupdict() for match in matches if match]
    if len(found) < 0.9 * len(matches):
        return [], 0
    usual = Counter(_outline(shape) for shape in found)
    ordered = sorted(found, key=lambda shape: -usual[_outline(shape)])
    beyond = known.slice(5_000)
    shaped = sum(1 for text in beyond.to_pylist() if _SHAPE.fullmatch(text))
    return ordered, len(found) + shaped


def _outline(shape: dict[str, str | None]) -> tuple[object, ...]:
    first, middle, last = (shape[part] or "" for part in ("first", "middle", "last"))
    return (
        len(first) == 4, middle.isdigit(), len(last), shape["sep"], shape["gap"],
        bool(shape["time"]), bool(shape["seconds"]), bool(shape["half"]), bool(shape["zone"]),
    )  # fmt: skip


def _day_first(shapes: Sequence[dict[str, str | None]], known: bool | None) -> tuple[bool, bool]:
    """Return whether the day comes before the month, and whether that is a guess by custom."""
    numeric = [
        (int(shape["first"] or 0), int(shape["middle"] or 0))
        for shape in shapes
        if (shape["middle"] or "").isdigit() and len(shape["first"] or "") <= 2
    ]
    if not numeric:
        return True, False
    day = sum(1 for first, middle in numeric if first > 12 >= middle)
    month = sum(1 for first, middle in numeric if middle > 12 >= first)
    if day != month:
        return day > month, False
    if known is not None:
        return known, False
    return shapes[0]["sep"] != "/", True


def _format(shape: dict[str, str | None], day_first: bool) -> str:
    first, middle, last, sep = (shape[part] or "" for part in ("first", "middle", "last", "sep"))
    if len(first) == 4:
        day = f"YYYY{sep}MM{sep}DD"
    else:
        year = "YYYY" if len(last) == 4 else "YY"
        if not middle.isdigit():
            day = f"DD{sep}MMM{sep}{year}"
        else:
            day = f"DD{sep}MM{sep}{year}" if day_first else f"MM{sep}DD{sep}{year}"
    time = ""
    if shape["time"]:
        half = shape["half"] or ""
        time = (shape["gap"] or "") + "HH:mm" + (":ss" if shape["seconds"] else "")
        time += half[:-2] + "A" if half else ""
    zone = shape["zone"] or ""
    written = day + time + (" Z" if zone.startswith(" ") else "Z" if zone else "")
    plain = day == "YYYY-MM-DD" and not shape["half"] and len(middle) == len(last) == 2
    return formats.ISO if plain else written
