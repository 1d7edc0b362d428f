"""Parts of a rule that contradict each other, or one of which always holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from segmatrix.kit.rules.fingerprints import negation, normal
from segmatrix.kit.rules.fingerprints.logic import NOBODY
from segmatrix.kit.rules.linting.findings import Finding, Oddity, found
from segmatrix.kit.rules.linting.implying import conflict
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    EventPattern,
    Everyone,
    Node,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Span,
)
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.rulefile import SegmentRule, StageRule


class _Part(NamedTuple):
    """A part of a rule, and whether it is denied there."""

    node: Any
    negated: bool

    @property
    def normal(self) -> Any:
        """Its normal form as it counts there."""
        form = normal(self.node)
        return negation(form) if self.negated else form

    @property
    def text(self) -> str:
        """It as it counts there, in quotes."""
        return f"“{text(Not(self.node) if self.negated else self.node)}”"


def logical(owner: SegmentRule | StageRule) -> Iterator[Finding]:
    """Yield what contradicts itself in a rule, and what always holds."""
    yield from _Reading(owner, "Nobody", "Everybody").below(_Part(owner.rule, False))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A rule that is read, and the words for none and all of those it speaks of."""

    owner: SegmentRule | StageRule
    none: str
    all: str

    def below(self, part: _Part) -> Iterator[Finding]:
        """Yield what is odd about a part, or else inside it."""
        match part.node:
            case Everyone():
                return
            case Not(inner):
                yield from self.below(_Part(inner, not part.negated))
            case And() | Or() as node:
                is_and = isinstance(node, And) != part.negated
                parts = list(_flat(part, is_and))
                inside = [finding for each in parts for finding in self.below(each)]
                yield from inside or self.together(part, parts, is_and)
            case node:
                yield from self.alone(_Part(node, False))
                yield from self.within(node)

    def within(self, node: Node) -> Iterator[Finding]:
        """Yield what is odd inside a condition: in brackets, in `where`."""
        if isinstance(node, AtLeastOf | OfPeople | OfAccount):
            for child in node.children():
                yield from self.below(_Part(child, False))
            return
        of_events = _Reading(self.owner, "No event", "Every event")
        for below in node.walk():
            if isinstance(below, EventPattern) and below.where is not None:
                yield from of_events.below(_Part(below.where, False))

    def alone(self, part: _Part) -> Iterator[Finding]:
        """Yield that a condition never holds, or always."""
        for oddity, literal, says in (
            (Oddity.NEVER, part.normal, f"{self.none} can fulfil {part.text}."),
            (Oddity.ALWAYS, negation(part.normal), f"{self.all} fulfils {part.text}."),
        ):
            if literal == NOBODY or conflict([literal]):
                mend = "Change the bound, or take it out."
                yield found(oddity, self.owner, part.node.span, says, mend)

    def together(self, whole: _Part, flat: list[_Part], is_and: bool) -> Iterator[Finding]:
        """Yield that conditions never hold together, or that one of them always does."""
        as_written = [_Part(inner, whole.negated) for inner in whole.node.parts]
        meant = _at_odds(flat, is_and) or _at_odds(as_written, is_and)
        if not meant:
            return
        # Around what is denied or in brackets, the ends would cut through the text.
        cuts = any(part.negated or isinstance(part.node, And | Or) for part in meant)
        span = whole.node.span if cuts else _around(meant)
        texts = [part.text for part in meant]
        if is_and:
            together = "both" if len(meant) == 2 else "all of"
            reason = f"{self.none} can fulfil {together} {' and '.join(texts)}."
            mend = "Join them with “or”, or take one out."
            yield found(Oddity.NEVER, self.owner, span, reason, mend)
        else:
            reason = f"{self.all} fulfils {' or '.join(texts)}."
            mend = "Join them with “and”, or take them out."
            yield found(Oddity.ALWAYS, self.owner, span, reason, mend)


def _flat(part: _Part, is_and: bool) -> Iterator[_Part]:
    """Yield the parts that one `and`, or one `or`, joins, brackets and `not` seen through."""
    node = part.node
    if isinstance(node, Not):
        yield from _flat(_Part(node.part, not part.negated), is_and)
    elif isinstance(node, And | Or) and (isinstance(node, And) != part.negated) == is_and:
        for inner in node.parts:
            yield from _flat(_Part(inner, part.negated), is_and)
    else:
        yield part


def _at_odds(parts: list[_Part], is_and: bool) -> list[_Part]:
    """Return parts that cannot all hold, or of which, joined by `or`, one always does."""
    forms = [part.normal if is_and else negation(part.normal) for part in parts]
    return [parts[seat] for seat in conflict(forms)]


def _around(parts: list[_Part]) -> Span:
    spans = [part.node.span for part in parts]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
