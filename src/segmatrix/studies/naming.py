"""What the rules of a matrix are about and may name: its segments, lists and rule terms."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.rules.checking import Known
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rule_terms import RuleTerms


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment to count: its id, and its name as rules refer to it."""

    id: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """A number to compute for every segment; `over` is sum, mean or median."""

    id: str
    measure: str
    over: str


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list of ids that rules may name.

    Attributes:
        id: Which list it is.
        mark: Tells what it holds from what it held before.
    """

    id: str
    name: str
    mark: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """What rules of a matrix may name beside its segments and the names of the data.

    Attributes:
        mark: Tells what the rule terms say from what they said before.
    """

    lists: tuple[NamedList, ...] = ()
    rule_terms: RuleTerms = field(default_factory=RuleTerms)
    mark: str = ""


def known(
    catalog: Catalog, unit: str, segments: Iterable[Segment], named: Named | None = None
) -> Known:
    """Return what rules of a matrix may name."""
    named = named or Named()
    terms = named.rule_terms
    return Known(
        catalog,
        Entity(unit),
        segments=[each.name for each in segments],
        lists=[each.name for each in named.lists],
        stages=list(terms.journey),
        themes=list(terms.themes),
        clusters=terms.clusters,
        has_scores=terms.scores is not None,
    )


def list_key(name: str) -> str:
    """Return how the mark of a list is kept among those of rules, by its name."""
    return f"list:{name}"


RULE_TERMS_KEY = "rule-terms"
"""How the mark of the rule terms is kept among those of rules."""


def digest(*texts: str) -> str:
    """Return a short mark by which texts are told apart."""
    return sha256("\n".join(texts).encode()).hexdigest()[:16]
