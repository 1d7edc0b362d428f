"""Propose one file's part in a logical table: its columns, their types, and what is unsure."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.profiling import TIMES, Profile
from segmatrix.kit.data.mapping.sources import RESERVED, Column, Source
from segmatrix.kit.data.mapping.text import Remark


@dataclass(frozen=True, kw_only=True)
class Roles:
    """What the columns of a logical table are filled from, where they mean something.

    Attributes:
        columns: Columns of the file, by the name of the layout.
        constants: Constants, by the name of the layout.
        through: Columns that go through look-ups, by the name of the layout.
    """

    columns: Map[str, str]
    constants: Map[str, str] = field(default_factory=dict)
    through: Map[str, Column] = field(default_factory=dict)


def propose(table: str, profile: Profile, roles: Roles) -> tuple[Source, list[Remark]]:
    """Return a file's part in a logical table, and what a person should check in it."""
    convention = TABLES[table]
    made = dict(roles.through)
    for name, value in roles.constants.items():
        made[name] = Column(name=name, constant=value)
    for name, column in roles.columns.items():
        style = _style(name, convention.columns[name], profile.inferred[column].style)
        made[name] = Column(name=name, column=column, style=style)
    columns = sorted(made.values(), key=lambda one: list(convention.columns).index(one.name))
    if convention.open:
        columns += _traits(profile, columns, set(convention.columns))
    remarks = [
        Remark(text=text, file=profile.file.name, table=table, column=column.name)
        for column in columns
        if column.column and not column.through
        for text in _doubts(profile, column)
    ]
    return Source(file=profile.file.name, columns=tuple(columns)), remarks


def agreed(tables: dict[str, list[Source]]) -> dict[str, tuple[Source, ...]]:
    """Return sources whose columns of one name have one type: instants before dates, else text."""
    return {table: _agreed(sources) for table, sources in tables.items() if sources}


def _agreed(sources: list[Source]) -> tuple[Source, ...]:
    kinds: dict[str, set[Type]] = {}
    for source in sources:
        for column in source.columns:
            kinds.setdefault(column.name, set()).add(column.style.type)

    def agree(column: Column) -> Column:
        seen = kinds[column.name]
        if len(seen) == 1:
            return column
        if seen == set(TIMES):
            return replace(column, style=replace(column.style, type=Type.INSTANT))
        return replace(column, style=Style())

    return tuple(replace(source, columns=tuple(map(agree, source.columns))) for source in sources)


def _style(name: str, wanted: Type, style: Style) -> Style:
    if style.type is wanted or (name == "created_at" and style.type is Type.DATE):
        return style
    if wanted is Type.INSTANT and style.type is Type.DATE:
        return replace(style, type=wanted)
    return Style(type=wanted)


def _traits(profile: Profile, roles: list[Column], known: set[str]) -> list[Column]:
    """Return the other columns as traits; the date of creation stays one beside its role."""
    taken = {one.column for one in roles if one.name != "created_at" and not one.through}
    used = {name.lower() for name in known | RESERVED}
    found: list[Column] = []
    for column in profile.columns:
        if column in taken or column == "created_at":
            continue
        name = column
        while name.lower() in used:
            name += " 2"
        used.add(name.lower())
        found.append(Column(name=name, column=column, style=profile.inferred[column].style))
    return found


def _doubts(profile: Profile, column: Column) -> list[str]:
    inferred = profile.inferred[column.column]
    if column.style.type is Type.TEXT:
        return []
    doubts = [f"could also be {inferred.unsure}: check"] if inferred.unsure else []
    if inferred.unfit:
        values = "value does" if inferred.unfit == 1 else "values do"
        doubts.append(f"{inferred.unfit} {values} not fit; such rows are set aside")
    return doubts
