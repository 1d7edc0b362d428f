"""The shapes of a rule file: mappings with known keys, sequences and texts, each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import NOWHERE
from segmatrix.kit.rules.scalars import USE_A_BLOCK, Scalar, Source


@dataclass(frozen=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: yaml.Node


@dataclass(frozen=True)
class Shapes:
    """Reads nodes of one file.

    What is wrong goes to `errors`, and something harmless comes back, so that reading goes on.
    """

    source: Source
    errors: list[RuleError]

    def choice(self, entry: Entry | None, known: tuple[str, ...], what: str) -> str:
        """Read one of the `known` words."""
        scalar = self.text(entry, what)
        if scalar is None or scalar.value in known:
            return scalar.value if scalar else ""
        error = RuleError.unknown(what, scalar.value, known, span=NOWHERE)
        self.errors.append(error.at(self.source.place(scalar.start)))
        return ""

    def mapping(
        self, node: yaml.Node, what: str, known: tuple[str, ...] | None
    ) -> dict[str, Entry]:
        """Read a mapping, refusing keys that are unknown or come twice."""
        if not isinstance(node, yaml.MappingNode):
            keys = ", ".join(f"{key}: …" for key in known or ("Name",))
            self.wrong(
                f"Expected a mapping “key: value” for {what}.",
                node.start_mark.index,
                hint=f"Write its keys with their values: {keys}.",
            )
            return {}
        found: dict[str, Entry] = {}
        for key_node, value in node.value:
            key = self.scalar(key_node, f"a key of {what}", bool(node.flow_style))
            if key is None:
                continue
            if known is not None and key.value not in known:
                self.unknown_key(key, what, known)
            elif key.value in found:
                self.wrong(f"“{key.value}” stands here twice.", key.start, hint="Keep one.")
            else:
                found[key.value] = Entry(key, value)
        return found

    def unknown_key(self, key: Scalar, what: str, known: tuple[str, ...]) -> None:
        """Keep the error of a key that nobody reads."""
        error = RuleError.unknown("a key", key.value, known, where=f"of {what}", span=NOWHERE)
        if key.in_braces and not error.suggestion:
            error.hint = USE_A_BLOCK
        self.errors.append(error.at(self.source.place(key.start)))

    def items(self, entry: Entry | None, hint: str) -> list[yaml.Node]:
        """Read a sequence; nothing when it is left out."""
        if entry is None:
            return []
        if not isinstance(entry.value, yaml.SequenceNode):
            key = entry.key.value
            self.wrong(f"“{key}” is a list of items.", entry.key.start, hint=f"Write {hint}.")
            return []
        return list(entry.value.value)

    def texts(self, entry: Entry | None, what: str) -> Iterator[str]:
        """Read a sequence of texts."""
        for item in self.items(entry, "[one, two] or “- one” below each other"):
            scalar = self.scalar(item, what, in_braces=False)
            if scalar is not None:
                yield scalar.value

    def needed(
        self, found: Mapping[str, Entry], key: str, item: yaml.Node, missing: str
    ) -> Scalar | None:
        """Read the text of a key that must be there."""
        if key not in found:
            self.wrong(missing, item.start_mark.index, hint=f"Add “{key}:”.")
            return None
        flow = isinstance(item, yaml.MappingNode) and bool(item.flow_style)
        return self.scalar(found[key].value, f"the {key}", flow)

    def text(self, entry: Entry | None, what: str) -> Scalar | None:
        """Read the text of a key; nothing when it is left out."""
        return None if entry is None else self.scalar(entry.value, what, in_braces=False)

    def scalar(self, node: yaml.Node, what: str, in_braces: bool) -> Scalar | None:
        """Read a text that says something."""
        if not isinstance(node, yaml.ScalarNode):
            hint = USE_A_BLOCK if what in ("the rule", "the value") else "Write one text here."
            self.wrong(f"Expected {what} as one text.", node.start_mark.index, hint=hint)
            return None
        if not node.value.strip():
            self.wrong(
                f"Expected {what}, found nothing.",
                node.start_mark.index,
                hint=f"Write {what} here, or take the key or item out.",
            )
            return None
        return Scalar(node, self.source, in_braces)

    def wrong(self, message: str, index: int, *, hint: str) -> None:
        """Keep an error about the file at `index`."""
        self.errors.append(
            RuleError(message, code="file", hint=hint, place=self.source.place(index))
        )
