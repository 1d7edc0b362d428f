"""The tables of a store: what each run of loading made, and the logical tables of all runs.

A run is one load. Its tables stand in a schema of its own, and no later run changes them:

    person_numbers, account_numbers, event_numbers
                            the number of each id and each event that no earlier run knew
    person_seen, account_seen
                            when the first happened that the run tells of each number
    people, accounts        of each id that the run has rows of, the row that counts from then on
    people_rows, accounts_rows
                            the rows as they came, where some ids have several
    events                  by event, instant and place in the file; ids and names as numbers
    feedback, exposures     likewise, by instant and place
"""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.sql import name, names

AWAY = "#away"
"""The column that says how many merges away from the id that stays a row's own id stood."""

NUMBERS = {"user_id": "#person#", "account_id": "#account#", "event": "#event#"}
"""The column that holds the number of each value of a logical column."""

NUMBERED = {
    "user_id": "person_numbers",
    "account_id": "account_numbers",
    "event": "event_numbers",
}
"""The table that numbers the values of a logical column."""

SEEN = {"user_id": "person_seen", "account_id": "account_seen"}
"""The table that says when a number was first told of."""

KEYS = {"people": "user_id", "accounts": "account_id"}
"""The column that names a row, of the tables in which each id has one."""

TIMED = ("events", "feedback", "exposures")
"""The tables of what happened."""

MEMORY = "memory"
"""What DuckDB calls the database that is no file."""

_NAMING = {
    "people": ("user_id", "account_id"),
    "accounts": ("account_id",),
    "events": ("user_id", "account_id", "event"),
    "feedback": ("user_id", "account_id"),
    "exposures": ("user_id", "account_id"),
}
_HIDDEN = (ROW, AWAY, *NUMBERS.values())
_NO_NUMBERS = "(SELECT CAST(NULL AS INTEGER) AS number, CAST(NULL AS VARCHAR) AS value WHERE false)"


@dataclass(frozen=True)
class Run:
    """One load.

    Attributes:
        database: the database that its tables stand in: a file that is open, or memory.
        schema: their schema in it.
        tables: its logical tables, and of each the logical columns and their SQL types.
        folded: those of people and accounts that kept their rows as they came.
    """

    database: str
    schema: str
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    folded: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The schema as SQL; without a database, in whichever is asked."""
        return ".".join(name(part) for part in (self.database, self.schema) if part)

    def at(self, table: str) -> str:
        """Return one of its tables as SQL."""
        return f"{self.place}.{name(table)}"


@dataclass(frozen=True)
class Runs:
    """All runs of a store, the oldest first."""

    all: Sequence[Run] = ()

    def having(self, table: str) -> list[Run]:
        """Return the runs with rows of a logical table."""
        return [run for run in self.all if table in run.tables]

    def columns(self, table: str) -> dict[str, str]:
        """Return the logical columns of a table and their SQL types."""
        found: dict[str, str] = {}
        for run in self.having(table):
            for column, kind in run.tables[table].items():
                found.setdefault(column, kind)
        return found

    def numbering(self, column: str) -> str:
        """Return the numbers of a logical column's values, as SQL: `number`, `value`."""
        parts = [f"SELECT number, value FROM {run.at(NUMBERED[column])}" for run in self.all]
        return _united(parts) if parts else _NO_NUMBERS

    def rows(self, table: str) -> str:
        """Return what happened with its numbers, as SQL."""
        return _united([f"SELECT * FROM {run.at(table)}" for run in self.having(table)])

    def came(self, table: str) -> str:
        """Return the rows of people or accounts as they came, with their numbers, as SQL."""
        places = [
            run.at(f"{table}_rows" if table in run.folded else table) for run in self.having(table)
        ]
        return _united([f"SELECT * FROM {place}" for place in places])

    def folded(self, table: str) -> str:
        """Return the row that counts of each of people or accounts, with numbers, as SQL."""
        runs, number = self.having(table), name(NUMBERS[KEYS[table]])
        parts = []
        for place, run in enumerate(runs):
            later = [f"SELECT {number} FROM {one.at(table)}" for one in runs[place + 1 :]]
            where = f" WHERE {number} NOT IN {_united(later)}" if later else ""
            parts.append(f"SELECT * FROM {run.at(table)}{where}")
        return _united(parts)

    def logical(self, table: str) -> str:
        """Return the query of a logical table: ids and names in full, and no numbers."""
        columns = self.columns(table)
        if table in KEYS:
            return f"SELECT {names(columns)} FROM {self.folded(table)}"
        selected, joins = [f"happened.{name(ROW)}"], []
        for column in reversed(columns):
            if column not in naming(table, columns):
                selected.insert(0, f"happened.{name(column)}")
                continue
            numbered = NUMBERED[column]
            selected.insert(0, f"{numbered}.value AS {name(column)}")
            joins.append(
                f" LEFT JOIN {self.numbering(column)} AS {numbered}"
                f" ON {numbered}.number = happened.{name(NUMBERS[column])}"
            )
        return f"SELECT {', '.join(selected)} FROM {self.rows(table)} AS happened{''.join(joins)}"

    def next_row(self, con: Any, table: str) -> int:
        """Return the place that the first row of a further run has."""
        if not self.having(table):
            return 0
        rows = self.came(table) if table in KEYS else self.rows(table)
        (last,) = con.execute(f"SELECT max({name(ROW)}) FROM {rows}").fetchone()
        return 0 if last is None else int(last) + 1


def naming(table: str, columns: Sequence[str] | Mapping[str, Any]) -> list[str]:
    """Return the columns of a logical table whose values have numbers."""
    return [column for column in _NAMING[table] if column in columns]


def visible(columns: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that a rule may name."""
    return {column: kind for column, kind in columns.items() if column not in _HIDDEN}


def _united(parts: Sequence[str]) -> str:
    return f"({' UNION ALL BY NAME '.join(parts)})"
