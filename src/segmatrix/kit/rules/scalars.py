"""Texts in a YAML file that know where each of their characters stands in it.

Every scalar is read as the characters that stand there: `00123`, `no` and `On` stay themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import ReaderError

from segmatrix.kit.rules.errors import Place, RuleError

USE_A_BLOCK = (
    "YAML ends a plain text at “ #” and “: ”, inside { } also at , [ and {, and begins none with a"
    " back-quote: write “rule: |” and put the rule on the next line, indented."
)
LOOK_AT_THE_LINE = "Look at the indentation, the quotes and the brackets of this line."
USE_BLANKS = "Indent with blanks, not tabs."
_BLANKS = " \t\r\n\x85\u2028\u2029"
_DEEPEST = 10
_HEX_ESCAPES = {"x": 2, "u": 4, "U": 8}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and its text."""

    file: str
    text: str

    def place(self, index: int) -> Place:
        """Return the place of the character at `index`."""
        before = self.text[:index]
        column = index - (before.rfind("\n") + 1) + 1
        return Place(self.file, line=before.count("\n") + 1, column=column)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text of a file.

    Attributes:
        in_braces: whether it stands inside `{ }`, where commas and brackets end it.
    """

    node: yaml.ScalarNode
    source: Source
    in_braces: bool = False

    @property
    def value(self) -> str:
        """The text, without YAML's quotes and indentation."""
        return str(self.node.value)

    @property
    def start(self) -> int:
        """Where in the file the text begins, its quote or bar included."""
        return int(self.node.start_mark.index)

    @property
    def end(self) -> int:
        """Where in the file the text ends, its closing quote included."""
        return int(self.node.end_mark.index)

    def escaped(self, text: str) -> str:
        """Return a piece of text as it is written inside the quotes of this one."""
        match self.node.style:
            case '"':
                return text.replace("\\", "\\\\").replace('"', '\\"')
            case "'":
                return text.replace("'", "''")
            case _:
                return text

    def index(self, offset: int) -> int:
        """Return where in the file the character at `offset` of the text stands."""
        seats = [seat for seat in self._seats() if seat[2] not in _BLANKS]
        before = sum(character not in _BLANKS for character in self.value[:offset])
        if offset < len(self.value) and self.value[offset] not in _BLANKS:
            return seats[before][0]
        return seats[before - 1][1] if before else self.start

    @property
    def may_be_cut(self) -> bool:
        """Whether YAML may have ended the text before its author did."""
        if self.node.style is not None:
            return False
        rest = self.source.text[self.node.end_mark.index :].split("\n", 1)[0]
        return self.in_braces or rest.lstrip(_BLANKS).startswith("#")

    def _seats(self) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and meaning of each character as it stands in the file."""
        start, end = self.node.start_mark.index, self.node.end_mark.index
        match self.node.style:
            case '"':
                yield from _double_quoted(self.source.text, start + 1, end - 1)
            case "'":
                yield from _single_quoted(self.source.text, start + 1, end - 1)
            case "|" | ">":
                yield from _plain(self.source.text, self.source.text.index("\n", start) + 1, end)
            case _:
                yield from _plain(self.source.text, start, end)


def compose(source: Source) -> yaml.Node | None:
    """Return the tree of a YAML file, its scalars unread; nothing for an empty one.

    Raises:
        RuleError: if it is no YAML, nests too deep or uses anchors.
    """
    try:
        loader = _Loader(source.text)
        return loader.get_single_node()
    except ReaderError as error:
        raise _unreadable(
            source, "it holds a character that YAML forbids", error.position
        ) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else 0
        reason = error.problem or "it ends too early"
        if reason.startswith("but "):
            reason = f"{error.context}, {reason}"
        raise _unreadable(source, reason, index) from error


def _unreadable(source: Source, reason: str, index: int) -> RuleError:
    line = source.text[source.text.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
    hint = USE_A_BLOCK if "rule:" in line or "value:" in line else LOOK_AT_THE_LINE
    if "\t" in line[: len(line) - len(line.lstrip())] or source.text[index : index + 1] == "\t":
        hint = USE_BLANKS
    return RuleError(
        f"The file is not YAML: {reason}.", code="yaml", hint=hint, place=source.place(index)
    )


class _Loader(yaml.SafeLoader):
    """Composes nodes, refusing what a hostile file could make grow: depth and aliases."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(
                problem="rule files have no anchors and aliases", problem_mark=event.start_mark
            )
        if self._depth == _DEEPEST:
            raise yaml.MarkedYAMLError(
                problem="it nests deeper than a rule file does", problem_mark=event.start_mark
            )
        self._depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for index in range(start, end):
        yield index, index + 1, text[index]


def _single_quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    index = start
    while index < end:
        length = 2 if text[index] == "'" else 1
        yield index, index + length, text[index]
        index += length


def _double_quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    index = start
    while index < end:
        if text[index] != "\\":
            yield index, index + 1, text[index]
            index += 1
            continue
        letter = text[index + 1]
        length = 2 + _HEX_ESCAPES.get(letter, 0)
        yield index, index + length, _unescaped(text[index + 1 : index + length])
        index += length


def _unescaped(escape: str) -> str:
    if escape[0] in _HEX_ESCAPES:
        return chr(int(escape[1:], 16))
    return yaml.SafeLoader.ESCAPE_REPLACEMENTS.get(escape, " ")
