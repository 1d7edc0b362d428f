"""Wherever customer data lie, and however they came there, rules say the same of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.rules.nodes import Entity
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF
from tests.kit.engine.homes import homes
from tests.kit.engine.rule_files import rule_files
from tests.kit.engine.test_differential import UNITS, law
from tests.kit.engine.test_refreshing import found, streams


@UNITS
@law(2)
@given(st.data())
def test_memberships_are_the_same(unit: Entity, data: st.DataObject) -> None:
    base, later = data.draw(streams())
    rules = data.draw(rule_files(unit, 4))
    with TemporaryDirectory() as folder:
        answers = {
            home: found(evaluate(there, rules, AS_OF), rules)
            for home, there in homes(base, later, Path(folder)).items()
        }
    for home, answer in answers.items():
        assert_same(answer, answers["directory"], f"from the {home}")
