"""Rules that can be evaluated and hardly mean what they say: what is odd, where, what to do.

Nothing here refuses a rule. What is found without data is certain; the rest is true of this data.
"""

from collections.abc import Iterator
from datetime import datetime

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.rules.linting.findings import Finding, Oddity, found
from segmatrix.kit.rules.linting.logic import logical
from segmatrix.kit.rules.linting.members import beside_each_other, sizes
from segmatrix.kit.rules.linting.wheres import bare_wheres
from segmatrix.kit.rules.linting.windows import Reach, long_windows
from segmatrix.kit.rules.nodes import AverageScore, Everyone, LatestScore
from segmatrix.kit.rules.rulefile import Rules, SegmentRule, StageRule

__all__ = ["Finding", "Oddity", "lint"]


def lint(
    rules: Rules,
    catalog: Catalog | None = None,
    result: Result | None = None,
    data_span: tuple[datetime, datetime] | None = None,
) -> tuple[Finding, ...]:
    """Return what is odd about rules, segment by segment in the order of the file.

    Args:
        rules: rules that pass the check against the catalog.
        catalog: the names of the data, if there is data.
        result: who is in each segment.
        data_span: when the first and the last thing in the data happened, naive UTC.
    """
    reach = None
    if data_span is not None:
        as_of = data_span[1] if result is None else result.as_of
        reach = Reach(data_span[0], as_of, rules.timezone)
    owners: list[SegmentRule | StageRule] = [*rules.stages, *rules.segments]
    findings = [finding for owner in owners for finding in _of_one(owner, rules, catalog, reach)]
    settled = {one.segment for one in findings if one.oddity in (Oddity.NEVER, Oddity.ALWAYS)}
    if result is not None:
        for segment in rules.segments:
            if segment.name not in settled:
                findings += sizes(segment, result)
    findings += beside_each_other(rules, result, leaving=settled | _everyone(rules))
    order = {owner.name: seat for seat, owner in enumerate(owners)}
    return tuple(sorted(findings, key=lambda one: (order[one.segment], one.span.start)))


def _everyone(rules: Rules) -> set[str]:
    """Return the segments that are everybody, as somebody wrote."""
    return {segment.name for segment in rules.segments if isinstance(segment.rule, Everyone)}


def _of_one(
    owner: SegmentRule | StageRule, rules: Rules, catalog: Catalog | None, reach: Reach | None
) -> Iterator[Finding]:
    yield from logical(owner)
    if catalog is not None:
        yield from bare_wheres(owner, rules.unit, catalog)
        yield from _unheard(owner, catalog)
    if reach is not None:
        yield from long_windows(owner, reach)


def _unheard(owner: SegmentRule | StageRule, catalog: Catalog) -> Iterator[Finding]:
    """Yield each score that is asked for and that nobody in this data was asked for."""
    for node in owner.rule.walk():
        if not isinstance(node, LatestScore | AverageScore):
            continue
        if catalog.feedback and node.kind not in catalog.feedback:
            yield found(
                Oddity.UNHEARD,
                owner,
                node.span,
                f"Nobody in this data gave a score of “{node.kind}”.",
                "Bring in that feedback, or take the condition out.",
            )
