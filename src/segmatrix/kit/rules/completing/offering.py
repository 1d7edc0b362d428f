"""The words, names and values that fit where somebody types, the likeliest first."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeAlias

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.completing.listening import Heard, heard
from segmatrix.kit.rules.completing.suggestions import Holder, Kind, Suggestion
from segmatrix.kit.rules.completing.typing import Typed, typed
from segmatrix.kit.rules.naming import Known
from segmatrix.kit.rules.nodes import Entity, Order, ScoreKind
from segmatrix.kit.rules.tokens import Kind as Token
from segmatrix.kit.rules.words import ALMOST_FREE, PLURALS, named, quoted

MOST = 50
"""Suggestions at a time."""

Values: TypeAlias = Callable[[Holder], Iterable[str]]
Offer: TypeAlias = tuple[str, str, Kind, str]  # text, label, kind, detail

LENGTHS = ("7 days", "14 days", "30 days", "90 days", "12 months")

# How a condition goes on after the word that begins it, where that is not said by the word alone.
BEGINNINGS: dict[str, tuple[str, ...]] = {
    "account": ("account.", "account ("),
    "any": ("any person (",),
    "at": ("at least",),
    "average": ("average", "average nps", "average csat", "average ces"),
    "ces": ("ces",),
    "csat": ("csat",),
    "did": ("did", "did not"),
    "entered": ("entered stage",),
    "every": ("every person (",),
    "everyone": ("everyone",),
    "first": ("first did",),
    "frequency": ("frequency score",),
    "gave": ("gave",),
    "had": ("had a session longer than",),
    "in": ("in segment", "in list", "in cluster"),
    "is": ("is new by", "is returning by", "is resurrecting by", "is dormant by"),
    "last": ("last did",),
    "lifetime": ("lifetime value",),
    "maximum": ("maximum of",),
    "median": ("median of",),
    "minimum": ("minimum of",),
    "monetary": ("monetary score",),
    "no": ("no person (",),
    "not": ("not", "not in segment", "not in list"),
    "nps": ("nps",),
    "number": ("number of", "number of distinct"),
    "raised": ("raised theme",),
    "recency": ("recency score",),
    "restarted": ("restarted",),
    "said": ("said",),
    "saw": ("saw experiment", "saw variant"),
    "stage": ("stage is",),
    "stopped": ("stopped",),
    "sum": ("sum of",),
}
# Words that are looked for alone and say little so, beside what else may come.
_FULLER = {
    ("in", "since"): "in the last",
    ("as", "per"): "as often as",
    ("for", "then"): "for the",
    ("more often", "then"): "more often than",
}
_OF_NUMBERS = frozenset({*Order, "in the top", "in the bottom", "at least", "at most"})
_OF_NUMBERS |= {"top", "bottom"}  # what is missing of them behind `is in the`
_OF_MOMENTS = frozenset({"before", "after", "on", "in the last", "in the next", "last", "next"})
_OF_BOTH = frozenset({"between", "more than", "less than"})
_TESTS: dict[Type, frozenset[str]] = {
    Type.TEXT: frozenset({"contains", "starts with", "ends with", "matches", "does not"}),
    Type.NUMBER: _OF_NUMBERS | _OF_BOTH,
    Type.DATE: _OF_MOMENTS | _OF_BOTH,
    Type.INSTANT: _OF_MOMENTS | _OF_BOTH,
    Type.LIST: frozenset({"has"}),
    Type.BOOLEAN: frozenset(),
}
_ANY_TEST: frozenset[str] = frozenset().union(*_TESTS.values())
_OFFERED = re.compile(r"[a-z][a-z .(]*|[<>!]?=|[<>]")
_ALIKE = frozenset({"=", "!=", "is", "not"})
_BOUNDARIES = re.compile(r"[\W_]+")


def _no_values(holder: Holder) -> Iterable[str]:
    return ()


def complete(
    text: str, caret: int, known: Known, values: Values = _no_values
) -> tuple[Suggestion, ...]:
    """Return what may stand at the caret, with what it would take the place of.

    Names and values that begin with what is typed come first, then those that hold it.

    Args:
        text: the rule so far.
        caret: where somebody types, in characters from 0.
        known: what the rule may name.
        values: brings values of a trait or property, the most frequent first.
    """
    here = typed(text, caret)
    if here is None:
        return ()
    context = heard(text[: here.span.start], Entity(known.unit))
    if context is None:
        return ()
    offers = dict.fromkeys(_Offers(context, known, values).all())
    quote = text[here.span.start] if here.quoted else ""
    written = text[here.span.start : here.span.end]
    ranked = [
        (rank, number, Suggestion(words, label, kind, here.span, detail))
        for number, (words, label, kind, detail) in enumerate(offers)
        if words.startswith(quote) and words != written
        for rank in [_rank(label, here)]
        if rank is not None
    ]
    return tuple(one for _, _, one in sorted(ranked, key=lambda one: one[:2])[:MOST])


def _rank(label: str, here: Typed) -> int | None:
    """Return how well a label fits what is typed, the lower the better; None if it does not."""
    needle, name = here.words.casefold(), label.casefold()
    if name.startswith(needle):
        return 0
    if any(word.startswith(needle) for word in _BOUNDARIES.split(name)):
        return 1
    return 2 if len(needle) > 1 and needle in name else None


class _Offers:
    """Everything that may come next, whatever is typed of it."""

    def __init__(self, context: Heard, known: Known, values: Values) -> None:
        self._context = context
        self._known = known
        self._values = values

    def all(self) -> Iterator[Offer]:
        for expected in self._context.expected:
            yield from self._expected(expected.removesuffix(" in quotes"))
        yield from self._keywords()

    def _expected(self, what: str) -> Iterator[Offer]:
        known, unit = self._known, self._context.unit
        match what:
            case "a condition":
                yield from self._traits(unit)
                yield from self._beginnings()
            case "a trait":
                yield from self._traits(unit)
            case "a trait of accounts":
                yield from self._traits(Entity.ACCOUNT, ALMOST_FREE)
            case "a property of the event":
                yield from self._properties(self._context.event)
            case "a property of that step":
                yield from self._properties(self._context.step_event)
            case "a value" | "a text":
                yield from self._values_here()
                yield from self._step_properties()
            case "the name of an event":
                yield from _texts(sorted(known.event_names), Kind.EVENT)
            case "a number of days, weeks or the like":
                yield from ((one, one, Kind.LENGTH, "") for one in LENGTHS)
            case _:
                yield from self._named(what.removeprefix("the name of "))

    def _named(self, what: str) -> Iterator[Offer]:
        known = self._known
        experiments = known.catalog.experiments
        clusters = {name for names in known.clusters.values() for name in names}
        variants = {name for names in experiments.values() for name in names}
        names: dict[str, tuple[Iterable[str], Kind]] = {
            "a segment": (known.segments, Kind.SEGMENT),
            "a list": (known.lists, Kind.LIST),
            "a stage": (known.stages, Kind.STAGE),
            "a theme": (known.themes, Kind.THEME),
            "a cluster": (sorted(clusters), Kind.CLUSTER),
            "a study": (known.clusters, Kind.STUDY),
            "an experiment": (experiments, Kind.EXPERIMENT),
            "a variant": (sorted(variants), Kind.VARIANT),
        }
        if what in names:
            yield from _texts(*names[what])

    def _traits(self, unit: Entity, reserved: Collection[str] | None = None) -> Iterator[Offer]:
        for name, kind in self._known.catalog.traits(unit).items():
            words = named(name) if reserved is None else named(name, frozenset(reserved))
            yield words, name, Kind.TRAIT, kind

    def _properties(self, event: str | None) -> Iterator[Offer]:
        """Yield the properties of an event, or those of all."""
        catalog = self._known.catalog
        found = catalog.properties if event is None else catalog.events.get(event, {})
        for name, kind in found.items():
            yield named(name, ALMOST_FREE), name, Kind.PROPERTY, kind

    def _values_here(self) -> Iterator[Offer]:
        holder, kind = self._holder()
        if holder is None:
            return
        if kind is Type.BOOLEAN:
            yield from ((word, word, Kind.VALUE, "") for word in ("true", "false"))
        elif kind in (Type.TEXT, Type.LIST):
            yield from _texts(self._values(holder), Kind.VALUE)

    def _step_properties(self) -> Iterator[Offer]:
        """Yield what earlier steps have in common with the property that is compared.

        Of each step its property of the same name comes first, then those of the same type.
        """
        before, subject = self._context.before, self._context.subject
        if before is None or before.keyword not in _ALIKE or subject is None:
            return
        _, wanted = self._holder()
        for number, event in enumerate(self._context.steps, start=1):
            found = [
                name
                for name, kind in self._known.catalog.events.get(event, {}).items()
                if kind is wanted
            ]
            for name in sorted(found, key=lambda one: one != subject.value):
                words = f"step{number}.{named(name, ALMOST_FREE)}"
                yield words, words, Kind.PROPERTY, wanted or ""

    def _holder(self) -> tuple[Holder | None, Type | None]:
        """Return what is held against a value, and its type."""
        context = self._context
        if context.subject is None:
            return None, None
        name = str(context.subject.value)
        if context.subject_event is not None:
            kind = self._known.property_type(name, context.subject_event)
            return Holder(name, event=context.subject_event), kind
        unit = Entity.ACCOUNT if context.of_account else context.unit
        return Holder(name, unit), self._known.catalog.traits(unit).get(name)

    def _beginnings(self) -> Iterator[Offer]:
        for word, phrases in BEGINNINGS.items():
            if self._is_possible(word):
                yield from (_keyword(one) for one in phrases if self._has_names(one.split()[-1]))

    def _is_possible(self, word: str) -> bool:
        """Whether there is anything that a condition with this beginning could name."""
        known, unit = self._known, self._context.unit
        match word:
            case "account":
                return unit is Entity.PERSON and bool(known.catalog.accounts)
            case "any" | "every" | "no":
                return unit is Entity.ACCOUNT
            case "nps" | "csat" | "ces" | "gave" | "said":
                return known.catalog.has_feedback
            case "raised":
                return known.catalog.has_feedback and bool(known.themes)
            case "saw":
                return known.catalog.has_exposures
            case "stage" | "entered":
                return bool(known.stages)
            case "recency" | "frequency" | "monetary":
                return known.has_scores
            case "lifetime":
                return "lifetime_value" in known.catalog.traits(unit)
            case _:
                return True

    def _has_names(self, word: str) -> bool:
        """Whether there is something to ask for with a word such as `segment` or `nps`."""
        known = self._known
        names = {"segment": known.segments, "list": known.lists, "cluster": known.clusters}
        feedback = dict.fromkeys(ScoreKind, known.catalog.has_feedback)
        return bool((names | feedback).get(word, True))

    def _keywords(self) -> Iterator[Offer]:
        before = self._context.before
        several = before is not None and before.kind is Token.NUMBER and before.value != 1
        plurals = {word: words for words, word in PLURALS.items() if words != "persons"}
        _, kind = self._holder()
        unfit = (
            frozenset()
            if kind is None or not self._context.begins_test
            else _ANY_TEST - _TESTS[kind] | {"in"}
        )
        if before is not None and before.keyword == "where":
            unfit |= {"not"}  # it needs brackets there
        phrases = self._context.phrases
        fuller = {word: full for (word, beside), full in _FULLER.items() if beside in phrases}
        for phrase in phrases:
            if not _OFFERED.fullmatch(phrase) or phrase in unfit or not self._has_names(phrase):
                continue
            yield _keyword(plurals.get(phrase, phrase) if several else fuller.get(phrase, phrase))


def _keyword(phrase: str) -> Offer:
    return phrase, phrase, Kind.KEYWORD, ""


def _texts(names: Iterable[str], kind: Kind) -> Iterator[Offer]:
    return ((quoted(name), name, kind, "") for name in names)
