"""What feedback, experiments and scores need: rows of their kind, and what the file defines."""

from collections.abc import Iterator
from dataclasses import replace

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming.known import Seen
from segmatrix.kit.rules.printing import text


def feedback(seen: Seen) -> Iterator[RuleError]:
    """Refuse to ask for feedback where there is none."""
    if not seen.known.catalog.has_feedback:
        yield RuleError(
            "This asks for feedback, and the data has none.",
            code="unknown-name",
            span=seen.node.span,
            hint="Bring in a table of feedback, or take the condition out.",
        )


def theme(seen: Seen) -> Iterator[RuleError]:
    """Refuse a theme that there is not."""
    name, themes = seen.node.name, seen.known.themes
    yield from feedback(seen)
    if name not in themes:
        yield RuleError.unknown(
            "a theme",
            name,
            themes,
            span=seen.node.span,
            written=lambda meant: text(replace(seen.node, name=meant)),
            hint="There is no theme yet; a rule file says its words: themes: {Billing: [refund]}.",
        )


def experiment(seen: Seen) -> Iterator[RuleError]:
    """Refuse an experiment or a variant that nobody was shown."""
    node, catalog = seen.node, seen.known.catalog
    if not catalog.has_exposures:
        yield RuleError(
            "This asks for an experiment, and the data has none.",
            code="unknown-name",
            span=node.span,
            hint="Bring in a table of exposures, or take the condition out.",
        )
    elif node.experiment not in catalog.experiments:
        yield RuleError.unknown(
            "an experiment of this data",
            node.experiment,
            catalog.experiments,
            span=node.span,
            written=lambda meant: text(replace(node, experiment=meant)),
            hint="Nobody was shown an experiment.",
        )
    elif node.variant is not None and node.variant not in catalog.experiments[node.experiment]:
        yield RuleError.unknown(
            "a variant",
            node.variant,
            catalog.experiments[node.experiment],
            where=f"of “{node.experiment}”",
            span=node.span,
            written=lambda meant: text(replace(node, variant=meant)),
            hint="It has no variants.",
        )


def score(seen: Seen) -> Iterator[RuleError]:
    """Refuse to rank buyers where it is not said what buying is."""
    if not seen.known.has_scores:
        yield RuleError(
            f"What the {seen.node.of} score ranks is not said.",
            code="scores",
            span=seen.node.span,
            hint="Add to the rule file: scores: {event: order, amount: amount, window: 365 days}.",
        )
    elif wrong := seen.at_home(f"The {seen.node.of} score ranks"):
        yield wrong
