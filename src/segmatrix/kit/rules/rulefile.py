"""A file of rules: who is meant, in which zone, the segments with their rules, lists and measures.

The file is YAML. Everything wrong with it is collected before it is told. A program builds the same
with `Rules.of`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import available_timezones

import yaml

from segmatrix.kit.rules.errors import Place, RuleError, raise_all
from segmatrix.kit.rules.nodes import NOWHERE, Entity, Rule, Subject
from segmatrix.kit.rules.parsing import parse, parse_number
from segmatrix.kit.rules.scalars import USE_A_BLOCK, Scalar, Source, compose
from segmatrix.kit.rules.shapes import Entry, Shapes
from segmatrix.kit.rules.written import WrittenRule, rule


class Over(StrEnum):
    """How the numbers of a segment's members become one."""

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """A segment's name and the rule that defines it.

    Attributes:
        text: the rule as it was written.
        rule: its tree.
        scalar: where the text stands in a file, if it does.
    """

    name: str
    text: str
    rule: Rule
    scalar: Scalar | None = field(default=None, compare=False, repr=False)

    def placed(self, error: RuleError) -> RuleError:
        """Return an error of this rule with its place."""
        return placed(error, Place(segment=self.name), self.text, self.scalar)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number per segment: what is taken of each member, and how these become one.

    Attributes:
        text: the number expression as it was written.
        value: its tree.
        scalar: where the text stands in a file, if it does.
    """

    name: str
    text: str
    value: Subject
    over: Over
    scalar: Scalar | None = field(default=None, compare=False, repr=False)

    def placed(self, error: RuleError) -> RuleError:
        """Return an error of this number with its place."""
        return placed(error, Place(measure=self.name), self.text, self.scalar)


@dataclass(frozen=True)
class Rules:
    """Segments that are evaluated together.

    Attributes:
        unit: whom the segments consist of.
        timezone: the IANA zone in which days and months begin.
        segments: in the order of the file.
        lists: names of lists with their ids.
        events: events that rules may name although the data has none of them yet.
    """

    unit: Entity = Entity.PERSON
    timezone: str = "UTC"
    segments: tuple[SegmentRule, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    events: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: str | Path) -> "Rules":
        """Read a rule file.

        Raises:
            RuleError: `errors` has everything that is wrong, each with its place in the file.
            OSError: if the file cannot be read.
        """
        return cls.parse(_decoded(Path(path).read_bytes(), str(path)), file=str(path))

    @classmethod
    def parse(cls, text: str, *, file: str = "") -> "Rules":
        """Read the text of a rule file; `file` is its name in errors.

        Raises:
            RuleError: `errors` has everything that is wrong, each with its line and column.
        """
        source = Source(file, text)
        reader = _Reader(source, [])
        rules = reader.rules(compose(source))
        raise_all(sorted(reader.errors, key=_by_place))
        return rules

    @classmethod
    def of(
        cls,
        segments: Mapping[str, str | WrittenRule],
        *,
        unit: str = Entity.PERSON,
        timezone: str = "UTC",
        lists: Mapping[str, Iterable[str]] | None = None,
        measures: Iterable[Measure] = (),
        events: Iterable[str] = (),
    ) -> "Rules":
        """Put rules together that stand in no file.

        Raises:
            RuleError: if rules cannot be read, each place naming the segment; for an unknown zone.
            ValueError: for a unit that there is not.
        """
        errors = _zone_problems(timezone)
        read = [_segment(name, given, errors) for name, given in segments.items()]
        raise_all(errors)
        return cls(
            unit=Entity(unit),
            timezone=timezone,
            segments=tuple(segment for segment in read if segment is not None),
            lists={name: tuple(ids) for name, ids in (lists or {}).items()},
            measures=tuple(measures),
            events=tuple(events),
        )

    @property
    def by_name(self) -> dict[str, Rule]:
        """The tree of each segment, by its name."""
        return {segment.name: segment.rule for segment in self.segments}


def placed(error: RuleError, owner: Place, text: str, scalar: Scalar | None) -> RuleError:
    """Return an error of a rule's text with its place: in the file, else in the text.

    Args:
        owner: the segment or measure whose text it is.
    """
    if scalar is None:
        line, column = error.located(text)
        return error.at(replace(owner, line=line, column=column))
    place = scalar.source.place(scalar.index(error.span.start))
    found = error.at(replace(place, segment=owner.segment, measure=owner.measure))
    if scalar.may_be_cut and error.code in ("syntax", "quotes", "bracket", "symbol"):
        found.hint = f"{found.hint} {USE_A_BLOCK}".strip()
    return found


def _segment(name: str, given: str | WrittenRule, errors: list[RuleError]) -> SegmentRule | None:
    try:
        written = rule(given) if isinstance(given, str) else given
    except RuleError as error:
        errors.append(placed(error, Place(segment=name), str(given), None))
        return None
    return SegmentRule(name, written.text, written.tree)


# --- reading --------------------------------------------------------------------------------------

_KEYS = ("unit", "timezone", "lists", "measures", "segments", "events")
_LATER_KEYS = ("stages", "themes", "scores", "clusters")

Tree = TypeVar("Tree")


class _Reader(Shapes):
    """Reads the keys of a rule file."""

    def rules(self, root: yaml.Node | None) -> Rules:
        """Read the whole file."""
        if root is None:
            self.wrong(
                "The file is empty.", 0, hint="Name segments: segments: [{name: …, rule: …}]."
            )
            return Rules()
        found = self.mapping(root, "the file", _KEYS, later=_LATER_KEYS)
        if isinstance(root, yaml.MappingNode) and "segments" not in found:
            self.wrong("The file names no segments.", 0, hint="Add “segments:” with name and rule.")
        return Rules(
            unit=Entity(self.choice(found.get("unit"), tuple(Entity), "a unit") or Entity.PERSON),
            timezone=self.zone(found.get("timezone")),
            segments=tuple(self.segments(found.get("segments"))),
            lists=self.lists(found.get("lists")),
            measures=tuple(self.measures(found.get("measures"))),
            events=tuple(self.texts(found.get("events"), "an event")),
        )

    def segments(self, entry: Entry | None) -> Iterator[SegmentRule]:
        """Read `segments: [{name, rule}]`."""
        for name, found, item in self.named(entry, "a segment", ("name", "rule")):
            scalar = self.needed(found, "rule", item, f"The segment “{name}” has no rule.")
            tree = self.parsed(parse, Place(segment=name), scalar)
            if scalar is not None and tree is not None:
                yield SegmentRule(name, scalar.value, tree, scalar)

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

    def lists(self, entry: Entry | None) -> dict[str, tuple[str, ...]]:
        """Read `lists: {Name: [ids]}`."""
        if entry is None:
            return {}
        names = self.mapping(entry.value, "“lists”", None)
        return {name: tuple(self.texts(found, "an id")) for name, found in names.items()}

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

    def zone(self, entry: Entry | None) -> str:
        """Read an IANA zone."""
        scalar = self.text(entry, "a time zone")
        if scalar is None:
            return "UTC"
        place = self.source.place(scalar.start)
        self.errors.extend(error.at(place) for error in _zone_problems(scalar.value))
        return scalar.value


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RuleError(
            "The file is not UTF-8.",
            code="encoding",
            hint="Save it as UTF-8.",
            place=Place(file, "", line, 1),
        ) from error


def _by_place(error: RuleError) -> tuple[int, int]:
    return (error.place.line, error.place.column) if error.place else (0, 0)


def _zone_problems(name: str) -> list[RuleError]:
    if name in _zones():
        return []
    hint = "Write a zone of the IANA list, such as Europe/Berlin."
    return [RuleError.unknown("a time zone", name, _zones(), span=NOWHERE, hint=hint)]


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
