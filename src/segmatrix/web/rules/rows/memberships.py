"""Where somebody belongs, as rows."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.rules.words import quoted
from segmatrix.web.rules.controls import Control, Said, Vocabulary, alike


class MemberRow:
    """Being in a segment or a list, or not."""

    def __init__(self, kind: str, names: Callable[[Vocabulary], Sequence[str]]) -> None:
        self._kind = kind
        self._names = names

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        is_segment = self._kind == "segment"
        choices = [
            ("in", _("in segment") if is_segment else _("in list")),
            ("not in", _("not in segment") if is_segment else _("not in list")),
        ]
        names = alike(self._names(words))
        return [
            Control("in", _("In or not"), "select", choices[node.negated][0], choices),
            Control("name", _("Name"), "select", node.name, names),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        belongs = "not in" if said.get("in") == "not in" else "in"
        return f"{belongs} {self._kind} {quoted(said.get('name', ''))}"


class StageRow:
    """Where somebody stands on the journey."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        if len(node.names) != 1:
            return None
        stages = alike(words.known.stages if words.known else ())
        before = _("stage is")
        return [Control("name", _("Stage"), "select", node.names[0], stages, before)]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"stage is {quoted(said.get('name', ''))}"


class EveryoneRow:
    """Everybody known."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [Control("", _("everyone"), "words", "")]

    def text(self, said: Said, words: Vocabulary) -> str:
        return "everyone"


def segments_of(words: Vocabulary) -> Sequence[str]:
    """Return the names of the segments that there are."""
    return list(words.known.segments) if words.known else ()


def lists_of(words: Vocabulary) -> Sequence[str]:
    """Return the names of the lists that there are."""
    return list(words.known.lists) if words.known else ()
