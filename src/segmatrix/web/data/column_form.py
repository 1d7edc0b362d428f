"""The columns page's form: what a mapping looks like as fields.

The form carries the mapping it was made from as text, and fields only for what people change here:
which table a file becomes, and of each column its role, name, type and how it is written. What else
the mapping says of a column (look-ups, words for missing) stays as that text has it;
`column_answers` puts both together again.
"""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace

from segmatrix.datasets.samples import FileHead
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.files.layouts import Stated
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source

OWN = "*"
"""The role of a column that rules call by a name of its own: a trait or property."""

LEFT_OUT = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One column as the form shows it.

    Attributes:
        key: What its fields' names begin with.
        column: The column of the file, empty for a constant.
        examples: Some of its values.
        role: A column of the layout, `OWN`, or `LEFT_OUT`.
        name: What rules call it.
        style: What its values are and how they are written.
        constant: The value of every row, or None.
        steps: The look-ups it goes through, in words' parts: file, key, take.
        remark: What the guess is unsure of.
    """

    key: str
    column: str
    examples: tuple[str, ...]
    role: str
    name: str
    style: Style
    constant: str | None = None
    steps: tuple[tuple[str, str, str], ...] = ()
    remark: str = ""

    @property
    def format(self) -> str:
        """The formats of its dates as one text."""
        return ", ".join(self.style.formats)


@dataclass(frozen=True, slots=True)
class Part:
    """What one file gives to one logical table; a file may have several parts or none."""

    key: str
    table: str
    lines: tuple[Line, ...]
    roles: tuple[str, ...]
    own: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FileCard:
    """One file with its parts, as the form shows it."""

    key: str
    name: str
    head: FileHead
    stated: Stated
    parts: tuple[Part, ...]
    looked_up: bool
    remarks: tuple[str, ...] = field(default=())

    @property
    def unclear(self) -> bool:
        """Whether somebody should look into it before confirming."""
        told = [part.remark for part in self.parts]
        told += [line.remark for part in self.parts for line in part.lines]
        placed = bool(self.parts) or self.looked_up
        return bool(self.head.problem or self.remarks or any(told) or not placed)


def cards(
    mapping: Mapping, heads: Map[str, FileHead], remarks: tuple[Map[str, str], ...] = ()
) -> list[FileCard]:
    """Return what the form shows of every file, those that become customers first."""
    looked_up = {
        step.file
        for _table, source in mapping.sources()
        for column in source.columns
        for step in column.through
    }
    made: dict[str, list[Part]] = {name: [] for name in heads}
    for place, (table, source) in enumerate(mapping.sources()):
        if source.file in heads:
            part = _part(f"p{place}", table, source, heads[source.file], remarks)
            made[source.file].append(part)
    order = [*dict.fromkeys(source.file for _table, source in mapping.sources()), *heads]
    return [
        FileCard(
            key=f"f{place}",
            name=name,
            head=heads[name],
            stated=mapping.files.get(name, Stated()),
            parts=tuple(made[name]),
            looked_up=name in looked_up,
            remarks=tuple(_about(remarks, name)),
        )
        for place, name in enumerate(name for name in dict.fromkeys(order) if name in heads)
    ]


def _part(
    key: str, table: str, source: Source, head: FileHead, remarks: tuple[Map[str, str], ...]
) -> Part:
    convention = TABLES[table]
    columns = [*source.columns, *lacking(table, source)]
    lines = [_line(f"{key}-{place}", table, column, head) for place, column in enumerate(columns)]
    used = {column.column for column in source.columns}
    rest = [name for name in head.examples if name not in used]
    lines += [
        Line(f"{key}-{len(columns) + place}", name, head.examples[name], LEFT_OUT, "", Style())
        for place, name in enumerate(rest)
    ]
    told = {each["column"]: each["text"] for each in remarks
            if each["file"] == source.file and each["table"] == table}  # fmt: skip
    return Part(
        key=key,
        table=table,
        lines=tuple(replace(line, remark=told.get(line.name, "")) for line in lines),
        roles=tuple(convention.columns),
        own=convention.open,
        remark=told.get("", ""),
    )


def lacking(table: str, source: Source) -> list[Column]:
    """Return what the layout asks for and no column gives, as constants to fill in."""
    names = {column.name for column in source.columns}
    texts = ("event", "kind", "experiment", "variant")
    lacking = [name for name in TABLES[table].required if name not in names and name in texts]
    return [Column(name=name, constant="") for name in lacking]


def _line(key: str, table: str, column: Column, head: FileHead) -> Line:
    return Line(
        key=key,
        column=column.column,
        examples=head.examples.get(column.column, ()),
        role=column.name if column.name in TABLES[table].columns else OWN,
        name=column.name,
        style=column.style,
        constant=column.constant,
        steps=tuple((step.file, step.key, step.take) for step in column.through),
    )


def _about(remarks: tuple[Map[str, str], ...], file: str) -> list[str]:
    return [each["text"] for each in remarks if each["file"] == file and not each["table"]]
