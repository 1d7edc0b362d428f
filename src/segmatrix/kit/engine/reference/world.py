"""Who and what there is, as rows of plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

    @cached_property
    def _happened(self) -> list[Row]:
        """All events before `as of`, repeats dropped, in the order of the file."""
        seen: set[tuple[Any, ...]] = set()
        kept: list[Row] = []
        for row in self.events:
            event = self._dated(row)
            columns = ("message_id", "user_id", "account_id", "event", "timestamp")
            key = tuple(event.get(column) for column in columns)
            if not missing(row.get("message_id")) and key in seen:
                continue
            seen.add(key)
            if event["timestamp"] < self.calendar.as_of:
                kept.append(event)
        return kept

    def _dated(self, row: Row) -> Row:
        """Return a row of what happened with the id that stays and the instant."""
        when = instant(row["timestamp"], self.calendar)
        return {**row, "user_id": self.canonical(row.get("user_id")), "timestamp": when}

    def _known(self, traits: Row) -> bool:
        created = traits.get("created_at")
        return created is None or instant(created, self.calendar) < self.calendar.as_of

    @cached_property
    def universe(self) -> dict[Entity, list[str]]:
        """Everybody known before `as of`, by unit, sorted."""
        told = map(self._dated, (*self.feedback, *self.exposures))
        past = [row for row in told if row["timestamp"] < self.calendar.as_of] + self._happened
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
            latest = None
            for event in self._happened:
                named = event["user_id"] == person and not missing(event.get("account_id"))
                if named and (latest is None or event["timestamp"] >= latest["timestamp"]):
                    latest = event
            if account is None and latest is not None:
                account = latest["account_id"]
            found[person] = account if account in self.universe[Entity.ACCOUNT] else None
        return found

    def events_of(self, unit: Entity, ident: str) -> list[Row]:
        if unit is Entity.PERSON:
            return [event for event in self._happened if event["user_id"] == ident]
        return [
            event
            for event in self._happened
            if event.get("account_id") == ident or self.account_of.get(event["user_id"]) == ident
        ]
