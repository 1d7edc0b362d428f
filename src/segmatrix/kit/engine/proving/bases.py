"""A customer base at an instant, and rules put to the engine that evaluates them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.asking import Asking
from segmatrix.kit.engine.database.engine import DatabaseEngine
from segmatrix.kit.engine.questions import Questions
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.engine import VectorEngine
from segmatrix.kit.engine.vector.holdings import Holdings
from segmatrix.kit.rules.errors import nearest
from segmatrix.kit.rules.expanding import expanded
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.rulefile import Rules

# So many ids are looked at for one like a wrong one.
_MOST_ALIKE = 10_000


@dataclass(frozen=True)
class Base:
    """A customer base at an instant, and rules put to it."""

    data: CustomerData
    rules: Rules
    calendar: Calendar
    most: int

    @cached_property
    def asking(self) -> Asking[Any]:
        """The rules, put to the engine that evaluates them."""
        engine: Any = (
            DatabaseEngine(self.data, self.calendar)
            if self.data.clustered is None
            else VectorEngine(Holdings(self.data), self.calendar)
        )
        questions = Questions.of(self.rules)
        return Asking(engine, questions.unit, questions.segments, questions.lists)

    def verdict(self, rule: Any, unit: Entity) -> Verdict[Any]:
        """Return the verdict on a rule of the surface language."""
        return self.asking.verdict(expanded(rule, self.rules.terms), unit)

    def true_of(self, unit: Entity, truth: Any) -> list[str]:
        """Return the ids of whom something is true."""
        engine, universe = self.asking.engine, self.asking.engine.universe(unit)
        found: list[str] = universe.named(engine.bits(unit, truth) & universe.known).to_pylist()
        return found

    def is_true(self, unit: Entity, truth: Any, ident: str) -> bool:
        """Return whether something is true of somebody."""
        place = self.place(unit, ident)
        return bool(self.asking.engine.bits(unit, truth).bools(place + 1)[place])

    def place(self, unit: Entity, ident: str) -> int:
        """Return the place of an id in the universe."""
        found: int = pc.index(self.asking.engine.universe(unit).ids, ident).as_py()
        return found

    def require(self, unit: Entity, ident: str) -> None:
        """Refuse an id that nobody known has."""
        universe = self.asking.engine.universe(unit)
        place = self.place(unit, ident)
        if place >= 0 and universe.known.bools(place + 1)[place]:
            return
        if place >= 0:
            raise DataError(
                f"the {unit} “{ident}” is not known yet at {self.calendar.as_of} UTC",
                "Name a later instant.",
            )
        meant = nearest(ident, _alike(universe.ids, ident))
        raise DataError(
            f"there is no {unit} “{ident}” in the data",
            f"Did you mean “{meant}”?" if meant else "Ids are written as they stand in the data.",
        )


def _alike(ids: pa.Array, ident: str) -> list[str]:
    """Return ids that begin or end as another does; of very many, some."""
    begin = pc.starts_with(ids, ident[:2], ignore_case=True)
    end = pc.ends_with(ids, ident[-2:], ignore_case=True)
    found: list[str] = ids.filter(pc.or_(begin, end))[:_MOST_ALIKE].to_pylist()
    return found
