"""Mappings as YAML: written for people to check, read with the place of every mistake.

    accounts:
      - file: crm.csv.gz
        columns:
          account_id: account_id                      # a column of the file, as text
          created_at: {column: signup_date, type: date, format: DD-MM-YYYY}
          seats: {column: seats, type: number, decimal: ","}
    events:
      - file: usage.csv
        columns:
          account_id:
            column: subscription_id
            through: [{file: subscriptions.csv, key: subscription_id, take: account_id}]
          event: {constant: feature_usage}
          timestamp: {column: used_on, format: DD-MM-YYYY}
          amount: {column: quantity, times: price, type: number}
    files:
      crm.csv.gz: {title_rows: 2, separator: semicolon, encoding: cp1252}

Keys of a column: column, constant, times, through, type (text, number, boolean, date, instant,
list), format (one or a list), decimal, symbol, separator, missing (a list of words), values
(spelling: meaning). Every scalar is the text that stands there: `no`, `00123`, `2024-01-01` stay
themselves.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import Path

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.files.layouts import SEPARATORS, Stated
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.documents import STATED_KEYS, from_yaml
from segmatrix.kit.data.mapping.sources import Column, Mapping

__all__ = ["Remark", "from_yaml", "text_at", "to_yaml"]

_PLAIN = re.compile(r"[^\W\d][\w .()/+-]*")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What a person should know about a part of a guessed mapping.

    Attributes:
        text: The remark, as a sentence.
        file: The file it concerns.
        table: The logical table, or empty for the file as a whole.
        column: The column of the logical table, or empty.
    """

    text: str
    file: str = ""
    table: str = ""
    column: str = ""


def text_at(path: Path) -> str:
    """Return the text of a mapping's file.

    Raises:
        DataError: if there is none, or it holds no text.
    """
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise DataError(
            "There is no such mapping.", "Name a file of YAML.", file=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise DataError("This mapping is not UTF-8 text.", file=str(path)) from error


def to_yaml(mapping: Mapping, remarks: Iterable[Remark] = ()) -> str:
    """Return a mapping as YAML, with remarks as comments beside what they concern."""
    told = [replace(remark, text=_comment(remark.text)) for remark in remarks]

    def about(file: str, table: str = "", column: str = "") -> list[str]:
        return [r.text for r in told if (r.file, r.table, r.column) == (file, table, column)]

    lines = [f"# {remark.text}" for remark in told if not remark.file]
    for remark in told:
        if remark.file and remark.file not in mapping.files and not remark.table:
            lines.append(f"# {remark.file}: {remark.text}")
    for table in TABLES:
        if not mapping.tables.get(table):
            continue
        lines.append(f"{table}:")
        for source in mapping.tables[table]:
            lines.append(f"  - file: {_scalar(source.file)}")
            lines += [f"    # {text}" for text in about(source.file, table)]
            lines.append("    columns:")
            for column in source.columns:
                comment = "; ".join(about(source.file, table, column.name))
                written = f"      {_scalar(column.name)}: {_column(column)}"
                lines.append(f"{written}  # {comment}" if comment else written)
    if mapping.files:
        lines.append("files:")
        for file, stated in mapping.files.items():
            lines.append(f"  {_scalar(file)}: {_flow(_stated(stated))}")
            lines += [f"    # {text}" for text in about(file)]
    return "\n".join(lines) + "\n"


def _column(column: Column) -> str:
    style, plain = column.style, Style(type=column.style.type)
    parts: dict[str, object] = {}
    if column.constant is not None:
        parts["constant"] = column.constant
    else:
        parts["column"] = column.column
    if column.times:
        parts["times"] = column.times
    if column.through:
        parts["through"] = [vars(step) for step in column.through]
    usual = Type.INSTANT if column.name == "timestamp" else Type.TEXT
    if style.type is not usual and column.name != "score":
        parts["type"] = style.type.value
    if style.formats != plain.formats:
        parts["format"] = style.formats[0] if len(style.formats) == 1 else list(style.formats)
    for key in ("decimal", "symbol", "separator"):
        if getattr(style, key) != getattr(plain, key):
            parts[key] = getattr(style, key)
    if style.missing:
        parts["missing"] = list(style.missing)
    if style.values:
        parts["values"] = dict(style.values)
    return _scalar(column.column) if list(parts) == ["column"] else _flow(parts)


def _stated(stated: Stated) -> dict[str, object]:
    words = {sign: word for word, sign in SEPARATORS.items()}
    parts = {key: getattr(stated, key) for key in STATED_KEYS}
    parts["separator"] = words.get(stated.separator or "", stated.separator)
    return {key: value for key, value in parts.items() if value is not None}


def _flow(value: object) -> str:
    if isinstance(value, Map):
        return (
            "{" + ", ".join(f"{_scalar(key)}: {_flow(part)}" for key, part in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    """Return a text as a YAML scalar, in quotation marks unless it is a plain word."""
    if text.isdecimal() or (_PLAIN.fullmatch(text) and not text.endswith(" ")):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _comment(text: str) -> str:
    """Return a text as one line that YAML takes as a comment."""
    printable = (character if character.isprintable() else " " for character in text)
    return " ".join("".join(printable).split())


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"
