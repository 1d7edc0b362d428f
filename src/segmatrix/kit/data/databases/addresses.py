"""The address of a database.

`postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=NAME`; further parameters go to the driver.
`spark://MASTER?data=DIR`, where MASTER is `local[2]`, `local-cluster[2,1,1024]` or the HOST:PORT of
a cluster, and DIR holds one Parquet file or directory per table; instead of `data`, `database=NAME`
names a database of the catalog. Parameters that begin with `spark.` configure the session.
`duckdb://FILE` opens a DuckDB file that is there, for reading; without FILE, one in memory.

What goes wrong is told with the address, never with the password in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from segmatrix.kit.data.errors import DataError

ADDRESSES: Mapping[str, str] = {
    "duckdb": "duckdb://FILE",
    "postgres": "postgresql://USER@HOST/DATABASE?schema=NAME",
    "spark": "spark://MASTER?data=DIR",
}
"""How to write the address of each kind of database that rules can be put to."""

_SAME = {"postgresql": "postgres", "pyspark": "spark"}
_HINT = f"Write it like {', '.join(list(ADDRESSES.values())[:-1])} or {ADDRESSES['spark']}."
# A path does not begin like this; one slash may be missing.
_BEGINNING = re.compile(r"[a-z][a-z0-9+]+:/", re.IGNORECASE)
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
    host: str = field(default="", repr=False)
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
            raise DataError("this is no address of a database", _HINT)
        if any("@" in (found[part] or "") for part in ("host", "path", "query")):
            # What stands before may be a part of the password: nothing of it is shown.
            raise DataError(
                "an @ stands in the address of a database where none is expected",
                "In a password or parameter, write @ as %40, / as %2F and ? as %3F.",
            )
        scheme = _SAME.get(found["scheme"], found["scheme"])
        if scheme not in ADDRESSES:
            raise DataError(
                f"rules cannot be put to a database of the kind “{found['scheme']}”",
                f"{_HINT} For others, `segmatrix sql` prints queries to run there.",
            )
        port = found["host"].partition(":")[2]
        if scheme == "postgres" and port and not port.isdecimal():
            # It may be a part of the password, behind a user's name: it is not shown.
            raise DataError(
                "the port in the address of a database is no number",
                "Write the address like postgresql://HOST:5432/NAME.",
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
        """Return the address without its password and parameters, and what may be a password."""
        user = f"{self.user}@" if self.user else ""
        host = self.host.replace(self._doubtful_port, "…") if self._doubtful_port else self.host
        return f"{self.scheme}://{user}{host}{'/' if self.path else ''}{self.path}"

    @property
    def _doubtful_port(self) -> str:
        """The port, where it may be the password of somebody who forgot the host."""
        return self.host.partition(":")[2] if self.scheme == "postgres" and not self.user else ""

    def without_secrets(self, told: str) -> str:
        """Return what a driver tells, in one line, without the password."""
        shown = " ".join(told.split())
        secrets = [self.password, self.text, self._doubtful_port, *_secrets(self.parameters)]
        for secret in sorted((one for one in secrets if one), key=len, reverse=True):
            shown = shown.replace(secret, "…")
        return shown


def is_address(text: str) -> bool:
    """Return whether a text is meant as the address of a database, and not as a path."""
    return _BEGINNING.match(text) is not None


def _secrets(parameters: Mapping[str, str]) -> list[str]:
    words = ("pass", "pwd", "token", "secret", "key")
    return [one for name, one in parameters.items() if any(word in name.lower() for word in words)]
