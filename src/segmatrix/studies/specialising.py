"""From what customers do to how special the needs of segments are, or to words where they are not.

Each feature is a rule of its own, such as `did "report_exported"`: whom it holds of is then what it
is everywhere else, merged ids, accounts with their people and `as of` included.
"""

from collections.abc import Mapping
from datetime import datetime

import numpy as np

from segmatrix.kit.analysis.specialisation import (
    DRAWS,
    RANDOM_GROUPS,
    Uses,
    specialisations,
)
from segmatrix.kit.data.frequent import frequent_values
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.rulefile import Rules, SegmentRule
from segmatrix.kit.rules.words import named, quoted
from segmatrix.studies.basing import Basis
from segmatrix.studies.counts import NeedsCount
from segmatrix.studies.reading import Problem
from segmatrix.studies.terms import FEATURES_AT_MOST, SEED


def specialise(
    basis: Basis,
    result: Result,
    names: Mapping[str, str],
    data: CustomerData,
    *,
    timezone: str,
    as_of: datetime,
) -> NeedsCount:
    """Return how special the needs of each segment are.

    Args:
        basis: What counts as a need.
        result: Who is in which segment.
        names: The name in `result` of each segment, by its id.
        data: What that was found in.
        timezone: The IANA zone in which days begin.
        as_of: The instant up to which data count.
    """
    rules = _features(basis, data)
    try:
        found = evaluate(
            data,
            Rules(
                unit=result.unit,
                timezone=timezone,
                segments=tuple(SegmentRule(one, text, parse(text)) for one, text in rules.items()),
            ),
            as_of,
        )
    except RuleError as error:
        first = (error.errors or (error,))[0]
        return NeedsCount(basis.mark, problem=Problem(first.message, first.hint))
    held = [np.flatnonzero(found.holds(feature)) for feature in rules]
    uses = Uses(
        features=tuple(rules),
        people=result.universe,
        owners=np.concatenate([np.empty(0, np.int64), *held]),
        used=np.repeat(np.arange(len(rules)), [len(owners) for owners in held]),
    )
    segments = {ident: result.holds(name) for ident, name in names.items()}
    return NeedsCount(
        mark=basis.mark,
        features=len(rules),
        random_groups=RANDOM_GROUPS,
        draws=DRAWS,
        segments=specialisations(uses, segments, seed=SEED),
    )


def _features(basis: Basis, data: CustomerData) -> dict[str, str]:
    """Return the rule of each feature, by what it is called."""
    if not basis.values_of:
        events = basis.events or tuple(sorted(data.catalog.events))
        return {event: f"did {quoted(event)}" for event in events}
    (event,) = basis.events
    values = frequent_values(data, basis.values_of, event=event, most=FEATURES_AT_MOST)
    where = f"did {quoted(event)} where {named(basis.values_of)} is"
    if not values:  # asked all the same, so that what the data do not have is told
        return {basis.values_of: f"{where} known"}
    return {value: f"{where} {quoted(value)}" for value in values}
