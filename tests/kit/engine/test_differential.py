"""Every path and the plain reference say the same of any rules on any data, to the last row."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.agreeing import assert_agreement, law
from tests.kit.engine.generating import Drawn, bases
from tests.kit.engine.paths import DATABASE, PRINTED, VECTOR, EnginePath
from tests.kit.engine.rule_files import rule_files

UNITS = pytest.mark.parametrize("unit", list(Entity))


@UNITS
@law(20)
@given(st.data())
def test_the_fast_path(unit: Entity, data: st.DataObject) -> None:
    assert_agreement(data.draw(bases()), data.draw(rule_files(unit, 10)), [VECTOR])


@UNITS
@law(4)
@given(st.data())
def test_the_database(unit: Entity, data: st.DataObject) -> None:
    assert_agreement(data.draw(bases()), data.draw(rule_files(unit, 5)), [DATABASE])


@UNITS
@law(2)
@given(st.data())
def test_the_printed_sql(unit: Entity, data: st.DataObject) -> None:
    assert_agreement(data.draw(bases()), data.draw(rule_files(unit, 4)), [PRINTED])


def test_tables_without_rows(paths: Sequence[EnginePath]) -> None:
    row = {"user_id": "u1", "account_id": "A", "event": "login", "timestamp": datetime(2026, 4, 1)}
    base = Drawn({**dict.fromkeys(("people", "accounts", "feedback"), ()), "events": [row]}, [])
    asked = {"All": "everyone", "Came": 'did "login"', "Said": 'nps > 5 or said "pro"'}
    for unit in Entity:
        assert_agreement(base, Rules.of(asked, unit=unit), paths)
