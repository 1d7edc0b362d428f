"""A mapping: which files become which logical tables, and how each of their columns is read.

A mapping is a value. `mapping_text` writes it as YAML and reads it back; `guessing` proposes one;
`assembling` carries it out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.files.layouts import Stated
from segmatrix.kit.data.mapping.conventions import FEEDBACK_KINDS, TABLES

RESERVED = frozenset(
    {
        "#",
        "#file",
        "#row",
        "#place",
        "#first",
        "#away",
        "#begun",
        "#person#",
        "#account#",
        "#event#",
    }
)
"""Names that rows in the making use for themselves."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One look-up: find a value in a column of another file, take what stands beside it.

    Attributes:
        file: The other file.
        key: Its column to find the value in.
        take: Its column to take the answer from.
    """

    file: str
    key: str
    take: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a logical table, and where its values come from.

    Attributes:
        name: What rules call it.
        column: The column of the file, or empty where a constant is given.
        constant: The value of every row, or None.
        times: A column of the file that the value is multiplied by, or empty.
        through: Look-ups from the file's column to the value, one after the other.
        style: What the values are and how they are written.
    """

    name: str
    column: str = ""
    constant: str | None = None
    times: str = ""
    through: tuple[Step, ...] = ()
    style: Style = field(default_factory=Style)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One file's part in a logical table.

    Attributes:
        file: The name of the file.
        columns: The columns it fills; columns of the file that none names are left out.
    """

    file: str
    columns: tuple[Column, ...]

    def named(self, name: str) -> Column | None:
        """Return the column that rules call by this name."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """How files become customer data.

    Attributes:
        tables: Per logical table, its sources in the order in which they count.
        files: What is stated about the layout of single files.
    """

    tables: dict[str, tuple[Source, ...]]
    files: dict[str, Stated] = field(default_factory=dict)

    def sources(self) -> Iterator[tuple[str, Source]]:
        """Yield each source with the name of its logical table."""
        for table, sources in self.tables.items():
            for source in sources:
                yield table, source

    def file_names(self) -> tuple[str, ...]:
        """Return the files that are read, those that are only looked up last."""
        main = [source.file for _, source in self.sources()]
        looked_up = [
            step.file for _, source in self.sources() for column in source.columns
            for step in column.through
        ]  # fmt: skip
        return tuple(dict.fromkeys([*main, *looked_up]))

    def types(self, table: str) -> dict[str, Type]:
        """Return the columns of a logical table in order: those of the layout first."""
        found = {
            column.name: column.style.type
            for source in self.tables[table]
            for column in source.columns
        }
        known = [name for name in TABLES[table].columns if name in found]
        return {name: found[name] for name in dict.fromkeys([*known, *found])}


def check(mapping: Mapping) -> Mapping:
    """Return the mapping if it can be carried out.

    Raises:
        DataError: naming the table, the file and the column that cannot stand as they are.
    """
    if not any(mapping.tables.values()):
        raise DataError(
            "The mapping names no file.",
            f"Put at least one file under {', '.join(TABLES)}.",
        )
    for table, source in mapping.sources():
        _check_source(table, source)
    for table in mapping.tables:
        _check_types(table, mapping.tables[table])
    return mapping


def _check_source(table: str, source: Source) -> None:
    convention = TABLES[table]
    names = [column.name for column in source.columns]
    doubled = [name for name, times in Counter(map(str.lower, names)).items() if times > 1]
    if doubled:
        raise DataError(
            f"{table} has two columns called {doubled[0]!r}.",
            "Names must differ by more than upper and lower case.",
            file=source.file,
        )
    reserved = [name for name in names if name in RESERVED or not name.strip()]
    if reserved:
        raise DataError(f"{reserved[0]!r} cannot be the name of a column.", file=source.file)
    missing = [name for name in convention.required if name not in names]
    if convention.one_of and not set(convention.one_of) & set(names):
        missing.append(" or ".join(convention.one_of))
    if missing:
        raise DataError(
            f"{table} has no {missing[0]}.",
            "Say which column of the file it is, or give it a constant.",
            file=source.file,
        )
    for column in source.columns:
        _check_column(table, column, source.file)


def _check_column(table: str, column: Column, file: str) -> None:
    convention = TABLES[table]
    if column.times and (column.constant is not None or column.style.type is not Type.NUMBER):
        raise DataError(
            f"{column.name!r} in {table} cannot be multiplied.",
            "`times` stands beside a `column` of `type: number`.",
            file=file,
        )
    if column.name not in convention.columns:
        if not convention.open:
            raise DataError(
                f"{table} takes no column {column.name!r}.",
                f"It takes {', '.join(convention.columns)}.",
                file=file,
            )
        return
    if column.name == "kind" and column.constant not in (None, *FEEDBACK_KINDS):
        raise DataError(
            f"{column.constant!r} is no kind of feedback.",
            f"The kinds are {', '.join(FEEDBACK_KINDS)}.",
            file=file,
        )
    wanted = convention.columns[column.name]
    dated = column.name == "created_at" and column.style.type is Type.DATE
    if column.style.type is not wanted and not dated:
        raise DataError(
            f"{column.name} in {table} is {column.style.type}; it must be {wanted}.", file=file
        )


def _check_types(table: str, sources: Iterable[Source]) -> None:
    seen: dict[str, tuple[Type, str]] = {}
    for source in sources:
        for column in source.columns:
            kind, file = seen.setdefault(column.name, (column.style.type, source.file))
            if kind is not column.style.type:
                raise DataError(
                    f"{column.name!r} in {table} is {column.style.type} here and {kind} in {file}.",
                    "Give both the same type, or one of them another name.",
                    file=source.file,
                )
