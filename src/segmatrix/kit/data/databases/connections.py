"""Connections to databases, which tell in words what goes wrong."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import ibis
import ibis.common.exceptions as wrong
import pyarrow as pa

from segmatrix.kit.data.databases.addresses import Address
from segmatrix.kit.data.databases.spark import session_at
from segmatrix.kit.data.errors import DataError

# By scheme: the module of the driver, and what to install for it.
_DRIVERS: Mapping[str, tuple[str, str]] = {
    "duckdb": ("duckdb", "segmatrix"),
    "postgres": ("psycopg", "segmatrix[postgres]"),
    "spark": ("pyspark", "segmatrix[spark]"),
}
_SECONDS_TO_CONNECT = "10"


@dataclass(frozen=True)
class Database:
    """A connection to a database, which tells in words what goes wrong.

    Attributes:
        address: where it is.
        name: what Ibis calls its kind.
        ibis: Ibis's connection.
        schema: where the tables stand; None is where the connection looks first.
        prefix: what the names of the tables begin with.
    """

    address: Address
    name: str
    ibis: Any
    schema: str | None = None
    prefix: str = ""

    @classmethod
    def at(cls, text: str, *, writing: bool = False) -> "Database":
        """Connect to the database at an address.

        Args:
            text: the address.
            writing: whether tables are going to be made there.

        Raises:
            DataError: if the address is none, a driver is not installed, or the database refuses.
        """
        address = Address.read(text)
        module, package = _DRIVERS[address.scheme]
        if find_spec(module) is None:
            raise DataError(
                f"{address.scheme} needs a driver that is not installed",
                f"It needs the extra {package}: pip install '{package}'.",
            )
        with _told(address, "cannot be reached"):
            connected, prefix = _CONNECTED[address.scheme](address, writing)
        return cls(address, connected.name, connected, address.parameters.get("schema"), prefix)

    def close(self) -> None:
        """End the connection."""
        self.ibis.disconnect()

    def to_pyarrow(self, expression: Any) -> Any:
        """Return what an expression comes to.

        Raises:
            DataError: if the connection is lost, or the database cannot answer.
        """
        with _told(self.address, "did not answer"):
            if self.name == "pyspark":
                return self._of_spark(expression)
            return self.ibis.to_pyarrow(expression)

    def _of_spark(self, expression: Any) -> pa.Table:
        """Return what Spark answers, in columns all the way; Ibis would take it row by row."""
        table = expression.as_table()
        found = self.ibis._session.sql(self.ibis.compile(table)).toArrow()
        return found.cast(table.schema().to_pyarrow())

    def run(self, statement: str) -> None:
        """Run a statement of SQL that changes something."""
        with _told(self.address, "did not do as told"):
            self.ibis.raw_sql(statement)

    def rows(self, expression: Any) -> list[dict[str, Any]]:
        """Return what an expression comes to, as rows."""
        found: pa.Table = self.to_pyarrow(expression)
        rows: list[dict[str, Any]] = found.to_pylist()
        return rows

    def tables(self) -> list[str]:
        """Return the names of the tables and views."""
        with _told(self.address, "did not answer"):
            found = self._in_duckdb() if self.name == "duckdb" else self._listed()
        own = (name for name in found if name.startswith(self.prefix))
        return [name.removeprefix(self.prefix) for name in own]

    def _listed(self) -> list[str]:
        found: list[str] = self.ibis.list_tables(database=self.schema)
        return found

    def _in_duckdb(self) -> list[str]:
        """Return the tables of DuckDB, which Ibis lists by way of a function that it gave up."""
        found = self.ibis.con.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
            [self.schema or "main"],
        )
        return [name for (name,) in found.fetchall()]

    def table(self, name: str) -> Any:
        """Return a table by its name."""
        with _told(self.address, f"does not tell the columns of {name}"):
            return self.ibis.table(self.prefix + name, database=self.schema)


@contextmanager
def _told(address: Address, what: str) -> Iterator[None]:
    """Tell in words what a driver raises."""
    try:
        yield
    except (wrong.IbisError, *_errors()) as error:
        reason = address.without_secrets(str(error))[:300]
        raise DataError(
            f"{address} {what}: {reason}",
            "See that the database is up, and that the address and the permissions are right.",
        ) from None


def _errors() -> tuple[type[Exception], ...]:
    """Return what the drivers that are installed raise."""
    found: list[type[Exception]] = [OSError]
    if find_spec("duckdb"):
        import duckdb

        found.append(duckdb.Error)
    if find_spec("psycopg"):
        import psycopg

        found.append(psycopg.Error)
    if find_spec("pyspark"):
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        found += [PySparkException, Py4JError]
    return tuple(found)


def _postgres(address: Address, writing: bool) -> tuple[Any, str]:
    parameters = {"connect_timeout": _SECONDS_TO_CONNECT, **address.parameters}
    parameters.pop("schema", None)
    host, _, port = address.host.partition(":")
    given = {
        "host": parameters.pop("host", host) or None,
        "port": int(port) if port else None,
        "user": address.user or None,
        "password": address.password or None,
        "database": address.path or None,
    }
    known = {name: value for name, value in given.items() if value is not None}
    return ibis.postgres.connect(**known, **parameters), ""


def _spark(address: Address, writing: bool) -> tuple[Any, str]:
    session, prefix = session_at(address)
    return ibis.pyspark.connect(session), prefix


def _duckdb(address: Address, writing: bool) -> tuple[Any, str]:
    file = "/".join(part for part in (address.host, address.path) if part or address.path)
    if file and not Path(file).is_file():
        # To write, DuckDB would make the file, and the folders above it.
        raise DataError(f"there is no database file {file}", "See that the path is right.")
    found = ibis.duckdb.connect(file or ":memory:", read_only=bool(file) and not writing)
    found.raw_sql("SET TimeZone = 'UTC'")
    return found, ""


# By scheme: connects, and says what the names of the tables begin with.
_CONNECTED: Mapping[str, Callable[[Address, bool], tuple[Any, str]]] = {
    "duckdb": _duckdb,
    "postgres": _postgres,
    "spark": _spark,
}
