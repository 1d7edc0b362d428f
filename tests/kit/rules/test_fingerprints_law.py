"""The law of fingerprints: the normal form of a rule has its members, and is unsure of the same."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules.fingerprints import normal
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF, bases
from tests.kit.engine.paths import ORACLE
from tests.kit.engine.rule_files import rule_files


def in_normal_form(rules: Rules) -> Rules:
    return replace(
        rules,
        segments=tuple(replace(one, rule=normal(one.rule)) for one in rules.segments),
        stages=tuple(replace(one, rule=normal(one.rule)) for one in rules.stages),
        measures=tuple(replace(one, value=normal(one.value)) for one in rules.measures),
    )


@pytest.mark.parametrize("unit", list(Entity))
@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_rule_in_normal_form_means_the_same(unit: Entity, data: st.DataObject) -> None:
    base, rules = data.draw(bases()), data.draw(rule_files(unit, 12))
    truth = ORACLE.found(base, rules, AS_OF)
    assert_same(ORACLE.found(base, in_normal_form(rules), AS_OF), truth, "normal form")
