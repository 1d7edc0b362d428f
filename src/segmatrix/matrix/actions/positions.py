"""Saving an order as positions."""

from collections.abc import Iterable, Sequence
from typing import Any


def arrange(rows: Iterable[Any], order: Sequence[str]) -> None:
    """Give each of `rows` its place in `order`, and save those whose place changed.

    Rows of one table, all ids of which are in `order`.
    """
    moved = []
    for row in rows:
        position = order.index(row.pk)
        if row.position != position:
            row.position = position
            moved.append(row)
    if moved:
        type(moved[0]).objects.bulk_update(moved, ["position"])
