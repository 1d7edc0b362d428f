"""What a case says must come out, held against the engine, the reference and the printed SQL."""

import pytest

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.querying import queries
from segmatrix.kit.rules.errors import RuleError
from tests.kit.engine.cases import Case, parsed_or_skipped


def assert_case(case: Case) -> None:
    """Hold a case that has an answer against every path that answers."""
    rules = parsed_or_skipped(case)
    data = case.data()
    result = evaluate(data, rules, case.as_of)
    reference = case.reference(rules)
    given = case.given

    for name, members in given.get("members", {}).items():
        assert result.members(name) == sorted(members), name
        assert reference.members(name) == sorted(members), name
    for name, unsure in given.get("unsure", {}).items():
        assert result.unsure(name) == sorted(unsure), name
        assert reference.unsure(name) == sorted(unsure), name
    if "universe" in given:
        assert result.ids.to_pylist() == given["universe"]
        assert reference.world.universe[rules.unit] == given["universe"]
    for name, missing in given.get("missing", {}).items():
        assert result[name].missing == missing, name
    for name, measured in given.get("measured", {}).items():
        found = {one: measure.value for one, measure in result[name].measures.items()}
        assert found == measured, name
    if "repeats" in given:
        assert data.counts.repeats == given["repeats"]
    if "reused" in given:
        assert len(data.counts.reused) == given["reused"]
    for name, sql in queries(rules, case.as_of, data=data).items():
        assert selected(data, sql) == result.members(name), sql


def assert_refused(case: Case) -> None:
    """Hold a case that is refused against what is said then."""
    with pytest.raises(RuleError) as refusal:
        evaluate(case.data(), parsed_or_skipped(case), case.as_of)
    said = str(refusal.value)
    for word in case.given["error"]:
        assert word in said


def selected(data: CustomerData, sql: str) -> list[str]:
    """Return the ids that a printed query selects from the tables."""
    return [row[0] for row in data.backend.con.execute(sql).fetchall()]
