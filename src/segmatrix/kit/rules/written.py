"""A rule as its text and its tree at once, to be combined with `&`, `|` and `~`."""

from dataclasses import dataclass, field

from segmatrix.kit.rules.nodes import And, Not, Or, Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text as canonical


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """A rule that somebody wrote or combined; its spans point into its own text."""

    text: str = field(compare=False)
    tree: Rule

    def __and__(self, other: "WrittenRule") -> "WrittenRule":
        """Hold where both hold."""
        return _combined(And((*self._parts(And), *other._parts(And))))

    def __or__(self, other: "WrittenRule") -> "WrittenRule":
        """Hold where either holds."""
        return _combined(Or((*self._parts(Or), *other._parts(Or))))

    def __invert__(self) -> "WrittenRule":
        """Hold where this one does not."""
        return _combined(Not(self.tree))

    def __str__(self) -> str:
        return self.text

    def _parts(self, kind: type[And] | type[Or]) -> tuple[Rule, ...]:
        return self.tree.parts if isinstance(self.tree, kind) else (self.tree,)


def rule(text: str) -> WrittenRule:
    """Read a rule.

    >>> str(rule('plan is "pro"') & ~rule("seats > 10"))
    'plan is "pro" and not seats > 10'

    Raises:
        RuleError: with the span of what is wrong.
    """
    return WrittenRule(text, parse(text))


def _combined(tree: Rule) -> WrittenRule:
    return rule(canonical(tree))
