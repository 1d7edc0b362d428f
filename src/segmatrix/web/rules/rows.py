"""A condition as a row to fill in, and back: each kind of row has one class.

A row stands for exactly what the rule says, or it is a line of rule text: what a row would write is
held against what it was made of before it is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Entity, Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.words import named, quoted
from segmatrix.web.rules.controls import (
    Control,
    Said,
    Vocabulary,
    alike,
    count_controls,
    count_text,
    length_controls,
    length_text,
    unit_words,
    whole,
    window_controls,
    window_text,
)
from segmatrix.web.rules.trait_tests import controls_of_test, text_of_test


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


# --- traits and numbers ---------------------------------------------------------------------------


class _Trait:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        if not isinstance(node.subject, n.Trait):
            return None
        unit = Entity.ACCOUNT if node.subject.of_account else words.unit
        kind = words.type_of(node.subject.name, unit)
        if kind is None:
            return None
        frequent = words.values(node.subject.name, unit) if kind in (Type.TEXT, Type.LIST) else ()
        tests = controls_of_test(node, kind, tuple(frequent))
        chosen = text(node.subject)
        subject = Control("subject", _("Trait"), "select", chosen, self._traits(words))
        return None if tests is None else [subject, *tests]

    def text(self, said: Said, words: Vocabulary) -> str:
        subject = said.get("subject", "")
        condition = parse(f"{subject} is known")
        assert isinstance(condition, n.Condition)
        trait: Any = condition.subject
        unit = Entity.ACCOUNT if trait.of_account else words.unit
        kind = words.type_of(trait.name, unit) or Type.TEXT
        return f"{subject} {text_of_test(said, kind, words.today)}"

    def _traits(self, words: Vocabulary) -> Sequence[tuple[str, str]]:
        assert words.known is not None
        catalog = words.known.catalog
        found = [(named(name), name) for name in catalog.traits(words.unit)]
        if words.unit is Entity.PERSON:
            found += [
                (text(n.Trait(name, True)), _("account: %(name)s") % {"name": name})
                for name in catalog.accounts
            ]
        return found


class _Number:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        if isinstance(node.subject, n.Trait | n.Property):
            return None
        tests = controls_of_test(node, Type.NUMBER)
        subject = Control("subject", _("Number"), "line", text(node.subject))
        return None if tests is None else [subject, *tests]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"{said.get('subject', '')} {text_of_test(said, Type.NUMBER, words.today)}"


# --- what they did --------------------------------------------------------------------------------


def _event_controls(event: n.EventPattern, words: Vocabulary) -> list[Control]:
    where = text(event).removeprefix(quoted(event.name)).strip().removeprefix("where").strip()
    offered = words.events()
    return [
        Control("event", _("Event"), "select" if offered else "text", event.name, offered),
        Control("where", _("Where, as a rule writes it"), "where", where, before=_("where")),
    ]


def _event_text(said: Said) -> str:
    event = quoted(said.get("event", ""))
    where = said.get("where", "").strip()
    if not where:
        return event
    try:
        parse(f"did {event} where {where}")
    except RuleError:
        where = f"({where})"
    return f"{event} where {where}"


class _Did:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        choices = [("did", _("did")), ("did not", _("did not"))]
        did = Control("did", _("Done or not"), "select", choices[node.negated][0], choices)
        return [
            did,
            *_event_controls(node.event, words),
            *count_controls(node.count),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        did = "did not" if said.get("did") == "did not" else "did"
        return f"{did} {_event_text(said)}{count_text(said)}{window_text(said)}"


class _Turn:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        choices = [
            ("first", _("did for the first time")),
            ("last", _("did for the last time")),
            ("nth", _("did for the nth time")),
        ]
        kinds: dict[type, str] = {n.FirstDid: "first", n.LastDid: "last", n.NthDid: "nth"}
        turn = kinds[type(node)]
        number = (
            [Control("number", _("Which time"), "number", str(node.number))]
            if isinstance(node, n.NthDid)
            else []
        )
        return [
            Control("turn", _("Which time"), "select", turn, choices),
            *number,
            *_event_controls(node.event, words),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        event, when = _event_text(said), window_text(said)
        if said.get("turn") == "nth":
            number = whole(said, "number", least=1, otherwise=2)
            return f"did {event} for the {number}th time{when}"
        return f"{'last' if said.get('turn') == 'last' else 'first'} did {event}{when}"


class _Lifecycle:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        phases = [
            (n.Phase.NEW, _("is new")),
            (n.Phase.RETURNING, _("is returning")),
            (n.Phase.RESURRECTING, _("is resurrecting")),
            (n.Phase.DORMANT, _("is dormant")),
        ]
        return [
            Control("phase", _("Phase"), "select", str(node.phase), phases),
            *_event_controls(node.event, words),
            Control("per", _("Per"), "select", str(node.per), unit_words(), before=_("per")),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"is {said.get('phase', '')} by {_event_text(said)} per {said.get('per', '')}"


class _Stopped:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            Control("", _("stopped"), "words", ""),
            *_event_controls(node.event, words),
            *length_controls("gap", node.gap, before=_("for")),
            *length_controls("before", node.before, before=_("after doing it in the")),
            Control("", _("before"), "words", ""),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        gap, before = length_text(said, "gap"), length_text(said, "before")
        return f"stopped {_event_text(said)} for {gap} after doing it in the {before} before"


class _Restarted:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            Control("", _("restarted"), "words", ""),
            *_event_controls(node.event, words),
            *length_controls("window", node.window, before=_("in the last")),
            *length_controls("gap", node.gap, before=_("after")),
            Control("", _("without"), "words", ""),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        window, gap = length_text(said, "window"), length_text(said, "gap")
        return f"restarted {_event_text(said)} in the last {window} after {gap} without"


class _Session:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        before = _("had a session longer than")
        return [*length_controls("longer", node.longer_than, before), *window_controls(node.window)]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"had a session longer than {length_text(said, 'longer')}{window_text(said)}"


# --- what they said, and where they belong --------------------------------------------------------


class _Gave:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        kinds = alike(list(n.ScoreKind))
        kind = Control("kind", _("Score"), "select", str(node.kind), kinds, before=_("gave"))
        return [kind, *window_controls(node.window)]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"gave {said.get('kind', '')}{window_text(said)}"


class _Said:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            Control("text", _("Words"), "text", node.text, before=_("said")),
            *count_controls(node.count),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"said {quoted(said.get('text', ''))}{count_text(said)}{window_text(said)}"


class _Theme:
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


class _Member:
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


class _Stage:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        if len(node.names) != 1:
            return None
        stages = alike(words.known.stages if words.known else ())
        before = _("stage is")
        return [Control("name", _("Stage"), "select", node.names[0], stages, before)]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"stage is {quoted(said.get('name', ''))}"


class _Everyone:
    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [Control("", _("everyone"), "words", "")]

    def text(self, said: Said, words: Vocabulary) -> str:
        return "everyone"


def _segments(words: Vocabulary) -> Sequence[str]:
    return list(words.known.segments) if words.known else ()


def _lists(words: Vocabulary) -> Sequence[str]:
    return list(words.known.lists) if words.known else ()


ROWS: dict[str, tuple[tuple[type, ...], Row]] = {
    "trait": ((n.Condition,), _Trait()),
    "number": ((n.Condition,), _Number()),
    "did": ((n.Did,), _Did()),
    "turn": ((n.FirstDid, n.LastDid, n.NthDid), _Turn()),
    "lifecycle": ((n.Lifecycle,), _Lifecycle()),
    "stopped": ((n.Stopped,), _Stopped()),
    "restarted": ((n.Restarted,), _Restarted()),
    "session": ((n.HadSession,), _Session()),
    "gave": ((n.Gave,), _Gave()),
    "said": ((n.Said,), _Said()),
    "theme": ((n.RaisedTheme,), _Theme()),
    "segment": ((n.InSegment,), _Member("segment", _segments)),
    "list": ((n.InList,), _Member("list", _lists)),
    "stage": ((n.InStage,), _Stage()),
    "everyone": ((n.Everyone,), _Everyone()),
}
