"""A condition as a row to fill in, and back: each kind of row has one class.

A row stands for exactly what the rule says, or it is a line of rule text: what a row would write is
held against what it was made of before it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.web.rules.controls import Control, Said, Vocabulary
from segmatrix.web.rules.rows.courses import MoreOftenRow, RhythmRow, SequenceRow
from segmatrix.web.rules.rows.happenings import (
    DidRow,
    LifecycleRow,
    RestartedRow,
    SessionRow,
    StoppedRow,
    TurnRow,
)
from segmatrix.web.rules.rows.memberships import (
    EveryoneRow,
    MemberRow,
    StageRow,
    lists_of,
    segments_of,
)
from segmatrix.web.rules.rows.traits import NumberRow, TraitRow
from segmatrix.web.rules.rows.voices import GaveRow, SaidRow, ThemeRow


class Row(Protocol):
    """A kind of row."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        """Return the fields of a condition, None for one that this kind cannot say."""
        ...

    def text(self, said: Said, words: Vocabulary) -> str:
        """Return the rule text of what was filled in."""
        ...


@dataclass(frozen=True, slots=True)
class Filled:
    """A condition as a row that is filled in."""

    kind: str
    controls: Sequence[Control]


def filled(node: Rule, words: Vocabulary, source: str) -> Filled:
    """Return a condition as a row.

    Args:
        source: How it is written, for a line of rule text.
    """
    for kind, (types, row) in ROWS.items():
        if isinstance(node, types):
            controls = row.controls(node, words)
            if controls is not None and _says(row, controls, node, words):
                return Filled(kind, controls)
    return Filled("line", [Control("rule", _("Condition as a rule writes it"), "line", source)])


def written(kind: str, said: Said, words: Vocabulary) -> Rule:
    """Return the condition that a row says.

    Raises:
        RuleError: if it is none; its span is that of the row's own text.
    """
    if kind in ROWS:
        return parse(ROWS[kind][1].text(said, words))
    return parse(said.get("rule", ""))


def _says(row: Row, controls: Sequence[Control], node: Rule, words: Vocabulary) -> bool:
    said = {one.name: one.value for one in controls}
    try:
        return parse(row.text(said, words)) == node
    except RuleError:
        return False


ROWS: dict[str, tuple[tuple[type, ...], Row]] = {
    "trait": ((n.Condition,), TraitRow()),
    "number": ((n.Condition,), NumberRow()),
    "did": ((n.Did,), DidRow()),
    "turn": ((n.FirstDid, n.LastDid, n.NthDid), TurnRow()),
    "sequence": ((n.Sequence,), SequenceRow()),
    "rhythm": ((n.Rhythm,), RhythmRow()),
    "more": ((n.MoreOften,), MoreOftenRow()),
    "lifecycle": ((n.Lifecycle,), LifecycleRow()),
    "stopped": ((n.Stopped,), StoppedRow()),
    "restarted": ((n.Restarted,), RestartedRow()),
    "session": ((n.HadSession,), SessionRow()),
    "gave": ((n.Gave,), GaveRow()),
    "said": ((n.Said,), SaidRow()),
    "theme": ((n.RaisedTheme,), ThemeRow()),
    "segment": ((n.InSegment,), MemberRow("segment", segments_of)),
    "list": ((n.InList,), MemberRow("list", lists_of)),
    "stage": ((n.InStage,), StageRow()),
    "everyone": ((n.Everyone,), EveryoneRow()),
}
