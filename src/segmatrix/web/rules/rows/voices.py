"""What somebody said, as rows."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.words import quoted
from segmatrix.web.rules.controls import (
    Control,
    Said,
    Vocabulary,
    alike,
    count_controls,
    count_text,
    window_controls,
    window_text,
)


class GaveRow:
    """A score that somebody gave."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        kinds = alike(list(n.ScoreKind))
        kind = Control("kind", _("Score"), "select", str(node.kind), kinds, before=_("gave"))
        return [kind, *window_controls(node.window)]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"gave {said.get('kind', '')}{window_text(said)}"


class SaidRow:
    """Words that somebody wrote."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            Control("text", _("Words"), "text", node.text, before=_("said")),
            *count_controls(node.count),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"said {quoted(said.get('text', ''))}{count_text(said)}{window_text(said)}"


class ThemeRow:
    """What somebody wrote about."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        themes = alike(words.known.themes if words.known else ())
        before = _("raised the theme")
        return [
            Control("name", _("Theme"), "select", node.name, themes, before),
            *count_controls(node.count),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"raised theme {quoted(said.get('name', ''))}{count_text(said)}{window_text(said)}"
