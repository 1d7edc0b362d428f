"""Who and what there is, as rows of plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeAlias

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.reference.values import instant, missing
from segmatrix.kit.rules.nodes import Entity

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class World:
    """Customer data as rows of plain values, seen at one instant.

    Rows have the columns of the standard layout; a column that is missing, None or "" is a missing
    value, instants are naive UTC, merges are pairs. What happened on a date happened at its start.
    """

    calendar: Calendar
    people: Sequence[Row] = ()
    accounts: Sequence[Row] = ()
    events: Sequence[Row] = ()
    feedback: Sequence[Row] = ()
    exposures: Sequence[Row] = ()
    merges: Sequence[tuple[str, str]] = ()

    def at(self, instant: datetime) -> "World":
        """Return the same world as it was seen at another instant."""
        return replace(self, calendar=replace(self.calendar, as_of=instant))

    @cached_property
    def _into(self) -> dict[str, str]:
        return dict(self.merges)

    def canonical(self, ident: Any) -> str | None:
        """Return the id that stays."""
        if ident in (None, ""):
            return None
        while ident in self._into:
            ident = self._into[ident]
        return str(ident)

    # --- who there is -----------------------------------------------------------------------

    @cached_property
    def traits(self) -> dict[Entity, dict[str, dict[str, Any]]]:
        return {
            Entity.PERSON: self._gathered(self.people, "user_id"),
            Entity.ACCOUNT: self._gathered(self.accounts, "account_id"),
        }

    def _gathered(self, rows: Sequence[Row], key: str) -> dict[str, dict[str, Any]]:
        def away(ident: Any) -> int:
            steps = 0
            while key == "user_id" and ident in self._into:
                ident, steps = self._into[ident], steps + 1
            return steps

        found: dict[str, dict[str, Any]] = {}
        for row in sorted(rows, key=lambda row: away(row[key])):
            ident = self.canonical(row[key]) if key == "user_id" else row[key]
            kept = found.setdefault(str(ident), {key: ident})
            for name, value in row.items():
                if missing(value) or name == key:
                    continue
                kept[name] = (
                    min(kept.get(name, value), value)
                    if name == "created_at"
                    else kept.get(name, value)
                )
        return found

    def _known(self, traits: Row) -> bool:
        created = traits.get("created_at")
        return created is None or instant(created, self.calendar) < self.calendar.as_of

    @cached_property
    def universe(self) -> dict[Entity, list[str]]:
        """Everybody known before `as of`, by unit, sorted."""
        past = [*self.past_events, *self.past_feedback, *self.past_exposures]
        people, accounts = self.traits[Entity.PERSON], self.traits[Entity.ACCOUNT]
        known = {one for one, row in people.items() if self._known(row)}
        known |= {str(row["user_id"]) for row in past if row["user_id"]} - people.keys()
        named: set[Any] = {people[one].get("account_id") for one in known if one in people}
        named |= {row.get("account_id") for row in past}
        known_accounts = {one for one, row in accounts.items() if self._known(row)}
        known_accounts |= {one for one in named if not missing(one)} - accounts.keys()
        return {Entity.PERSON: sorted(known), Entity.ACCOUNT: sorted(known_accounts)}

    @cached_property
    def account_of(self) -> dict[str, str | None]:
        found = {}
        for person in self.universe[Entity.PERSON]:
            account = self.traits[Entity.PERSON].get(person, {}).get("account_id")
            naming = [
                event
                for event in self.past_events
                if event["user_id"] == person and not missing(event.get("account_id"))
            ]
            if account is None and naming:
                account = in_order(naming)[-1]["account_id"]
            found[person] = account if account in self.universe[Entity.ACCOUNT] else None
        return found

    # --- what happened before `as of`, in the order of the files ----------------------------

    @cached_property
    def past_events(self) -> list[Row]:
        """The events, repeats dropped."""
        seen: set[tuple[Any, ...]] = set()
        kept: list[Row] = []
        for event in map(self._dated, self.events):
            columns = ("message_id", "user_id", "account_id", "event", "timestamp")
            key = tuple(event.get(column) for column in columns)
            if missing(event.get("message_id")) or key not in seen:
                kept.append(event)
            seen.add(key)
        return self._past(kept)

    @cached_property
    def past_feedback(self) -> list[Row]:
        return self._past(map(self._dated, self.feedback))

    @cached_property
    def past_exposures(self) -> list[Row]:
        return self._past(map(self._dated, self.exposures))

    def _dated(self, row: Row) -> Row:
        """Return a row of what happened with the id that stays and the instant."""
        when = instant(row["timestamp"], self.calendar)
        return {**row, "user_id": self.canonical(row.get("user_id")), "timestamp": when}

    def _past(self, rows: Any) -> list[Row]:
        return [row for row in rows if row["timestamp"] < self.calendar.as_of]


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Return rows in order of time; at equal times the later row comes later."""
    return sorted(rows, key=lambda row: row["timestamp"])
