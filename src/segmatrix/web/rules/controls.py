"""What a row of the builder is filled in with, and how times and counts are taken apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.completing import Holder
from segmatrix.kit.rules.naming import Known
from segmatrix.kit.rules.nodes import (
    CalendarUnit,
    Count,
    CountTest,
    Duration,
    Entity,
    Ever,
    InTheLast,
    Unit,
    Window,
)
from segmatrix.kit.rules.printing import text

Said = Mapping[str, str]
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Control:
    """One field of a row.

    Attributes:
        kind: `select`, `text`, `number`, `date`, `tick`, `line` of rule text, `words` alone
            or `break`, after which a new line begins.
        before: Words that stand before it in the row.
        values: Of a text, what is offered beside typing freely.
    """

    name: str
    label: str
    kind: str
    value: str
    choices: Choices = ()
    before: str = ""
    values: Sequence[str] = ()

    @property
    def offered(self) -> Choices:
        """The choices, with the present value among them whatever the data has."""
        if not self.value or any(value == self.value for value, _label in self.choices):
            return self.choices
        return [*self.choices, (self.value, self.value)]


BREAK = Control("", "", "break", "")


@dataclass(frozen=True)
class Vocabulary:
    """What the rows of a rule may name.

    Attributes:
        known: The names in the data; None while there is no data.
        unit: Whom the part of the rule speaks of.
        today: The day up to which data counts, where a date is wanted and none is said.
        frequent: Brings the values that a trait has most often.
    """

    known: Known | None
    unit: Entity
    today: date
    frequent: Any = field(default=lambda holder: ())

    def type_of(self, name: str, unit: Entity) -> Type | None:
        """Return the type of a trait, None for one that is not known."""
        return None if self.known is None else self.known.catalog.traits(unit).get(name)

    def values(self, name: str, unit: Entity) -> Sequence[str]:
        """Return the values that a trait has most often."""
        return list(self.frequent(Holder(name, unit)))

    def events(self) -> Choices:
        """Return the events of the data."""
        return alike(sorted(self.known.event_names) if self.known else ())


def alike(words: Iterable[str]) -> Choices:
    """Return choices that are shown as they are written."""
    return [(word, word) for word in words]


def whole(said: Said, name: str, *, least: int = 0, otherwise: int = 1) -> int:
    """Return a whole number that was filled in, or another one where none was."""
    typed = said.get(name, "").strip()
    return max(least, int(typed)) if typed.lstrip("-").isdecimal() else otherwise


def did_control(negated: bool) -> Control:
    """Return whether something was done or not."""
    choices = [("did", _("did")), ("did not", _("did not"))]
    return Control("did", _("Done or not"), "select", choices[negated][0], choices)


def did_text(said: Said) -> str:
    """Return `did` or `did not`, as it was filled in."""
    return "did not" if said.get("did") == "did not" else "did"


# --- times ----------------------------------------------------------------------------------------

_UNITS = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_FULL = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_CALENDAR = ("today", "this week", "this month", "this quarter", "this year")
_CALENDAR += ("last week", "last month", "last quarter", "last year")


def unit_words() -> Choices:
    """Return the units of time, as several are called."""
    return [
        (Unit.MINUTE, _("minutes")),
        (Unit.HOUR, _("hours")),
        (Unit.DAY, _("days")),
        (Unit.WEEK, _("weeks")),
        (Unit.MONTH, _("months")),
        (Unit.YEAR, _("years")),
    ]


def length_controls(name: str, length: Duration, before: str = "") -> list[Control]:
    """Return a number and its unit."""
    return [
        Control(f"{name}_number", _("How long"), "number", str(length.number), before=before),
        Control(f"{name}_unit", _("Unit of time"), "select", str(length.unit), unit_words()),
    ]


def length_text(said: Said, name: str) -> str:
    """Return `30 days` as it was filled in."""
    unit = said.get(f"{name}_unit", "")
    number = whole(said, f"{name}_number", least=1, otherwise=30)
    return text(Duration(number, Unit(unit) if unit in _UNITS else Unit.DAY))


def window_controls(window: Window) -> list[Control]:
    """Return when something counts."""
    choices = [
        ("ever", _("at any time")),
        ("last", _("in the last")),
        ("full", _("in the last full")),
        *alike(_CALENDAR),
        ("other", _("when, as written")),
    ]
    label = _("When")
    if isinstance(window, Ever):
        return [Control("when", label, "select", "ever", choices)]
    if isinstance(window, CalendarUnit):
        return [Control("when", label, "select", text(window), choices)]
    if isinstance(window, InTheLast):
        chosen = Control("when", label, "select", "full" if window.full else "last", choices)
        return [chosen, *length_controls("when", window.duration)]
    return [
        Control("when", label, "select", "other", choices),
        Control("when_text", _("The time as a rule writes it"), "line", text(window)),
    ]


def window_text(said: Said) -> str:
    """Return a window as it was filled in, with a blank before it."""
    when = said.get("when", "ever")
    if when == "last":
        return f" in the last {length_text(said, 'when')}"
    if when == "full":
        unit = said.get("when_unit", "")
        number = whole(said, "when_number", least=1, otherwise=7)
        return f" in the last {number} full {unit if unit in _FULL else Unit.DAY}s"
    if when == "other":
        return f" {said.get('when_text', '').strip() or 'in the last 30 days'}"
    return f" {when}" if when in _CALENDAR else ""


# --- counts ---------------------------------------------------------------------------------------


def count_controls(count: Count | None) -> list[Control]:
    """Return how often something is to be done."""
    choices = [
        ("", _("at least once")),
        (CountTest.AT_LEAST, _("at least")),
        (CountTest.AT_MOST, _("at most")),
        (CountTest.EXACTLY, _("exactly")),
        (CountTest.MORE_THAN, _("more than")),
        (CountTest.FEWER_THAN, _("fewer than")),
        (CountTest.BETWEEN, _("between")),
    ]
    often = Control("often", _("How often"), "select", str(count.test) if count else "", choices)
    if count is None:
        return [often]
    found = [often, Control("times", _("Number"), "number", str(count.number))]
    if count.test is CountTest.BETWEEN:
        found.append(Control("high", _("And"), "number", str(count.high), before=_("and")))
    of = [
        ("", _("times")),
        (Unit.DAY, _("different days")),
        (Unit.WEEK, _("different weeks")),
        (Unit.MONTH, _("different months")),
    ]
    return [*found, Control("of", _("Counted are"), "select", str(count.distinct or ""), of)]


def count_text(said: Said) -> str:
    """Return how often as it was filled in, with a blank before it."""
    often = said.get("often", "")
    if often not in list(CountTest):
        return ""
    number = whole(said, "times")
    high = max(number, whole(said, "high", otherwise=number)) if often == "between" else None
    of = said.get("of", "")
    distinct = Unit(of) if of in (Unit.DAY, Unit.WEEK, Unit.MONTH) else None
    return f" {text(Count(CountTest(often), number, high, distinct))}"
