"""The keys of a rule file, each read into what it defines."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar
from zoneinfo import available_timezones

import yaml

from segmatrix.kit.rules.definitions import Measure, Over, SegmentRule, StageRule, placed
from segmatrix.kit.rules.errors import Place, RuleError
from segmatrix.kit.rules.expanding import Scores
from segmatrix.kit.rules.nodes import EVER, NOWHERE, Entity, InTheLast, Rule, Window
from segmatrix.kit.rules.parsing import parse, parse_duration, parse_number
from segmatrix.kit.rules.scalars import Scalar
from segmatrix.kit.rules.shapes import Entry, Shapes

KEYS = (
    "unit",
    "timezone",
    "lists",
    "clusters",
    "stages",
    "themes",
    "scores",
    "measures",
    "segments",
    "events",
)

Tree = TypeVar("Tree")


class Reader(Shapes):
    """Reads what stands under each key of a rule file; a key that is left out reads as usual."""

    def keys(self, root: yaml.Node | None) -> dict[str, Entry]:
        """Read the keys of the whole file."""
        if root is None:
            self.wrong(
                "The file is empty.", 0, hint="Name segments: segments: [{name: …, rule: …}]."
            )
            return {}
        found = self.mapping(root, "the file", KEYS)
        if isinstance(root, yaml.MappingNode) and "segments" not in found:
            self.wrong("The file names no segments.", 0, hint="Add “segments:” with name and rule.")
        return found

    def unit(self, entry: Entry | None) -> Entity:
        """Read whom the segments consist of."""
        return Entity(self.choice(entry, tuple(Entity), "a unit") or Entity.PERSON)

    def zone(self, entry: Entry | None) -> str:
        """Read an IANA zone."""
        scalar = self.text(entry, "a time zone")
        if scalar is None:
            return "UTC"
        place = self.source.place(scalar.start)
        self.errors.extend(error.at(place) for error in zone_problems(scalar.value))
        return scalar.value

    def segments(self, entry: Entry | None) -> tuple[SegmentRule, ...]:
        """Read `segments: [{name, rule}]`."""
        ruled = self.ruled(entry, "a segment", lambda name: Place(segment=name))
        return tuple(SegmentRule(name, text.value, rule, text) for name, text, rule in ruled)

    def stages(self, entry: Entry | None) -> tuple[StageRule, ...]:
        """Read `stages: [{name, rule}]`, the first stage first."""
        ruled = self.ruled(entry, "a stage", lambda name: Place(stage=name))
        return tuple(StageRule(name, text.value, rule, text) for name, text, rule in ruled)

    def ruled(
        self, entry: Entry | None, what: str, owner: Callable[[str], Place]
    ) -> Iterator[tuple[str, Scalar, Rule]]:
        """Yield name, text and tree of each item that has a rule."""
        for name, found, item in self.named(entry, what, ("name", "rule")):
            scalar = self.needed(found, "rule", item, f"The {what[2:]} “{name}” has no rule.")
            tree = self.parsed(parse, owner(name), scalar)
            if scalar is not None and tree is not None:
                yield name, scalar, tree

    def measures(self, entry: Entry | None) -> Iterator[Measure]:
        """Read `measures: [{name, value, over}]`."""
        for name, found, item in self.named(entry, "a measure", ("name", "value", "over")):
            scalar = self.needed(found, "value", item, f"The measure “{name}” has no value.")
            how = self.needed(
                found, "over", item, f"The measure “{name}” does not say over: sum, mean or median."
            )
            over = self.choice(found.get("over"), tuple(Over), "a way to sum up") if how else ""
            value = self.parsed(parse_number, Place(measure=name), scalar)
            if scalar is not None and value is not None and over:
                yield Measure(name, scalar.value, value, Over(over), scalar)

    def scores(self, entry: Entry | None) -> Scores | None:
        """Read `scores: {event, amount, window}`; without a window all history counts."""
        if entry is None:
            return None
        node = entry.value
        found = self.mapping(node, "“scores”", ("event", "amount", "window"))
        if not isinstance(node, yaml.MappingNode):
            return None
        event = self.needed(found, "event", node, "“scores” does not say which event is buying.")
        amount = self.needed(
            found, "amount", node, "“scores” does not say which property says for how much."
        )
        window = self.lately(found.get("window"))
        return Scores(event.value, amount.value, window) if event and amount else None

    def lately(self, entry: Entry | None) -> Window:
        """Read how far back something counts: `365 days`."""
        scalar = self.text(entry, "a length of time")
        length = self.parsed(parse_duration, Place(), scalar)
        return EVER if length is None else InTheLast(length)

    def names(self, entry: Entry | None, what: str) -> dict[str, tuple[str, ...]]:
        """Read `{Name: [texts]}`, as lists with their ids and themes with their words are."""
        if entry is None:
            return {}
        names = self.mapping(entry.value, f"“{entry.key.value}”", None)
        return {name: tuple(self.texts(found, what)) for name, found in names.items()}

    def clusters(self, entry: Entry | None) -> dict[str, dict[str, tuple[str, ...]]]:
        """Read `clusters: {Study: {Cluster: [ids]}}`."""
        if entry is None:
            return {}
        studies = self.mapping(entry.value, "“clusters”", None)
        return {study: self.names(found, "an id") for study, found in studies.items()}

    def named(
        self, entry: Entry | None, what: str, keys: tuple[str, ...]
    ) -> Iterator[tuple[str, dict[str, Entry], yaml.Node]]:
        """Yield name, entries and node of each item, refusing names that come twice."""
        names: set[str] = set()
        for item in self.items(entry, f"- name: … with {what[2:]}s below each other"):
            found = self.mapping(item, what, keys)
            if not isinstance(item, yaml.MappingNode):
                continue
            scalar = self.needed(found, "name", item, f"Here is {what} without a name.")
            if scalar is None:
                continue
            if scalar.value in names:
                self.wrong(
                    f"There is {what} “{scalar.value}” already.",
                    scalar.start,
                    hint="Give each a name of its own.",
                )
            names.add(scalar.value)
            yield scalar.value, found, item

    def parsed(
        self, parser: Callable[[str], Tree], owner: Place, scalar: Scalar | None
    ) -> Tree | None:
        """Read a rule or a number, keeping the error with its place in the file."""
        if scalar is None:
            return None
        try:
            return parser(scalar.value)
        except RuleError as error:
            self.errors.append(placed(error, owner, scalar.value, scalar))
            return None


def zone_problems(name: str) -> list[RuleError]:
    """Return the error of a zone that there is not."""
    if name in _zones():
        return []
    hint = "Write a zone of the IANA list, such as Europe/Berlin."
    return [RuleError.unknown("a time zone", name, _zones(), span=NOWHERE, hint=hint)]


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
