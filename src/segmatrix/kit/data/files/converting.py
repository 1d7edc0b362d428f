"""Turn the text of a column into typed values, telling which do not fit.

Every distinct text is read once: exports repeat themselves.
"""

import json
import re
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.days import INSTANT, starts
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files import formats

ARROW = {
    Type.TEXT: pa.string(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.INSTANT: INSTANT,
    Type.LIST: pa.list_(pa.string()),
}
"""How each type is stored."""

GROUPS = {".": r"[, \x{a0}\x{202f}'’]", ",": r"[. \x{a0}\x{202f}'’]"}
"""What may stand between groups of three digits, by the decimal sign."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How the values of a column are written.

    Attributes:
        type: What they are.
        formats: The formats of its dates; each value is read by the first that it fits.
        decimal: The decimal sign of its numbers, `.` or `,`.
        symbol: A currency or other sign around its numbers, which is dropped.
        separator: What stands between the items of a list; empty for JSON lists.
        missing: Words that mean nothing is known; blank always does.
        values: Spellings and what they become, before anything else is read.
    """

    type: Type = Type.TEXT
    formats: tuple[str, ...] = (formats.ISO,)
    decimal: str = "."
    symbol: str = ""
    separator: str = ""
    missing: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """What a fitting value is, as it stands in a sentence."""
        if self.type in (Type.DATE, Type.INSTANT):
            kind = "a date" if self.type is Type.DATE else "a time"
            return f"{kind} like {' or '.join(self.formats)}"
        if self.type is Type.NUMBER:
            example = {".": "1234.56", ",": "1234,56"}[self.decimal]
            return f"a number like {self.symbol}{example}"
        return {Type.BOOLEAN: "true or false", Type.LIST: "a list", Type.TEXT: "a text"}[self.type]


@dataclass(frozen=True, slots=True)
class Converted:
    """The typed values of a column.

    Attributes:
        values: One per row, missing where blank and where unfit.
        unfit: Which rows hold a value that is not of the type.
    """

    values: pa.Array
    unfit: pa.BooleanArray


def convert(
    column: pa.ChunkedArray, style: Style, *, zone: str = "UTC", name: str = "", file: str = ""
) -> Converted:
    """Return a column as its type.

    Args:
        column: Its values, as text or already typed.
        style: How they are written and what they are.
        zone: The IANA zone in which a date without a time, among instants, begins.
        name: What the file calls it, for a refusal.
        file: The file, for a refusal.

    Raises:
        DataError: if a typed column holds another type altogether.
    """
    values = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    if not (pa.types.is_string(values.type) or pa.types.is_large_string(values.type)):
        typed = _cast(values, style.type, zone, name, file)
        return Converted(typed, pa.repeat(pa.scalar(False), len(typed)))
    encoded = pc.dictionary_encode(values.cast(pa.string()))
    texts = _cleaned(encoded.dictionary, style)
    typed, fits = read_texts(texts, style, zone)
    unfit = pc.and_(pc.is_valid(texts), pc.invert(fits))
    typed = pc.if_else(fits, typed, pa.scalar(None, typed.type))
    indices = encoded.indices
    return Converted(typed.take(indices), pc.fill_null(unfit.take(indices), False))


def blank_to_missing(texts: pa.Array) -> pa.Array:
    """Return texts with those of nothing but white space as missing."""
    blank = pc.match_substring_regex(texts, r"^\s*$")
    return pc.if_else(blank, pa.scalar(None, pa.string()), texts)


def read_texts(
    texts: pa.Array, style: Style, zone: str = "UTC"
) -> tuple[pa.Array, pa.BooleanArray]:
    """Return texts as typed values, and which of them fit; missing ones do not."""
    if style.type is Type.TEXT:
        return texts, pc.is_valid(texts)
    if style.type is Type.LIST:
        return _lists(texts, style.separator)
    trimmed = pc.utf8_trim_whitespace(texts)
    if style.type is Type.BOOLEAN:
        lower = pc.utf8_lower(trimmed)
        return pc.equal(lower, "true"), pc.fill_null(
            pc.is_in(lower, pa.array(["true", "false"])), False
        )
    if style.type is Type.NUMBER:
        return _numbers(trimmed, style)
    read = formats.parse(trimmed, style.formats)
    instants, fits = pa.array(read.micros, pa.int64()).cast(INSTANT), pa.array(read.fits)
    days = pc.floor_temporal(instants, unit="day").cast(pa.date32())
    if style.type is Type.DATE:
        return days, fits
    whole = pa.array(read.days)
    begun = starts(pc.if_else(whole, days, pa.scalar(None, pa.date32())), zone)
    return pc.if_else(whole, begun, instants), fits


def number_pattern(decimal: str, symbol: str = "") -> str:
    """Return the pattern (RE2) of a number with this decimal sign and symbol."""
    sign, around = re.escape(decimal), f"(?:{re.escape(symbol)})?" if symbol else ""
    whole = rf"(?:\d{{1,3}}(?:{GROUPS[decimal]}\d{{3}})+|\d+)"
    digits = rf"(?:{whole}(?:{sign}\d*)?|{sign}\d+)"
    return rf"^[-+]?{around}\s?[-+]?{digits}(?:[eE][-+]?\d{{1,3}})?\s?{around}$"


def _cleaned(texts: pa.Array, style: Style) -> pa.Array:
    if style.values:
        old, new = (pa.array(side, pa.string()) for side in zip(*style.values, strict=True))
        places = pc.index_in(pc.utf8_trim_whitespace(texts), old)
        texts = pc.coalesce(new.take(places), texts)
    if style.missing:
        words = pa.array(style.missing, pa.string())
        known = pc.invert(pc.is_in(pc.utf8_trim_whitespace(texts), words))
        texts = pc.if_else(known, texts, pa.scalar(None, pa.string()))
    return blank_to_missing(texts)


def _numbers(texts: pa.Array, style: Style) -> tuple[pa.Array, pa.BooleanArray]:
    fits = pc.match_substring_regex(texts, number_pattern(style.decimal, style.symbol))
    fits = pc.fill_null(fits, False)
    if style.symbol:
        texts = pc.replace_substring(texts, style.symbol, "")
    texts = pc.replace_substring_regex(texts, rf"{GROUPS[style.decimal]}|\s|\+", "")
    if style.decimal == ",":
        texts = pc.replace_substring(texts, ",", ".")
    numbers = pc.if_else(fits, texts, pa.scalar(None, pa.string())).cast(pa.float64())
    finite = pc.fill_null(pc.is_finite(numbers), False)
    return numbers, pc.and_(fits, finite)


def _lists(texts: pa.Array, separator: str) -> tuple[pa.Array, pa.BooleanArray]:
    read = [None if text is None else _list(text, separator) for text in texts.to_pylist()]
    return (
        pa.array(read, pa.list_(pa.string())),
        pa.array([items is not None for items in read], pa.bool_()),
    )


def _list(text: str, separator: str) -> list[str] | None:
    if separator:
        return [item.strip() for item in text.split(separator) if item.strip()]
    try:
        items = json.loads(text, parse_int=str, parse_float=str)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(items, list):
        return None
    return [
        item if isinstance(item, str) else json.dumps(item) for item in items if item is not None
    ]


def _cast(values: pa.Array, kind: Type, zone: str, name: str, file: str) -> pa.Array:
    target = ARROW[kind]
    holds = values.type
    if kind is Type.INSTANT and pa.types.is_date(holds):
        return starts(values.cast(pa.date32()), zone)
    if kind is Type.INSTANT and pa.types.is_timestamp(holds) and holds.tz:
        return values.cast(pa.timestamp("us", "UTC"), safe=False).cast(target)
    if kind is Type.DATE and pa.types.is_timestamp(holds):
        return pc.floor_temporal(values, unit="day").cast(target)
    if kind is Type.TEXT and pa.types.is_floating(holds):
        values = _whole_floats(values)
    try:
        return values.cast(target, safe=kind is not Type.INSTANT)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise DataError(
            f"The column {name!r} holds {holds}, which cannot be read as {kind}.",
            "Choose another type for it in the mapping, or leave it out.",
            file=file,
        ) from error


def _whole_floats(values: pa.Array) -> pa.Array:
    """Return ids that a missing neighbour turned into 17850.0 as whole numbers again."""
    if pc.all(pc.equal(values, pc.floor(values))).as_py():
        return values.cast(pa.int64())
    return values
