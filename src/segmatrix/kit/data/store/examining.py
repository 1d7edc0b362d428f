"""One look at shaped rows before they are loaded: gaps are refused, and the ends found."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.shaping import Shaped


@dataclass(frozen=True)
class Examined:
    """What a look at the rows showed.

    Attributes:
        rows: how many there are.
        ends: the first and the last instant at which something happened, if something did.
    """

    rows: int
    ends: tuple[datetime, datetime] | None


def examined(con: Any, shaped: Shaped) -> Examined:
    """Return what a look at shaped rows shows.

    Raises:
        DataError: if a row lacks what every row needs.
    """
    gaps = list(shaped.gaps)
    timed = "timestamp" in shaped.columns
    asked = {
        "rows": "count(*)",
        "first": "min(timestamp)" if timed else "NULL",
        "last": "max(timestamp)" if timed else "NULL",
        **{
            f"gap {place}": f"min({name(ROW)}) FILTER (WHERE {wrong})"
            for place, (wrong, _) in enumerate(gaps)
        },
    }
    selected = ", ".join(f"{sql} AS {name(word)}" for word, sql in asked.items())
    answer = con.execute(f"SELECT {selected} FROM ({shaped.query})").fetchone()
    found: Mapping[str, Any] = dict(zip(asked, answer, strict=True))
    for place, (_, message) in enumerate(gaps):
        if found[f"gap {place}"] is not None:
            raise DataError(
                message,
                "Set such rows aside when importing.",
                file=shaped.table,
                row=found[f"gap {place}"] + 1,
            )
    return Examined(
        found["rows"],
        (found["first"], found["last"]) if timed and found["rows"] else None,
    )
