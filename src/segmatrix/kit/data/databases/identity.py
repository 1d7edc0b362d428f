"""Repeats, and ids that are one person, as expressions over a user's tables."""

from collections.abc import Mapping
from typing import Any

import ibis

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.merging import Root

_AWAY = "#away"
_SAME = ("message_id", "user_id", "account_id", "event", "timestamp")


def ends(merges: Any, roots: Mapping[str, Root]) -> Any:
    """Return, for each id that goes (`gone`), the one that stays (`root`), and how far (`away`)."""
    found = merges.select(gone="from_id", root="into_id", away=ibis.literal(1)).distinct()
    steps = merges.select(through="from_id", into="into_id").distinct()
    for _ in range(max((root.distance for root in roots.values()), default=1) - 1):
        further = found.left_join(steps, found.root == steps.through)
        found = further.select(
            "gone",
            root=ibis.coalesce(further.into, further.root),
            away=further.away + further.into.notnull().ifelse(1, 0),
        )
    return found


def renamed(table: Any, merged: Any | None) -> Any:
    """Give each row the id that stays, and how far away from it the row's own id stood."""
    if merged is None or "user_id" not in table.columns:
        return table
    joined = table.left_join(merged, table.user_id == merged.gone)
    stays = joined.mutate(
        user_id=ibis.coalesce(joined.root, joined.user_id),
        **{_AWAY: ibis.coalesce(joined.away, 0)},
    )
    return stays.select(*table.columns, _AWAY)


def settled(table: Any) -> Any:
    """Return a table without what only tells its rows apart while they are brought together."""
    return table.drop(_AWAY) if _AWAY in table.columns else table


def gathered(table: Any, key: str) -> Any:
    """Return one row per id: of each trait the first known, of `created_at` the earliest."""
    traits = [name for name in table.columns if name not in {key, _AWAY, ROW, "created_at"}]
    order = [table[name] for name in (_AWAY, ROW) if name in table.columns]
    ranked = table.mutate(
        **{
            f"{name}#place": ibis.row_number().over(
                group_by=table[key],
                order_by=[table[name].isnull().ifelse(1, 0), *order, table[name]],
            )
            for name in traits
        }
    )
    found = {name: _only(ranked[name], ranked[f"{name}#place"] == 0) for name in traits}
    if "created_at" in table.columns:
        found["created_at"] = ranked["created_at"].min()
    return ranked.group_by(key).aggregate(**found)


def without_repeats(events: Any) -> Any:
    """Drop events that repeat message id, user or account, event and time; the first row stays."""
    same = [events[name] for name in _SAME if name in events.columns]
    others = [
        events[name]
        for name, kind in events.schema().items()
        if name not in _SAME and not kind.is_array()
    ]
    order = [events[ROW]] if ROW in events.columns else others
    numbered = events.mutate(
        repeat=ibis.row_number().over(ibis.window(group_by=same, order_by=order or None))
    )
    return numbered.filter(numbered.message_id.isnull() | (numbered.repeat == 0)).drop("repeat")


def times_seen(events: Any) -> Any:
    """Return, for message ids that stand on several rows, the rows and the different events."""
    known = events.filter(events.message_id.notnull())
    same = known.group_by([name for name in _SAME if name in known.columns])
    different = same.aggregate(rows=ibis._.count())
    found = different.group_by("message_id").aggregate(
        rows=different.rows.sum(), different=different.count()
    )
    return found.filter(found.rows > 1)


def _only(column: Any, where: Any) -> Any:
    """Return the value of the one row that is meant; true and false have no maximum everywhere."""
    if column.type().is_boolean():
        return column.ifelse(1, 0).max(where=where & column.notnull()) == 1
    return column.max(where=where)
