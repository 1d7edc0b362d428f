"""What rules may name beside the data's own names: stages, themes, clusters and scores.

A rule file says it beside its segments; here it stands alone, as the same YAML.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from segmatrix.kit.rules.definitions import StageRule
from segmatrix.kit.rules.errors import RuleError, raise_all
from segmatrix.kit.rules.expanding import Scores
from segmatrix.kit.rules.nodes import Rule
from segmatrix.kit.rules.references import segments_of
from segmatrix.kit.rules.renaming import Bearer, edits
from segmatrix.kit.rules.rulereading import Reader
from segmatrix.kit.rules.scalars import Scalar, Source, compose

KEYS = ("stages", "themes", "clusters", "scores")


@dataclass(frozen=True)
class RuleTerms:
    """What a rule file defines beside segments, lists and measures; see `Rules`.

    Attributes:
        stages: the stages of the journey with the rule of each, the first stage first.
        themes: names of themes with their words.
        clusters: per study, the names of its clusters with their ids.
        scores: what buyers are ranked by, if it is said.
    """

    stages: tuple[StageRule, ...] = ()
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clusters: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    scores: Scores | None = None

    @classmethod
    def parse(cls, text: str) -> "RuleTerms":
        """Read what is defined; a text without any defines nothing.

        >>> RuleTerms.parse("themes: {Billing: [invoice, refund]}").themes
        {'Billing': ('invoice', 'refund')}

        Raises:
            RuleError: `errors` has everything that is wrong, each with its line and column.
        """
        source = Source("", text)
        root = compose(source)
        if root is None:
            return cls()
        reader = Reader(source, [])
        found = reader.mapping(root, "the text", KEYS)
        terms = cls(
            stages=reader.stages(found.get("stages")),
            themes=reader.names(found.get("themes"), "a word"),
            clusters=reader.clusters(found.get("clusters")),
            scores=reader.scores(found.get("scores")),
        )
        raise_all(sorted(reader.errors, key=_by_place))
        return terms

    @property
    def journey(self) -> dict[str, Rule]:
        """The rule of each stage, by its name, the first stage first."""
        return {stage.name: stage.rule for stage in self.stages}

    @property
    def segments(self) -> frozenset[str]:
        """The names of the segments that the rules of stages refer to."""
        return frozenset().union(*(segments_of(stage.rule) for stage in self.stages))


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Return a text whose stages refer to segments by other names, all else as it was typed.

    >>> print(renamed('stages: [{name: a, rule: in segment "Pro"}]', {"Pro": "Teams"}))
    stages: [{name: a, rule: in segment "Teams"}]

    Args:
        text: one that can be read.
        names: what each segment is called now, by what it was called.
    """
    stages = RuleTerms.parse(text).stages
    for number in reversed(range(len(stages))):  # the last one first: places before it stay
        scalar = stages[number].scalar
        changes = edits(stages[number].text, Bearer.SEGMENT, names)
        if scalar is None or not changes:
            continue
        value, inside = stages[number].text, text
        for span, written in changes:
            value = value[: span.start] + written + value[span.end :]
            start, end = scalar.index(span.start), scalar.index(span.end)
            inside = inside[:start] + scalar.escaped(written) + inside[end:]
        text = inside if _says(inside, number, value) else _quoted(text, scalar, value)
    return text


def _says(text: str, number: int, rule: str) -> bool:
    try:
        return RuleTerms.parse(text).stages[number].text == rule
    except (RuleError, IndexError):
        return False


def _quoted(text: str, scalar: Scalar, value: str) -> str:
    """Put a text in double quotes in the place of a scalar that could not hold it without."""
    return text[: scalar.start] + json.dumps(value, ensure_ascii=False) + text[scalar.end :]


def _by_place(error: RuleError) -> tuple[int, int]:
    return (error.place.line, error.place.column) if error.place else (0, 0)
