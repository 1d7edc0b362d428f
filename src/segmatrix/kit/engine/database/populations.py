"""Who there is to be asked about: the people and accounts known at an instant, and their rows.

Known means strictly before `as of`. A row of people or accounts is known from its `created_at`,
if it has one; whoever no row names is known from the first thing seen of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.database.columns import all_of, during
from segmatrix.kit.rules.nodes import Entity


@dataclass(frozen=True)
class Tables:
    """The logical tables that a rule is asked of; None is a table that there is not."""

    people: ir.Table | None = None
    accounts: ir.Table | None = None
    events: ir.Table | None = None
    feedback: ir.Table | None = None
    exposures: ir.Table | None = None

    def of(self, unit: Entity) -> ir.Table | None:
        """Return the table with a row for each of a unit."""
        return self.people if unit is Entity.PERSON else self.accounts

    def rows(self, name: str) -> ir.Table:
        """Return the table of things that happened, by its name."""
        found: ir.Table | None = getattr(self, name)
        assert found is not None, f"a rule about {name} is refused where there are none"
        return found

    def seen(self, key: str) -> list[ir.Table]:
        """Return the tables of things that happened, as far as they name the key."""
        timed = (self.events, self.feedback, self.exposures)
        return [table for table in timed if table is not None and key in table.columns]


def people(tables: Tables, calendar: Calendar, *, with_accounts: bool) -> ir.Table:
    """Return the known people, one row each: `user_id` and, if asked for, `account_id`.

    A person's account is the one in `people`, else that of the person's latest event naming one.
    """
    known = _united(
        _known_rows(tables, Entity.PERSON, calendar), _seen(tables, Entity.PERSON, calendar)
    )
    if not with_accounts:
        return known
    named = _named_accounts(tables, calendar)
    if not named:
        return known.mutate(account_id=ibis.null("string"))
    for place, table in enumerate(named):
        column = f"account_{place}"
        known = known.left_join(
            table.select(user_id="user_id", **{column: "account_id"}), "user_id"
        ).drop("user_id_right")
    columns = [known[f"account_{place}"] for place in range(len(named))]
    return _without_unknown(
        known.select("user_id", account_id=ibis.coalesce(*columns)), tables, calendar
    )


def accounts(tables: Tables, calendar: Calendar) -> ir.Table:
    """Return the known accounts, one row each: `account_id`."""
    others = _seen(tables, Entity.ACCOUNT, calendar)
    if tables.people is not None and "account_id" in tables.people.columns:
        named = tables.people.filter(_is_known(tables.people, calendar))
        others = [named.filter(named.account_id.notnull()).select("account_id"), *others]
    return _united(_known_rows(tables, Entity.ACCOUNT, calendar), others)


def happened(rows: ir.Table, unit: Entity, known_people: ir.Table | None) -> ir.Table:
    """Return what happened to a unit, of one table; an account's rows are its own and its people's.

    Args:
        rows: events, feedback or exposures.
        known_people: people with their accounts; wanted for the unit account.
    """
    if unit is Entity.PERSON:
        if "user_id" in rows.columns:
            return rows.filter(rows.user_id.notnull())
        return rows.limit(0).mutate(user_id=ibis.null("string"))
    assert known_people is not None, "what happens to an account happens to its people too"
    own = rows.filter(rows.account_id.notnull()) if "account_id" in rows.columns else None
    if "user_id" not in rows.columns:
        assert own is not None, "a row names a person or an account"
        return own
    members = known_people.select(member="user_id", home="account_id")
    joined = rows.inner_join(members.filter(members.home.notnull()), rows.user_id == members.member)
    if own is None:
        return joined.mutate(account_id=joined.home).drop("member", "home")
    # A row that names the person's own account is one row, not two.
    elsewhere = joined.filter(joined.account_id.isnull() | (joined.account_id != joined.home))
    theirs = elsewhere.mutate(account_id=elsewhere.home).select(*own.columns)
    return own.union(theirs)


def _is_known(table: ir.Table, calendar: Calendar) -> Any:
    if "created_at" not in table.columns:
        return ibis.literal(True)
    until = Interval(None, calendar.as_of)
    created = table.created_at
    bounds = during(created, calendar.dates(until) if created.type().is_date() else until)
    return created.isnull() | all_of(bounds)


def _known_rows(tables: Tables, unit: Entity, calendar: Calendar) -> ir.Table | None:
    """Return who stands in the unit's own table, and whether they are known: `known`."""
    table = tables.of(unit)
    if table is None:
        return None
    return table.select(unit.key, known=_is_known(table, calendar))


def _seen(tables: Tables, unit: Entity, calendar: Calendar) -> list[ir.Table]:
    return [
        table.filter(table[unit.key].notnull(), *during(table.timestamp, _past(calendar))).select(
            unit.key
        )
        for table in tables.seen(unit.key)
    ]


def _past(calendar: Calendar) -> Interval:
    return Interval(None, calendar.as_of)


def _united(rows: ir.Table | None, others: Sequence[ir.Table]) -> ir.Table:
    """Return those known by their row, and of the others those who have no row."""
    seen = reduce(lambda left, right: left.union(right), others).distinct() if others else None
    if rows is None:
        assert seen is not None, "there is some table"
        return seen
    known = rows.filter(rows.known).drop("known")
    if seen is None:
        return known
    return known.union(seen.anti_join(rows, seen.columns[0]))


def _named_accounts(tables: Tables, calendar: Calendar) -> list[ir.Table]:
    """Return tables of `user_id` and `account_id`, the one that counts more first."""
    named = []
    if tables.people is not None and "account_id" in tables.people.columns:
        named.append(tables.people)
    events = tables.events
    if events is not None and {"user_id", "account_id"} <= set(events.columns):
        naming = events.filter(
            events.user_id.notnull(),
            events.account_id.notnull(),
            *during(events.timestamp, _past(calendar)),
        )
        # At equal times the later row decides; a warehouse has no rows in order, there it is the
        # greater id.
        tie = ROW if ROW in naming.columns else "account_id"
        order = [naming.timestamp.desc(), naming[tie].desc()]
        window = ibis.window(group_by="user_id", order_by=order)
        ranked = naming.select("user_id", "account_id", place=ibis.row_number().over(window))
        named.append(ranked.filter(ranked.place == 0))
    return named


def _without_unknown(members: ir.Table, tables: Tables, calendar: Calendar) -> ir.Table:
    """Leave open the account of people whose account is not known yet."""
    rows = _known_rows(tables, Entity.ACCOUNT, calendar)
    if tables.accounts is None or "created_at" not in tables.accounts.columns or rows is None:
        return members
    unknown = rows.filter(~rows.known).select(later="account_id")
    joined = members.left_join(unknown, members.account_id == unknown.later)
    return joined.select(
        "user_id", account_id=joined.later.isnull().ifelse(joined.account_id, None)
    )
