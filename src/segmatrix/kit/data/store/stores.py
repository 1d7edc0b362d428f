"""What a store is: its runs, and what is known of all of them together."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any, TypeAlias

from segmatrix.kit.data.catalog import EVENT_FRAME
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.merging import Root, roots
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.examining import examined
from segmatrix.kit.data.store.loading import Loaded, Phase, load
from segmatrix.kit.data.store.preparing import Ends, prepared
from segmatrix.kit.data.store.repeats import Repeats
from segmatrix.kit.data.store.runs import KEYS, MEMORY, NUMBERS, Run, Runs
from segmatrix.kit.data.store.shaping import REQUIRED, shaped
from segmatrix.kit.data.store.sources import Given, released, source

Seen: TypeAlias = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Store:
    """Customer data in DuckDB.

    Attributes:
        runs: the loads that made it.
        merges: pairs of an id and the id it went into, as they were given.
        repeats: events that were dropped, and message ids that stand on several events.
        ends: the first and the last instant of anything, or None.
        sizes: per logical table, its rows; of people and accounts one for each id.
        events: per event, which properties some such events carry.
        experiments: per experiment, the variants that were seen.
        kinds: the kinds of feedback.
        stamp: what the data are traced to, where they came from files.
    """

    runs: Runs = field(default_factory=Runs)
    merges: tuple[tuple[str, str], ...] = ()
    repeats: Repeats = field(default_factory=Repeats)
    ends: Ends | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    events: Seen = field(default_factory=dict)
    experiments: Seen = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    stamp: str = ""

    @cached_property
    def roots(self) -> dict[str, Root]:
        """Where merged ids went."""
        return roots(self.merges)

    @property
    def tables(self) -> list[str]:
        """The logical tables that there are."""
        return [table for table in REQUIRED if self.runs.having(table)]

    def with_run(self, con: Any, loaded: Loaded) -> "Store":
        """Return the store with one more run."""
        runs = Runs([*self.runs.all, loaded.run])
        reused = {*self.repeats.reused, *loaded.repeats.reused}
        dropped = self.repeats.dropped + loaded.repeats.dropped
        ends = [*(self.ends or ()), *(loaded.ends or ())]
        return replace(
            self,
            runs=runs,
            repeats=Repeats(dropped, tuple(sorted(reused))),
            ends=(min(ends), max(ends)) if ends else None,
            sizes={**self.sizes, **_sizes(con, runs, loaded.run, self.sizes)},
            events=_both(self.events, _events(con, runs, loaded.run)),
            experiments=_both(self.experiments, _experiments(con, loaded.run)),
            kinds=self.kinds | _kinds(con, loaded.run),
        )


def fresh_run(con: Any, database: str = MEMORY) -> Run:
    """Return a run in a schema that is not there yet, and as yet without tables."""
    there = "SELECT schema_name FROM duckdb_schemas() WHERE database_name = ?"
    taken = {schema for (schema,) in con.execute(there, [database]).fetchall()}
    return Run(database, next(one for one in map("run_{}".format, count()) if one not in taken))


def loaded(
    con: Any,
    given: Given,
    merges: Iterable[tuple[str, str]] = (),
    *,
    zone: str = "UTC",
    database: str = MEMORY,
    phase: Phase = lambda words: None,
) -> Store:
    """Load tables into a store of one run.

    Args:
        con: the DuckDB connection.
        given: the rows by logical table, a table of merges among them.
        merges: further pairs of an id and the id it goes into.
        zone: the IANA zone in which a date begins that stands for the time of an event.
        database: the database to make its tables in.
        phase: told what is being done.

    Raises:
        DataError: if a table does not have the standard layout, or merges go in a circle.
    """
    for table in given:
        if table not in REQUIRED:
            tables = ", ".join(REQUIRED)
            raise DataError(f"there is no table “{table}”", f"The tables are {tables}.")
    store = Store(merges=(*pairs(con, given), *merges))
    phase("Checking")
    with prepared(con, given, zone=zone, merged=store.roots) as rows:
        return store.with_run(con, load(con, fresh_run(con, database), rows, phase))


def pairs(con: Any, given: Given) -> list[tuple[str, str]]:
    """Return the pairs of a table of merges, if there is one among some tables.

    Raises:
        DataError: if it does not have the standard layout.
    """
    if "merges" not in given:
        return []
    try:
        found = shaped(con, "merges", source(con, "merges", given["merges"]))
        examined(con, found)
        read = con.execute(f"SELECT from_id, into_id FROM ({found.query})").fetchall()
    finally:
        released(con, "merges")
    return [(gone, into) for gone, into in read]


def _sizes(con: Any, runs: Runs, run: Run, before: Mapping[str, int]) -> dict[str, int]:
    return {
        table: _one(con, f"SELECT count(*) FROM {runs.folded(table)}")
        if table in KEYS
        else before.get(table, 0) + _one(con, f"SELECT count(*) FROM {run.at(table)}")
        for table in run.tables
    }


def _events(con: Any, runs: Runs, run: Run) -> dict[str, frozenset[str]]:
    """Return which properties some events of each name carry."""
    if "events" not in run.tables:
        return {}
    columns = [one for one in run.tables["events"] if one not in EVENT_FRAME]
    carried = ", ".join(
        f"bool_or({name(NUMBERS.get(one, one))} IS NOT NULL) AS {name(str(place))}"
        for place, one in enumerate(columns)
    )
    number = name(NUMBERS["event"])
    found = con.execute(
        f"SELECT value, carried.* FROM (SELECT {number}, {carried} FROM {run.at('events')}"
        f" GROUP BY {number}) AS carried JOIN {runs.numbering('event')} AS named"
        f" ON named.number = carried.{number}"
    ).fetchall()
    return {
        event: frozenset(one for one, some in zip(columns, filled, strict=True) if some)
        for event, _, *filled in found
    }


def _experiments(con: Any, run: Run) -> dict[str, frozenset[str]]:
    if "exposures" not in run.tables:
        return {}
    shown = f"SELECT experiment, list(DISTINCT variant) FROM {run.at('exposures')} GROUP BY 1"
    return {one: frozenset(variants) for one, variants in con.execute(shown).fetchall()}


def _kinds(con: Any, run: Run) -> frozenset[str]:
    if "feedback" not in run.tables:
        return frozenset()
    found = con.execute(f"SELECT DISTINCT kind FROM {run.at('feedback')}").fetchall()
    return frozenset(kind for (kind,) in found)


def _both(one: Seen, other: Seen) -> dict[str, frozenset[str]]:
    nothing: frozenset[str] = frozenset()
    return {key: one.get(key, nothing) | other.get(key, nothing) for key in sorted({*one, *other})}


def _one(con: Any, query: str) -> int:
    return int(con.execute(query).fetchone()[0])
