"""Every path and the plain reference say the same of any rules on any data, to the last row."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF, Drawn, bases
from tests.kit.engine.paths import DATABASE, ORACLE, PRINTED, VECTOR, EnginePath
from tests.kit.engine.rule_files import rule_files


def assert_agreement(base: Drawn, rules: Rules, paths: Sequence[EnginePath]) -> None:
    """Put rules to a customer base in several ways and to the reference."""
    truth = ORACLE.found(base, rules, AS_OF)
    written = "\n".join(f"{one.name}: {one.text}" for one in (*rules.stages, *rules.segments))
    for path in paths:
        assert_same(path.found(base, rules, AS_OF), truth, f"by {path.name} of\n{written}")


# Always the same bases, so that the suite fails for a change and never for luck. Shrinking takes
# minutes, and the rules in the message are mostly enough.
def law(examples: int) -> settings:
    return settings(
        deadline=None,
        derandomize=True,
        max_examples=examples,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


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
