"""The state before, and what the facts say happened since, make the state as it is read afresh."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.activity.events import Fact
from segmatrix.activity.queries import since
from segmatrix.base.errors import Refusal
from segmatrix.matrix import events, queries
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.matrix.steps import STEPS, Step, take, without_a_deadline
from tests.matrix.test_nothing_lost import OFTEN, begun

ABOUT_A_STATEMENT = (
    events.StatementAdded,
    events.StatementEdited,
    events.StatementMoved,
    events.StatementRestored,
    events.VariantPicked,
    events.VariantsReopened,
)


@dataclass
class Told:
    """A matrix as somebody knows it who read it once and hears of facts alone."""

    order: list[str]
    names: dict[str, str]
    rules: dict[str, str]
    places: dict[str, dict[str, Any]]
    removed: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, bench: Bench) -> "Told":
        table = bench.table
        said = [each for row in table.rows for cell in row.cells for each in cell.statements]
        return cls(
            order=[each.id for each in table.segments],
            names={each.id: each.name for each in table.segments},
            rules={each.id: each.rule for each in table.segments},
            places={
                each.id: {
                    "segment_id": each.segment_id,
                    "dimension_id": each.dimension_id,
                    "text": each.text,
                }
                for each in said
            },
        )

    def hear(self, fact: Fact) -> None:
        about = vars(fact)
        self.order = about.get("order", self.order) if _of_columns(fact) else self.order
        self.rules |= about.get("rules", {})
        if _of_columns(fact) and "name" in about:
            self.names[about["segment_id"]] = about["name"]
        if isinstance(fact, events.SegmentRuleSet):
            self.rules[fact.segment_id] = fact.rule
        if isinstance(fact, events.SegmentsMerged | events.PartsRejoined):
            for gone in getattr(fact, "merged", None) or about["parts"]:
                self._carry(gone["carried"], fact.segment_id)
        if isinstance(fact, events.SegmentSplit | events.SegmentsUnmerged):
            for part in about["parts"]:
                self.names[part["segment_id"]] = part["name"]
                self._carry(part["carried"], part["segment_id"])
        if isinstance(fact, ABOUT_A_STATEMENT):
            known = self.places.setdefault(about["statement_id"], {})
            known |= {
                key: about[key] for key in ("segment_id", "dimension_id", "text") if key in about
            }
        if isinstance(fact, events.StatementRemoved):
            self.removed.add(fact.statement_id)
        if isinstance(fact, events.StatementAdded | events.StatementRestored):
            self.removed.discard(fact.statement_id)

    def picture(self, rows: set[str]) -> object:
        """Return the table as far as it is told: columns, rules and the texts in these rows."""
        return (
            [(self.names[ident], self.rules.get(ident, "")) for ident in self.order],
            {
                ident: place
                for ident, place in self.places.items()
                if ident not in self.removed
                and place["segment_id"] in self.order
                and place["dimension_id"] in rows
            },
        )

    def _carry(self, carried: dict[str, Any], to: str) -> None:
        for ident in carried["statements"]:
            self.places[ident]["segment_id"] = to


def _of_columns(fact: Fact) -> bool:
    return type(fact).__name__.startswith(("Segment", "Parts"))


steps = st.lists(
    st.tuples(st.sampled_from([*sorted(STEPS), *OFTEN]), st.integers(0, 11), st.integers(0, 11)),
    min_size=1,
    max_size=14,
)


@settings(without_a_deadline, max_examples=12)
@given(steps=steps)
def test_facts_tell_all_that_happened_to_columns_rules_and_texts(
    cast: Cast, steps: list[Step]
) -> None:
    bench = begun(cast)
    told, number = Told.read(bench), queries.matrix(bench.id, cast.exa).number
    for step in steps:
        try:
            take(bench, step, cast.exa)
        except Refusal:
            continue
        for entry in since(bench.stream, number):
            told.hear(entry.fact)
            number = entry.number
        rows = {row.dimension.id for row in bench.table.rows}
        assert told.picture(rows) == Told.read(bench).picture(rows), step
