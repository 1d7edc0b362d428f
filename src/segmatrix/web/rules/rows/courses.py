"""What somebody did over time, as rows: one thing after another, in a rhythm, more than another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Count, CountTest, Duration, EventPattern, Unit
from segmatrix.kit.rules.printing import text, value_text
from segmatrix.web.rules.controls import (
    BREAK,
    Choices,
    Control,
    Said,
    Vocabulary,
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


class SequenceRow:
    """One thing after another; a step is added behind the last one, and taken out by choosing none.

    Its fields are `step1_event`, `step2_event` and so on; what must not happen between is
    `without_event`.
    """

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        found = [did_control(node.negated)]
        for number, step in enumerate(node.steps, start=1):
            prefix = f"step{number}_"
            joint = _("then") if number > 1 else ""
            event, where = event_controls(step, words, prefix, before=joint)
            if len(node.steps) > 2:
                event = replace(event, choices=[("", _("(remove this step)")), *event.choices])
            found += [*([BREAK] if joint else []), event, where]
        more = f"step{len(node.steps) + 1}_event"
        found += [
            BREAK,
            self._none(more, _("One more step"), _("(nothing more)"), words, _("then")),
            BREAK,
            *self._without(node, words),
            BREAK,
            *self._within(node.within),
        ]
        return [*found, *_when(node)]

    def text(self, said: Said, words: Vocabulary) -> str:
        begun, joint = did_text(said), ""
        for prefix in (f"step{number}_" for number in count(1)):
            if f"{prefix}event" not in said:
                break
            if said[f"{prefix}event"]:
                begun += joint
                begun += f" {event_text(said, prefix, after=begun)}"
                joint = " then"
        if said.get("without_event"):
            between = f"{begun} without"
            event = event_text(said, "without_", after=between, until="between")
            begun = f"{between} {event} between"
        if said.get("within_number", "").strip():
            begun += f" within {length_text(said, 'within')}"
        return begun + window_text(said)

    def _without(self, node: Any, words: Vocabulary) -> list[Control]:
        before = _("without")
        if node.without is None:
            label = _("What must not happen between")
            return [self._none("without_event", label, _("(nothing)"), words, before)]
        event, where = event_controls(node.without, words, "without_", before=before)
        return [replace(event, choices=[("", _("(nothing)")), *event.choices]), where]

    def _within(self, length: Duration | None) -> list[Control]:
        before, units = _("within"), [one for one in unit_words() if one[0] in _ELAPSED]
        shown = length_controls("within", length or Duration(3, Unit.DAY), before)
        number, unit = shown
        said = str(length.number) if length else ""
        return [replace(number, value=said), replace(unit, choices=units)]

    def _none(self, name: str, label: str, nothing: str, words: Vocabulary, before: str) -> Control:
        """Return a field for an event that there is not yet."""
        return Control(name, label, "select", "", [("", nothing), *words.events()], before)


class RhythmRow:
    """How often in each of some periods, and in how many of the last ones."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        calendar = "1" if node.full else ""
        return [
            did_control(node.negated),
            *event_controls(node.event, words),
            BREAK,
            *_bound_controls("times", node.count),
            *length_controls("per", node.per, before=_("times per")),
            BREAK,
            *_bound_controls("periods", node.periods, before=_("in")),
            Control("last", _("Of how many"), "number", str(node.last), before=_("of the last")),
            Control("full", _("calendar weeks, months and the like"), "tick", calendar),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        last = whole(said, "last", least=1, otherwise=4)
        unit = said.get("per_unit", "")
        per = Duration(
            whole(said, "per_number", least=1, otherwise=1),
            Unit(unit) if unit in list(Unit) else Unit.WEEK,
        )
        rhythm = n.Rhythm(
            EventPattern(""),
            _bound(said, "times"),
            per,
            _bound(said, "periods", most=last),
            last,
            full=bool(said.get("full")) and per.number == 1 and per.unit in _WHOLE,
        )
        goes_on = text(rhythm).removeprefix('did ""').strip()
        return f"{did_text(said)} {event_text(said, until=goes_on)} {goes_on}"


class MoreOftenRow:
    """One thing more often than another."""

    def controls(self, node: Any, words: Vocabulary) -> Sequence[Control] | None:
        choices = [
            ("more", _("more often than")),
            ("times", _("at least so many times as often as")),
        ]
        chosen = "more" if node.factor is None else "times"
        compared = [Control("compared", _("How often"), "select", chosen, choices)]
        if node.factor is not None:
            factor = value_text(node.factor)
            compared.append(Control("factor", _("How many times"), "number", factor))
        return [
            did_control(node.negated),
            *event_controls(node.event, words),
            BREAK,
            *compared,
            *event_controls(node.than, words, "than_"),
            *window_controls(node.window),
        ]

    def text(self, said: Said, words: Vocabulary) -> str:
        factor = said.get("factor", "").strip() or "2"
        how = "more often than"
        if said.get("compared") == "times":
            how = f"at least {factor} {'time' if factor == '1' else 'times'} as often as"
        first = event_text(said, until=f'{how} ""')
        begun = f"{did_text(said)} {first} {how}"
        return f"{begun} {event_text(said, 'than_', after=begun)}{window_text(said)}"


_ELAPSED = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK)
_WHOLE = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)


def _when(node: Any) -> list[Control]:
    first, *more = window_controls(node.window)
    return [replace(first, before=_("all of it")), *more]


def _bounds() -> Choices:
    return [
        (CountTest.AT_LEAST, _("at least")),
        (CountTest.AT_MOST, _("at most")),
        (CountTest.EXACTLY, _("exactly")),
        (CountTest.MORE_THAN, _("more than")),
        (CountTest.FEWER_THAN, _("fewer than")),
    ]


def _bound_controls(name: str, bound: Count, before: str = "") -> list[Control]:
    """Return a bound and its number."""
    chosen = str(bound.test)
    return [
        Control(f"{name}_test", _("How often"), "select", chosen, _bounds(), before),
        Control(f"{name}_number", _("Number"), "number", str(bound.number)),
    ]


def _bound(said: Said, name: str, *, most: int | None = None) -> Count:
    test = said.get(f"{name}_test", "")
    known = test in [key for key, _label in _bounds()]
    number = whole(said, f"{name}_number")
    bound = number if most is None else min(number, most)
    return Count(CountTest(test) if known else CountTest.AT_LEAST, bound)
