"""Read a mapping from YAML, with the line of every mistake. `mapping_text` shows how it looks."""

import difflib
from collections.abc import Iterable
from collections.abc import Mapping as Map
from typing import NoReturn

import yaml

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files import formats
from segmatrix.kit.data.files.converting import Style
from segmatrix.kit.data.files.layouts import SEPARATORS, Stated
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import Column, Mapping, Source, Step, check

COLUMN_KEYS = (
    "column", "constant", "times", "through", "type", "format", "decimal", "symbol", "separator",
    "missing", "values",
)  # fmt: skip
STATED_KEYS = ("title_rows", "header_rows", "separator", "encoding")


def from_yaml(text: str, name: str = "mapping") -> Mapping:
    """Return the mapping that a text describes.

    Args:
        text: YAML as `to_yaml` writes it.
        name: What to call the text in a refusal.

    Raises:
        DataError: with the line, and the nearest known name, if anything in it is not understood.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DataError(
            f"This is not YAML: {error.problem or error.context}.",
            "Names with : or # in them need quotation marks.",
            file=name,
            row=mark.line + 1 if mark else None,
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DataError("This is not YAML.", file=name) from error
    if root is None:
        raise DataError("The mapping is empty.", "`segmatrix mapping` writes one.", file=name)
    return _Reader(name).mapping(root)


class _Reader:
    """Turns YAML nodes into a mapping; knows the line of each."""

    def __init__(self, name: str) -> None:
        self.name = name

    def mapping(self, root: yaml.Node) -> Mapping:
        parts = self.entries(root, (*TABLES, "files"))
        tables: dict[str, tuple[Source, ...]] = {}
        lines: dict[str, int] = {}
        for table in TABLES:
            if table in parts:
                nodes = self.items(parts[table])
                tables[table] = tuple(self.source(node) for node in nodes)
                for node, source in zip(nodes, tables[table], strict=True):
                    lines.setdefault(source.file, node.start_mark.line + 1)
        files = {file: self.stated(node) for file, node in self.entries(parts.get("files")).items()}
        try:
            return check(Mapping(tables=tables, files=files))
        except DataError as error:
            line = lines.get(error.file or "")
            place = f" ({error.file})" if error.file else ""
            raise DataError(
                error.message.removesuffix(".") + place + ".", error.hint, file=self.name, row=line
            ) from error

    def source(self, node: yaml.Node) -> Source:
        parts = self.entries(node, ("file", "columns"))
        for key in ("file", "columns"):
            if key not in parts:
                self.refuse(node, f"This source has no `{key}`.")
        columns = self.entries(parts["columns"])
        return Source(
            file=self.text(parts["file"]),
            columns=tuple(self.column(name, column) for name, column in columns.items()),
        )

    def column(self, name: str, node: yaml.Node) -> Column:
        moment = Type.INSTANT if name in ("timestamp", "created_at") else None
        kind = moment or (Type.NUMBER if name == "score" else Type.TEXT)
        if isinstance(node, yaml.ScalarNode):
            return Column(name=name, column=self.text(node), style=Style(type=kind))
        parts = self.entries(node, COLUMN_KEYS)
        if ("column" in parts) == ("constant" in parts):
            self.refuse(node, f"{name!r} needs either `column` or `constant`.")
        through = tuple(self.step(step) for step in self.items(parts.get("through")))
        return Column(
            name=name,
            column=self.text(parts["column"]) if "column" in parts else "",
            constant=self.text(parts["constant"]) if "constant" in parts else None,
            times=self.text(parts["times"]) if "times" in parts else "",
            through=through,
            style=self.style(parts, kind),
        )

    def style(self, parts: Map[str, yaml.Node], kind: Type) -> Style:
        if "type" in parts:
            kind = Type(self.one_of(parts["type"], [member.value for member in Type]))
        found = [self.text(node) for node in self.items(parts.get("format"))]
        for text in found:
            if not formats.is_format(text):
                self.refuse(
                    parts["format"],
                    f"{text!r} is no date format.",
                    "Write it like DD-MM-YYYY, MM/DD/YY HH:mm, DD MMM YYYY or ISO.",
                )
        decimal = self.one_of(parts["decimal"], [".", ","]) if "decimal" in parts else "."
        return Style(
            type=kind,
            formats=tuple(found) or (formats.ISO,),
            decimal=decimal,
            symbol=self.text(parts["symbol"]) if "symbol" in parts else "",
            separator=self.text(parts["separator"]) if "separator" in parts else "",
            missing=tuple(self.text(node) for node in self.items(parts.get("missing"))),
            values=tuple(
                (old, self.text(new)) for old, new in self.entries(parts.get("values")).items()
            ),
        )

    def step(self, node: yaml.Node) -> Step:
        parts = self.entries(node, ("file", "key", "take"))
        for key in ("file", "key", "take"):
            if key not in parts:
                self.refuse(node, f"This look-up has no `{key}`.")
        return Step(**{key: self.text(part) for key, part in parts.items()})

    def stated(self, node: yaml.Node) -> Stated:
        parts = self.entries(node, STATED_KEYS)
        separator = self.text(parts["separator"]) if "separator" in parts else None
        if separator is not None and separator not in SEPARATORS.values():
            separator = SEPARATORS[self.one_of(parts["separator"], list(SEPARATORS))]
        return Stated(
            separator=separator,
            encoding=self.encoding(parts["encoding"]) if "encoding" in parts else None,
            title_rows=self.whole(parts["title_rows"]) if "title_rows" in parts else None,
            header_rows=self.whole(parts["header_rows"]) if "header_rows" in parts else None,
        )

    def encoding(self, node: yaml.Node) -> str:
        text = self.text(node)
        try:
            "".encode(text)
        except LookupError:
            self.refuse(node, f"There is no encoding {text!r}.", "Try utf-8, utf-16 or cp1252.")
        return text.lower()

    def whole(self, node: yaml.Node) -> int:
        text = self.text(node)
        if not text.isdecimal() or len(text) > 4:
            self.refuse(node, f"{text!r} is not a number of rows.")
        return int(text)

    def one_of(self, node: yaml.Node, known: list[str]) -> str:
        text = self.text(node)
        if text not in known:
            self.refuse(node, f"{text!r} is none of {', '.join(known)}.", _nearest(text, known))
        return text

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self.refuse(node, "One text was expected here.")
        return str(node.value)

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]

    def entries(self, node: yaml.Node | None, known: tuple[str, ...] = ()) -> dict[str, yaml.Node]:
        if node is None or (isinstance(node, yaml.ScalarNode) and node.value == ""):
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.refuse(node, "Lines of `name: value` were expected here.")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self.text(key)
            if name in found:
                self.refuse(key, f"{name!r} stands here twice.")
            if known and name not in known:
                hint = _nearest(name, known) or f"Known here: {', '.join(known)}."
                self.refuse(key, f"{name!r} is not known here.", hint)
            found[name] = value
        return found

    def refuse(self, node: yaml.Node, message: str, hint: str = "") -> NoReturn:
        raise DataError(message, hint, file=self.name, row=node.start_mark.line + 1)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else ""
