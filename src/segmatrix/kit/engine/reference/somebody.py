"""A person or an account: traits, home, and what they did, said and saw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.reference.world import Row, World
from segmatrix.kit.rules.nodes import Entity


@dataclass(frozen=True)
class Somebody:
    """One of those whom a world knows.

    What an account did, said and saw is its own and that of its people, once each.
    """

    world: World
    unit: Entity
    ident: str

    @property
    def calendar(self) -> Calendar:
        return self.world.calendar

    def trait(self, name: str) -> Any:
        """Return the value of a trait, None if it is missing."""
        return self.world.traits[self.unit].get(self.ident, {}).get(name)

    def everybody(self) -> Iterator["Somebody"]:
        """Yield everybody known of the same unit."""
        for ident in self.world.universe[self.unit]:
            yield replace(self, ident=ident)

    def account(self) -> "Somebody | None":
        """Return a person's account."""
        home = self.world.account_of[self.ident]
        return Somebody(self.world, Entity.ACCOUNT, home) if home else None

    def people(self) -> list["Somebody"]:
        """Return an account's people."""
        homes = self.world.account_of
        return [
            Somebody(self.world, Entity.PERSON, one) for one in homes if homes[one] == self.ident
        ]

    def events(self) -> list[Row]:
        return self._own(self.world.past_events)

    def feedback(self) -> list[Row]:
        return self._own(self.world.past_feedback)

    def exposures(self) -> list[Row]:
        return self._own(self.world.past_exposures)

    def _own(self, rows: Sequence[Row]) -> list[Row]:
        if self.unit is Entity.PERSON:
            return [row for row in rows if row["user_id"] == self.ident]
        people = {one.ident for one in self.people()}
        return [
            row for row in rows if row.get("account_id") == self.ident or row["user_id"] in people
        ]
