"""A file of rules: who is meant, in which zone, the segments with their rules, lists and measures.

The file is YAML. Everything wrong with it is collected before it is told. A program builds the same
with `Rules.of`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from segmatrix.kit.rules.definitions import Measure, Over, SegmentRule, StageRule, placed
from segmatrix.kit.rules.errors import Place, RuleError, raise_all
from segmatrix.kit.rules.expanding import Scores, Terms
from segmatrix.kit.rules.nodes import Entity, Rule
from segmatrix.kit.rules.rulereading import Reader, zone_problems
from segmatrix.kit.rules.scalars import Source, compose
from segmatrix.kit.rules.written import WrittenRule, rule

__all__ = ["Measure", "Over", "Rules", "Scores", "SegmentRule", "StageRule", "placed"]


@dataclass(frozen=True)
class Rules:
    """Segments that are evaluated together.

    Attributes:
        unit: whom the segments consist of.
        timezone: the IANA zone in which days and months begin.
        segments: in the order of the file.
        lists: names of lists with their ids.
        events: events that rules may name although the data has none of them yet.
        stages: the stages of the journey with the rule of each, the first stage first.
        themes: names of themes with their words.
        clusters: per study, the names of its clusters with their ids.
        scores: what buyers are ranked by, if it is said.
    """

    unit: Entity = Entity.PERSON
    timezone: str = "UTC"
    segments: tuple[SegmentRule, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    events: tuple[str, ...] = ()
    stages: tuple[StageRule, ...] = ()
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clusters: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    scores: Scores | None = None

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
        reader = Reader(source, [])
        found = reader.keys(compose(source))
        rules = cls(
            unit=reader.unit(found.get("unit")),
            timezone=reader.zone(found.get("timezone")),
            segments=reader.segments(found.get("segments")),
            lists=reader.names(found.get("lists"), "an id"),
            measures=tuple(reader.measures(found.get("measures"))),
            events=tuple(reader.texts(found.get("events"), "an event")),
            stages=reader.stages(found.get("stages")),
            themes=reader.names(found.get("themes"), "a word"),
            clusters=reader.clusters(found.get("clusters")),
            scores=reader.scores(found.get("scores")),
        )
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
        stages: Mapping[str, str | WrittenRule] | None = None,
        themes: Mapping[str, Iterable[str]] | None = None,
        clusters: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
        scores: Scores | None = None,
    ) -> "Rules":
        """Put rules together that stand in no file; `stages` begin with the first.

        Raises:
            RuleError: if rules cannot be read, each place naming the segment or stage; for an
                unknown zone.
            ValueError: for a unit that there is not.
        """
        errors = zone_problems(timezone)
        ruled = {
            name: _read(given, Place(segment=name), errors) for name, given in segments.items()
        }
        staged = {
            name: _read(given, Place(stage=name), errors) for name, given in (stages or {}).items()
        }
        raise_all(errors)
        return cls(
            unit=Entity(unit),
            timezone=timezone,
            segments=tuple(SegmentRule(name, one.text, one.tree) for name, one in ruled.items()),
            lists=_texts(lists),
            measures=tuple(measures),
            events=tuple(events),
            stages=tuple(StageRule(name, one.text, one.tree) for name, one in staged.items()),
            themes=_texts(themes),
            clusters={study: _texts(of) for study, of in (clusters or {}).items()},
            scores=scores,
        )

    @property
    def by_name(self) -> dict[str, Rule]:
        """The tree of each segment, by its name."""
        return {segment.name: segment.rule for segment in self.segments}

    @property
    def terms(self) -> Terms:
        """What richer forms of the language rest on."""
        stages = {stage.name: stage.rule for stage in self.stages}
        return Terms(stages, self.themes, self.scores)


# Stands for a rule that could not be read, until the errors are told.
_UNREAD = rule("everyone")


def _read(given: str | WrittenRule, owner: Place, errors: list[RuleError]) -> WrittenRule:
    try:
        return rule(given) if isinstance(given, str) else given
    except RuleError as error:
        errors.append(placed(error, owner, str(given), None))
        return _UNREAD


def _texts(names: Mapping[str, Iterable[str]] | None) -> dict[str, tuple[str, ...]]:
    return {name: tuple(texts) for name, texts in (names or {}).items()}


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
