"""What an evaluator keeps stays true: refreshed is the same as recomputed, and little is done."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import TICK
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Result
from segmatrix.kit.engine.questions import Questions
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.vector.keeping import Kept
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules
from segmatrix.kit.rules.written import rule
from tests.kit.engine.asserting import assert_same
from tests.kit.engine.generating import AS_OF, Drawn, Row, arrow, bases
from tests.kit.engine.paths import Found
from tests.kit.engine.rule_files import rule_files
from tests.kit.engine.test_differential import UNITS, law

Tables = Mapping[str, Sequence[Row]]

# Forwards and backwards, and not at all.
TICKS = st.sampled_from(
    [
        timedelta(0),
        TICK,
        timedelta(minutes=-40),
        timedelta(hours=2),
        timedelta(days=-1),
        timedelta(days=1, microseconds=1),
        timedelta(days=7),
        timedelta(days=-30),
        timedelta(days=31),
    ]
)


def found(result: Result, rules: Rules) -> Found:
    names = list(rules.by_name)
    return Found(
        members={name: result.members(name) for name in names},
        universe=result.ids.to_pylist(),
        unsure={name: result.unsure(name) for name in names},
        missing={name: result[name].missing for name in names},
        measures={name: result[name].measures for name in names},
    )


@st.composite
def streams(draw: st.DrawFn) -> tuple[Drawn, list[Tables]]:
    """A customer base, and rows that come to it bit by bit, in any order of time.

    Rows about people and accounts change what was known of them; some of what happened comes again.
    """
    base, chance = draw(bases()), Random(draw(st.integers(0, 2**32 - 1)))
    number = draw(st.integers(1, 3))
    first: dict[str, list[Row]] = {}
    coming: list[dict[str, list[Row]]] = [{} for _ in range(number)]
    for table, rows in base.tables.items():
        first[table] = []
        for row in rows:
            # What tells the catalog of names and types is there from the start.
            told = row.get("user_id") == "later" or chance.random() < 0.6
            (first[table] if told else chance.choice(coming).setdefault(table, [])).append(row)
            if not told and table == "events" and chance.random() < 0.3:
                chance.choice(coming).setdefault(table, []).append(row)
    return Drawn(first, base.merges), [step for step in coming if step]


@UNITS
@law(8)
@given(st.data())
def test_refreshed_is_the_same_as_recomputed(unit: Entity, data: st.DataObject) -> None:
    base, coming = data.draw(streams())
    rules = data.draw(rule_files(unit, 4))
    merging = data.draw(st.sampled_from([None, None, ("u6", "u7"), ("u3", "u2")]))
    if merging is not None:
        coming.append({"merges": [{"from_id": merging[0], "into_id": merging[1]}]})
    for segment in (*rules.stages, *rules.segments):
        note(f"{segment.name}: {segment.text}")
    evaluator, tables, as_of = Evaluator(base.data), dict(base.tables), AS_OF
    evaluator.evaluate(rules, as_of)
    for step in coming:
        note(f"{as_of}: {step}")
        later = _arrow(step)
        tables = {name: [*tables.get(name, []), *step.get(name, [])] for name in {**tables, **step}}
        evaluator.refresh(evaluator.data.appended(later))
        at_once = CustomerData.from_arrow(_arrow(tables), base.merges)
        for _ in range(2):
            result, truth = evaluator.evaluate(rules, as_of), evaluate(at_once, rules, as_of)
            assert_same(found(result, rules), found(truth, rules), "refreshing")
            assert found(result, rules).missing == found(truth, rules).missing
            as_of += data.draw(TICKS)


def _arrow(tables: Tables) -> dict[str, pa.Table]:
    merges = {"merges": pa.Table.from_pylist(list(tables["merges"]))} if "merges" in tables else {}
    return {**arrow({name: rows for name, rows in tables.items() if name != "merges"}), **merges}


@UNITS
@law(6)
@given(st.data())
def test_many_instants_at_once_are_the_same_as_one_by_one(
    unit: Entity, data: st.DataObject
) -> None:
    base, rules = data.draw(bases()), data.draw(rule_files(unit, 4))
    ticks = data.draw(st.lists(TICKS, min_size=2, max_size=5))
    as_ofs = [AS_OF + sum(ticks[:place], timedelta(0)) for place in range(len(ticks))]

    results = Evaluator(base.data).evaluate_many(rules, as_ofs)

    for result, as_of in zip(results, as_ofs, strict=True):
        assert result.as_of == as_of
        truth = evaluate(base.data, rules, as_of)
        assert_same(found(result, rules), found(truth, rules), "many instants")


# --- how little is done ---------------------------------------------------------------------------

NOON = datetime(2026, 6, 15, 12)
ORDERS = """
segments:
  - {name: Often, rule: 'did "order" at least 2 times in the last 30 days'}
  - {name: Days, rule: 'did "order" on at least 2 days'}
  - {name: Large, rule: 'did "order" where amount > 5 in the last 8 days'}
  - {name: Much, rule: 'sum of amount for "order" in the last 30 days > 10'}
  - {name: First, rule: 'first did "order" in the last 30 days'}
  - {name: Twice, rule: 'did "order" then "order" within 3 days'}
  - {name: More, rule: 'did "order" more often than "order" where amount > 5'}
"""
TRAITS = """
segments:
  - {name: Pro, rule: plan is "pro"}
  - {name: Big, rule: seats > 2}
  - {name: Early, rule: since is before 2026-06-01}
"""


@pytest.fixture
def evaluator() -> Evaluator:
    people = pa.table(
        {
            "user_id": ["a", "b", "c"],
            "plan": ["pro", "free", None],
            "seats": [1.0, 3.0, 5.0],
            "since": pa.array([datetime(2026, 5, day).date() for day in (1, 2, 3)]),
        }
    )
    rows = [("a", "order", 3), ("a", "order", 1), ("b", "order", 20), ("c", "login", 2)]
    return Evaluator(CustomerData.from_arrow({"people": people, **happened(*rows)}))


def happened(*rows: tuple[str, str, float]) -> dict[str, pa.Table]:
    """Return events of somebody, so many days before noon, worth twice as much as days."""
    users, names, days = zip(*rows, strict=True)
    times = pa.array([NOON - timedelta(days=one) for one in days], pa.timestamp("us"))
    amounts = pa.array([2.0 * one for one in days])
    return {"events": pa.table([users, names, times, amounts], EVENT_COLUMNS)}


EVENT_COLUMNS = ["user_id", "event", "timestamp", "amount"]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What evaluators find out and keep meanwhile: answers, and what they are made of."""
    found: list[object] = []
    put = Kept.put

    def noting(self: Kept, key: object, value: object) -> None:
        found.append(key)
        put(self, key, value)

    monkeypatch.setattr(Kept, "put", noting)
    return found


def leaves(rules: Rules) -> int:
    return len(set(Questions.of(rules).leaves))


def test_asking_the_same_again_finds_out_nothing(evaluator: Evaluator, kept: list[object]) -> None:
    for rules in (Rules.parse(ORDERS), Rules.parse(TRAITS)):
        evaluator.evaluate(rules, NOON)
        kept.clear()

        evaluator.evaluate(rules, NOON)

        assert kept == []


def test_new_events_leave_alone_what_is_about_other_events(
    evaluator: Evaluator, kept: list[object]
) -> None:
    rules = Rules.parse(ORDERS)
    evaluator.evaluate(rules, NOON)
    evaluator.refresh(evaluator.data.appended(happened(("a", "login", 4), ("c", "login", 1))))
    kept.clear()

    evaluator.evaluate(rules, NOON)

    # Answers at an instant are of the data as they are; nothing below them is found out anew.
    assert len(kept) <= leaves(rules)

    evaluator.refresh(evaluator.data.appended(happened(("c", "order", 4))))
    kept.clear()
    assert "c" in evaluator.evaluate(rules, NOON).members("Large")
    assert len(kept) > leaves(rules)


def test_new_events_of_known_people_ask_no_traits(evaluator: Evaluator, kept: list[object]) -> None:
    rules = Rules.parse(TRAITS)
    evaluator.evaluate(rules, NOON)
    evaluator.refresh(evaluator.data.appended(happened(("a", "login", 4))))
    kept.clear()

    evaluator.evaluate(rules, NOON)

    assert len(kept) <= leaves(rules)

    people = {"people": pa.table({"user_id": ["c"], "plan": ["pro"], "seats": [1.0]})}
    evaluator.refresh(evaluator.data.appended(people))
    assert evaluator.evaluate(rules, NOON).members("Pro") == ["a", "c"]


def test_another_instant_leaves_alone_windows_that_moved_over_nothing(
    evaluator: Evaluator, kept: list[object]
) -> None:
    rules = Rules.parse(ORDERS)
    evaluator.evaluate(rules, NOON)
    kept.clear()

    evaluator.evaluate(rules, NOON + timedelta(hours=3))

    assert len(kept) <= leaves(rules)


def test_twelve_instants_ask_traits_once(evaluator: Evaluator, kept: list[object]) -> None:
    rules = Rules.parse(TRAITS)

    evaluator.evaluate_many(rules, [NOON - timedelta(days=30 * months) for months in range(12)])

    # Each leaf's test once, and its answer at each instant.
    assert len(kept) <= (1 + 12) * leaves(rules)


def test_a_changed_rule_asks_only_what_is_new(evaluator: Evaluator, kept: list[object]) -> None:
    rules, changed = Rules.parse(ORDERS), 'did "login" in the last 30 days'
    fresh = Evaluator(evaluator.data)
    fresh.evaluate(Rules.of({"Alone": rule(changed)}), NOON)
    alone = len(kept)
    evaluator.evaluate(rules, NOON)
    kept.clear()

    again = Rules.parse(ORDERS.replace('did "order" on at least 2 days', changed))
    evaluator.evaluate(again, NOON)

    assert again.by_name["Days"] == rule(changed).tree
    assert len(kept) == alone
