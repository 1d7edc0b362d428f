"""The ways in which rules are answered, one of them the oracle: cases and laws are put to each.

A path that asks another back end stands beside these in the folder that starts it, and is handed
to the same cases by the fixture `paths`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.database.querying import queries
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.measures import Measured
from segmatrix.kit.engine.reference import Reference
from segmatrix.kit.engine.reference.world import World
from segmatrix.kit.rules.rulefile import Rules


class Base(Protocol):
    """A customer base, as rows and as what an engine takes."""

    @property
    def tables(self) -> Mapping[str, Sequence[Mapping[str, Any]]]: ...

    @property
    def merges(self) -> Sequence[tuple[str, str]]: ...

    @property
    def data(self) -> CustomerData: ...


@dataclass(frozen=True)
class Found:
    """What a path says; None is what it does not speak of.

    Attributes:
        members: of each segment, sorted.
        universe: everybody who is known, sorted.
        unsure: of each segment, sorted.
        missing: per segment, how many of the unsure lack which trait or property.
        measures: per segment, its numbers.
    """

    members: Mapping[str, list[str]]
    universe: list[str] | None = None
    unsure: Mapping[str, list[str]] | None = None
    missing: Mapping[str, Mapping[str, int]] | None = None
    measures: Mapping[str, Mapping[str, Measured]] | None = None


class EnginePath(Protocol):
    """A way in which rules are answered."""

    @property
    def name(self) -> str: ...

    def found(self, base: Base, rules: Rules, as_of: datetime) -> Found:
        """Return what comes of putting rules to a customer base."""
        ...


@dataclass(frozen=True)
class Oracle:
    """The meaning of rules a second time, entity by entity."""

    name: str = "reference"

    def found(self, base: Base, rules: Rules, as_of: datetime) -> Found:
        calendar = Calendar.at(as_of, rules.timezone)
        reference = Reference(World(calendar, merges=base.merges, **base.tables), rules)
        names = list(rules.by_name)
        return Found(
            members={name: reference.members(name) for name in names},
            universe=reference.world.universe[rules.unit],
            unsure={name: reference.unsure(name) for name in names},
            measures={
                name: {one.name: reference.measured(one, name) for one in rules.measures}
                for name in names
            },
        )


@dataclass(frozen=True)
class Evaluated:
    """What a program gets from `evaluate`, by one of its engines."""

    engine: str

    @property
    def name(self) -> str:
        return self.engine

    def found(self, base: Base, rules: Rules, as_of: datetime) -> Found:
        result = evaluate(base.data, rules, as_of, engine=self.engine)
        names = list(rules.by_name)
        return Found(
            members={name: result.members(name) for name in names},
            universe=result.ids.to_pylist(),
            unsure={name: result.unsure(name) for name in names},
            missing={name: result[name].missing for name in names},
            measures={name: result[name].measures for name in names},
        )


@dataclass(frozen=True)
class Printed:
    """What the SQL selects that is printed to be read and run elsewhere."""

    name: str = "printed SQL"

    def found(self, base: Base, rules: Rules, as_of: datetime) -> Found:
        run = base.data.backend.con.execute
        written = queries(rules, as_of, data=base.data)
        return Found(
            {name: [row[0] for row in run(sql).fetchall()] for name, sql in written.items()}
        )


ORACLE = Oracle()
VECTOR, DATABASE, PRINTED = Evaluated("vector"), Evaluated("database"), Printed()
EMBEDDED: tuple[EnginePath, ...] = (ORACLE, VECTOR, DATABASE, PRINTED)
