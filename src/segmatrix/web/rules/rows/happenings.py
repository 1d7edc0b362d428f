"""What somebody did, as rows of one event."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.rules import nodes as n
from segmatrix.web.rules.controls import (
    Control,
    Said,
    Vocabulary,
    count_controls,
    count_text,
    did_control,
    did_text,
    length_controls,
    length_text,
    unit_words,
    whole,
    window_controls,
    window_text,
)
from segmatrix.web.rules.rows.events import event_controls, event_text


class DidRow:
    """What somebody did, how often and when."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            did_control(node.negated),
            *event_controls(node.event, words),
            *count_controls(node.count),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"{did_text(said)} {event_text(said)}{count_text(said)}{window_text(said)}"


class TurnRow:
    """What somebody did for the first, the last or the nth time."""

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
            *event_controls(node.event, words),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        event, when = event_text(said), window_text(said)
        if said.get("turn") == "nth":
            number = whole(said, "number", least=1, otherwise=2)
            return f"did {event} for the {number}th time{when}"
        return f"{'last' if said.get('turn') == 'last' else 'first'} did {event}{when}"


class LifecycleRow:
    """Where somebody stands in the cycle of coming and staying away."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        phases = [
            (n.Phase.NEW, _("is new")),
            (n.Phase.RETURNING, _("is returning")),
            (n.Phase.RESURRECTING, _("is resurrecting")),
            (n.Phase.DORMANT, _("is dormant")),
        ]
        return [
            Control("phase", _("Phase"), "select", str(node.phase), phases),
            *event_controls(node.event, words),
            Control("per", _("Per"), "select", str(node.per), unit_words(), before=_("per")),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"is {said.get('phase', '')} by {event_text(said)} per {said.get('per', '')}"


class StoppedRow:
    """What somebody does no more."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            Control("", _("stopped"), "words", ""),
            *event_controls(node.event, words),
            *length_controls("gap", node.gap, before=_("for")),
            *length_controls("before", node.before, before=_("after doing it in the")),
            Control("", _("before"), "words", ""),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        gap, before = length_text(said, "gap"), length_text(said, "before")
        return f"stopped {event_text(said)} for {gap} after doing it in the {before} before"


class RestartedRow:
    """What somebody does again."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        return [
            Control("", _("restarted"), "words", ""),
            *event_controls(node.event, words),
            *length_controls("window", node.window, before=_("in the last")),
            *length_controls("gap", node.gap, before=_("after")),
            Control("", _("without"), "words", ""),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        window, gap = length_text(said, "window"), length_text(said, "gap")
        return f"restarted {event_text(said)} in the last {window} after {gap} without"


class SessionRow:
    """How long somebody stayed."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        before = _("had a session longer than")
        return [*length_controls("longer", node.longer_than, before), *window_controls(node.window)]

    def text(self, said: Said, words: Vocabulary) -> str:
        return f"had a session longer than {length_text(said, 'longer')}{window_text(said)}"
