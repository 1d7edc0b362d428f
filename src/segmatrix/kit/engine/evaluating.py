"""Rules and customer data in, memberships out; nothing is half evaluated."""

import numpy as np

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.compiling import Answers, answer
from segmatrix.kit.engine.measures import measured
from segmatrix.kit.engine.membership import Result, SegmentResult
from segmatrix.kit.rules.checking import check_rules
from segmatrix.kit.rules.nodes import Moment
from segmatrix.kit.rules.references import in_order
from segmatrix.kit.rules.rulefile import Rules


def evaluate(data: CustomerData, rules: Rules, as_of: Moment) -> Result:
    """Return who belongs to each segment at an instant.

    Args:
        data: the customer data.
        rules: the segments; what they name is checked against the data first.
        as_of: the instant, without a zone in UTC, or the date at whose start in the rules' zone it
            is. Events at or after it do not count.

    Raises:
        RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
    """
    check_rules(rules, data.catalog)
    calendar = Calendar.at(as_of, rules.timezone)
    trees = rules.by_name
    found = answer(
        data,
        calendar,
        rules.unit,
        {name: trees[name] for name in in_order(trees)},
        lists=rules.lists,
        numbers={measure.name: measure.value for measure in rules.measures},
    )
    segments = tuple(_segment(name, found, rules) for name in trees)
    return Result(calendar.as_of, rules.unit, found.ids, segments)


def _segment(name: str, found: Answers, rules: Rules) -> SegmentResult:
    verdict = found.verdicts[name]
    return SegmentResult(
        name,
        verdict,
        {
            lacking: number
            for lacking, where in found.missing[name].items()
            if (number := int(np.count_nonzero(where & verdict.unsure)))
        },
        {
            measure.name: measured(found.numbers[measure.name], verdict.holds, measure.over)
            for measure in rules.measures
        },
    )
