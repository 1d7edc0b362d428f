"""The address of a database.

`postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=NAME`; further parameters go to the driver.
`spark://MASTER?data=DIR`, where MASTER is `local[2]`, `local-cluster[2,1,1024]` or the HOST:PORT of
a cluster, and DIR holds one Parquet file or directory per table; instead of `data`, `database=NAME`
names a database of the catalog. Parameters that begin with `spark.` configure the session.
`duckdb://FILE` opens a DuckDB file for reading.

What goes wrong is told with the address, never with the password in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from segmatrix.kit.data.errors import DataError

# The kinds of databases that there are.
SCHEMES = (
    *("duckdb", "postgres", "spark"),
    *("clickhouse", "bigquery", "snowflake", "databricks"),
)
_SAME = {"postgresql": "postgres", "pyspark": "spark"}
_ADDRESS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+]*)://"
    r"(?:(?P<user>[^:@/?]*)(?::(?P<password>[^@/?]*))?@)?"
    r"(?P<host>[^/?]*)(?:/(?P<path>[^?]*))?(?:\?(?P<query>.*))?"
)


@dataclass(frozen=True)
class Address:
    """Where a database is.

    Attributes:
        text: as it was written.
        scheme: which kind of database.
        parameters: what stands behind the question mark.
    """

    text: str = field(repr=False)
    scheme: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    path: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, text: str) -> "Address":
        """Read an address.

        Raises:
            DataError: if it is none, or of a kind that there is not.
        """
        found = _ADDRESS.fullmatch(text)
        if found is None:
            raise DataError(
                "this is no address of a database",
                "Write it like postgresql://USER@HOST/DATABASE?schema=NAME.",
            )
        if "@" in found["host"] or "@" in (found["path"] or ""):
            # What stands before may be a part of the password: nothing of it is shown.
            raise DataError(
                "there are two @ in the address of a database",
                "Write @ in a password as %40, / as %2F and ? as %3F.",
            )
        scheme = _SAME.get(found["scheme"], found["scheme"])
        if scheme not in SCHEMES:
            raise DataError(
                f"there is no database of the kind “{found['scheme']}”",
                f"Addresses begin with {', '.join(f'{one}://' for one in SCHEMES)}.",
            )
        return cls(
            text,
            scheme,
            unquote(found["user"] or ""),
            unquote(found["password"] or ""),
            found["host"],
            unquote(found["path"] or ""),
            dict(parse_qsl(found["query"] or "", keep_blank_values=True)),
        )

    def __str__(self) -> str:
        """Return the address without its password and parameters."""
        user = f"{self.user}@" if self.user else ""
        return f"{self.scheme}://{user}{self.host}{'/' if self.path else ''}{self.path}"

    def without_secrets(self, told: str) -> str:
        """Return what a driver tells, in one line, without the password."""
        shown = " ".join(told.split())
        secrets = [self.password, self.text, *_secrets(self.parameters)]
        for secret in sorted((one for one in secrets if one), key=len, reverse=True):
            shown = shown.replace(secret, "…")
        return shown


def is_address(text: str) -> bool:
    """Return whether a text is the address of a database, and no path."""
    return "://" in text


def _secrets(parameters: Mapping[str, str]) -> list[str]:
    words = ("password", "token", "secret", "key")
    return [one for name, one in parameters.items() if any(word in name.lower() for word in words)]
