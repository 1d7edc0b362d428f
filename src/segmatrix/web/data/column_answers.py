"""The answers of the columns page: its fields as a mapping again."""

import re
from collections.abc import Mapping as Map
from dataclasses import replace

from segmatrix.datasets.samples import FileHead
from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.files.layouts import SEPARATORS, Stated
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source
from segmatrix.web.data.column_form import LEFT_OUT, OWN, FileCard, cards, lacking


def changed(base: Mapping, said: Map[str, str], heads: Map[str, FileHead]) -> Mapping:
    """Return the mapping that the form's fields make of the one it was made from.

    A part of which no field was sent stays as it was.

    Args:
        base: The mapping that the form carried.
        said: The fields as they were sent.
        heads: How each file begins, for columns that the mapping leaves out so far.
    """
    tables: dict[str, list[Source]] = {table: [] for table in TABLES}
    for place, (before, source) in enumerate(base.sources()):
        key = f"p{place}"
        table = said.get(f"{key}-table")
        if table is None:
            tables[before].append(source)
        elif table in TABLES and source.file in heads:
            tables[table].append(_source(key, table, source, heads[source.file], said))
    for card in cards(base, heads):
        table = said.get(f"{card.key}-use", "")
        if table in TABLES:
            tables[table].append(_first_source(table, card.name, card.head))
    stated = {card.name: _stated(card, said) for card in cards(base, heads)}
    return Mapping(
        tables={table: tuple(sources) for table, sources in tables.items() if sources},
        files={name: layout for name, layout in stated.items() if layout != Stated()},
    )


def settled(mapping: Mapping, heads: Map[str, FileHead]) -> Mapping:
    """Return the mapping with a first proposal for files whose columns are other ones by now.

    That happens when somebody says that the names of the columns stand in another row.
    """
    tables = {
        table: tuple(_settled(table, source, heads) for source in sources)
        for table, sources in mapping.tables.items()
    }
    return replace(mapping, tables=tables)


def _source(key: str, table: str, source: Source, head: FileHead, said: Map[str, str]) -> Source:
    """Return what one part's fields make of its source."""
    before = [*source.columns, *lacking(_table_before(key, said, table), source)]
    used = {column.column for column in source.columns}
    before += [Column(name=name, column=name) for name in head.examples if name not in used]
    columns = []
    for place, column in enumerate(before):
        made = _column(f"{key}-{place}", table, column, said)
        if made is not None:
            columns.append(made)
    return Source(file=source.file, columns=tuple(columns))


def _table_before(key: str, said: Map[str, str], table: str) -> str:
    """Return the table that a part's fields were made for."""
    earlier = said.get(f"{key}-was", table)
    return earlier if earlier in TABLES else table


def _column(key: str, table: str, before: Column, said: Map[str, str]) -> Column | None:
    role = said.get(f"{key}-role", LEFT_OUT)
    convention = TABLES[table]
    if role not in convention.columns and role != LEFT_OUT:
        role = OWN if convention.open else LEFT_OUT
    constant = said.get(f"{key}-constant", "").strip()
    if role == LEFT_OUT or (before.constant is not None and (role == OWN or not constant)):
        return None
    own = _own_name(said.get(f"{key}-name", ""), before, convention.columns)
    return replace(
        before,
        name=own if role == OWN else role,
        constant=constant if before.constant is not None else None,
        style=_style(key, before.style, convention.columns.get(role), said),
    )


def _own_name(given: str, before: Column, taken: Map[str, Type]) -> str:
    """Return what rules call a trait or property: as typed, else as the file does."""
    name = " ".join(given.split())
    if not name or name in taken:
        name = re.sub(r"\W+", "_", before.column).strip("_").lower() or "column"
    return name if name not in taken else f"{name}_"


def _style(key: str, before: Style, wanted: Type | None, said: Map[str, str]) -> Style:
    chosen = said.get(f"{key}-type", "")
    kind = Type(chosen) if chosen in set(Type) else before.type
    if wanted is not None and not (wanted is Type.INSTANT and kind is Type.DATE):
        kind = wanted
    formats = [part.strip() for part in said.get(f"{key}-format", "").split(",") if part.strip()]
    decimal = said.get(f"{key}-decimal", before.decimal)
    return replace(
        before,
        type=kind,
        formats=tuple(formats) or before.formats,
        decimal=decimal if decimal in (".", ",") else before.decimal,
    )


def _settled(table: str, source: Source, heads: Map[str, FileHead]) -> Source:
    present = heads[source.file].examples
    if all(column.column in present for column in source.columns if column.column):
        return source
    return _first_source(table, source.file, heads[source.file])


def _first_source(table: str, file: str, head: FileHead) -> Source:
    """Return a first proposal for a file that nobody has placed: each column under its own name."""
    convention = TABLES[table]
    columns = []
    for column in head.examples:
        name = re.sub(r"\W+", "_", column).strip("_").lower() or "column"
        known = convention.columns.get(name)
        if known is not None or convention.open:
            columns.append(Column(name=name, column=column, style=Style(type=known or Type.TEXT)))
    return Source(file=file, columns=tuple({each.name: each for each in columns}.values()))


def _stated(card: FileCard, said: Map[str, str]) -> Stated:
    """Return what the form states of a file's layout; what equals what is seen stays unstated."""
    seen = card.head.layout
    separator = SEPARATORS.get(said.get(f"{card.key}-separator", ""))
    encoding = said.get(f"{card.key}-encoding", "").strip().lower()
    titles = said.get(f"{card.key}-titles", "").strip()
    headers = said.get(f"{card.key}-headers", "").strip()
    if f"{card.key}-titles" not in said:
        return card.stated
    return Stated(
        separator=_unless(separator, seen and seen.separator, card.stated.separator),
        encoding=_unless(encoding or None, seen and seen.encoding, card.stated.encoding),
        title_rows=_unless(_whole(titles), seen and seen.title_rows, card.stated.title_rows),
        header_rows=_unless(_whole(headers), seen and seen.header_rows, card.stated.header_rows),
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 5 else None


def _unless(said: object, seen: object, before: object) -> object:
    """Return what was said, or what stood before if that says no more than the file itself does."""
    return before if said == seen or said is None else said
