"""An answer rests on what happened before its instant, and to whom it is about: on no other row."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF, EVENTS, KINDS, USERS, Drawn, Row, arrow, bases
from tests.kit.engine.paths import VECTOR
from tests.kit.engine.rule_files import rule_files
from tests.kit.engine.test_differential import UNITS, law
from tests.kit.engine.test_refreshing import found

# As decimals they have up to six digits and are below a milliard, or they are none.
CENTS = st.integers(-(10**12), 10**12).map(lambda number: Decimal(number).scaleb(-6))
ANY = st.floats(-1e15, 1e15, allow_nan=False)
NO_DECIMALS = (1 / 3, 0.1234567, 1e12 + 0.25, -5e-324)


def later_rows(seed: int) -> dict[str, list[Row]]:
    """Return what happens at an instant and after it, of numbers that are no decimals."""
    chance = Random(seed)

    def row(**more: object) -> Row:
        at = AS_OF + timedelta(hours=chance.randint(0, 5))
        return {"user_id": chance.choice([*USERS, "new"]), "timestamp": at, **more}

    return {
        "events": [
            row(event=chance.choice(EVENTS), seats=chance.choice(NO_DECIMALS)) for _ in range(4)
        ],
        "feedback": [
            row(kind=chance.choice(KINDS), score=chance.choice(NO_DECIMALS)) for _ in range(2)
        ],
    }


@UNITS
@law(8)
@given(st.data())
def test_later_rows_change_no_earlier_answer(unit: Entity, data: st.DataObject) -> None:
    base, rules = data.draw(bases()), data.draw(rule_files(unit, 4))
    later = later_rows(data.draw(st.integers(0, 2**32 - 1)))
    together = {table: [*rows, *later.get(table, [])] for table, rows in base.tables.items()}

    before = VECTOR.found(base, rules, AS_OF)

    appended = evaluate(base.data.appended(arrow(later)), rules, AS_OF)
    assert_same(found(appended, rules), before, "appended")
    assert_same(VECTOR.found(Drawn(together, base.merges), rules, AS_OF), before, "at once")


def amounts(of: str, numbers: Sequence[Decimal | float]) -> list[Row]:
    """Return orders of somebody, one an hour."""
    return [
        {
            "user_id": of,
            "event": "order",
            "timestamp": AS_OF - timedelta(hours=1 + hour),
            "seats": float(number),
        }
        for hour, number in enumerate(numbers)
    ]


@pytest.mark.parametrize("engine", ["vector", "database"])
@law(15)
@given(
    own=st.lists(CENTS, min_size=1, max_size=6),
    more=st.lists(ANY, max_size=4),
    other=st.lists(ANY, max_size=4),
)
def test_decimals_add_up_whatever_others_have(
    engine: str, own: list[Decimal], more: list[float], other: list[float]
) -> None:
    total = float(sum(own))
    expected = {"sum": total, "average": total / len(own), "median": float(2 * median(own)) / 2}
    rules = Rules.of(
        {
            statistic: f'{statistic} of seats for "order" = {Decimal(repr(number)):f}'
            for statistic, number in expected.items()
        }
    )
    ours, others = amounts("a", own), [*amounts("b", other), *amounts("c", [*own, *more])]
    alone = CustomerData.from_arrow(arrow({"events": ours}))
    beside = CustomerData.from_arrow(arrow({"events": [*others, *ours]}))

    for data in (alone, beside, alone.appended(arrow({"events": others}))):
        result = evaluate(data, rules, AS_OF, engine=engine)
        for name in rules.by_name:
            assert "a" in result.members(name), name
