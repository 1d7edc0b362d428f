"""The index of words beside the table of entries, as each database has it.

SQLite has it as a table of its own (FTS5) that triggers keep with the entries; PostgreSQL as an
index (GIN) over them. Both hold the same folded words, which they take as they are: what a word is
gets decided in `folding` alone.
"""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from segmatrix.search.asking import Asked
from segmatrix.search.words.postgresql import PostgreSQL
from segmatrix.search.words.sqlite import SQLite

Sql = tuple[str, list[Any]]


class Words(Protocol):
    """What each database can do with its index of words."""

    create: tuple[str, ...]
    """Makes the index and fills it from the entries."""

    drop: tuple[str, ...]
    """Takes it away if it is there."""

    def having(self, scopes: Collection[str], asked: Asked) -> Sql:
        """Return how the ids of the entries of any scope are selected that have all terms.

        The SELECT is of one column named `id`, without an order, and may be followed by one.
        """

    def listing(self, scopes: Collection[str], asked: Asked, *, limit: int) -> Sql:
        """Return how the ids and kinds of those entries are selected, so many at most."""

    def counting(self, within: str, scopes: Mapping[str, Collection[str]], asked: Asked) -> Sql:
        """Return how the entries of each kind are counted that have a scope of its and all terms.

        The SELECT is of the kind and the number; a kind without any may be left out. `within` is a
        scope that the entries of all kinds have.
        """


_BY_VENDOR: dict[str, Words] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def words(database: BaseDatabaseWrapper = connection) -> Words:
    """Return what a database can do, by default the one in use."""
    return _BY_VENDOR[database.vendor]


def make(database: BaseDatabaseWrapper = connection) -> None:
    """Make the index of words anew from the entries."""
    own = words(database)
    with database.cursor() as cursor:
        for statement in (*own.drop, *own.create):
            cursor.execute(statement)
