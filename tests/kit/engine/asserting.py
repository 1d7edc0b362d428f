"""What a case says must come out, held against what a path says."""

from dataclasses import replace

import pytest

from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.measures import Measured
from segmatrix.kit.rules.errors import RuleError
from tests.kit.engine.cases import Case
from tests.kit.engine.paths import EnginePath, Found


def assert_case(case: Case, path: EnginePath) -> None:
    """Hold a case that has an answer against a path."""
    found = path.found(case, case.rules, case.as_of)
    given = case.given
    for name, members in given.get("members", {}).items():
        assert found.members[name] == sorted(members), (path.name, name)
    if found.universe is not None and "universe" in given:
        assert found.universe == given["universe"], path.name
    if found.unsure is not None:
        for name, unsure in given.get("unsure", {}).items():
            assert found.unsure[name] == sorted(unsure), (path.name, name)
    if found.missing is not None:
        for name, missing in given.get("missing", {}).items():
            assert found.missing[name] == missing, (path.name, name)
    if found.measures is not None:
        for name, measured in given.get("measured", {}).items():
            values = {one: measure.value for one, measure in found.measures[name].items()}
            assert values == measured, (path.name, name)


def assert_loaded(case: Case) -> None:
    """Hold what a case says of the rows dropped and kept against the data."""
    counts = case.data.counts
    assert counts.repeats == case.given.get("repeats", counts.repeats)
    assert len(counts.reused) == case.given.get("reused", len(counts.reused))


def assert_refused(case: Case) -> None:
    """Hold a case that is refused against what is said then."""
    with pytest.raises(RuleError) as refusal:
        evaluate(case.data, case.rules, case.as_of)
    said = str(refusal.value)
    for word in case.given["error"]:
        assert word in said


def assert_same(found: Found, truth: Found, what: str) -> None:
    """Hold what a path says against the truth, as far as it speaks."""
    for name, members in truth.members.items():
        assert found.members[name] == members, f"members of {name} {what}"
    if found.universe is not None:
        assert found.universe == truth.universe, f"universe {what}"
    if found.unsure is not None and truth.unsure is not None:
        for name, unsure in truth.unsure.items():
            assert found.unsure[name] == unsure, f"unsure of {name} {what}"
    if found.measures is not None and truth.measures is not None:
        for name, measures in truth.measures.items():
            for measure, expected in measures.items():
                _assert_number(found.measures[name][measure], expected, (what, name, measure))


def _assert_number(found: Measured, expected: Measured, what: object) -> None:
    """Hold a number against another; the last digits may tell in which order it was added up."""
    rounded = None if expected.value is None else pytest.approx(expected.value, rel=1e-12)
    assert found == replace(expected, value=rounded), what
