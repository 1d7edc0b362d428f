"""The index of words on SQLite: an FTS5 table over the entries' own columns.

Its tokenizer only parts words at blanks: what is not ASCII is a letter to it, and the words come
folded.
"""

# ruff: noqa: S608 -- the SQL is all ours, what somebody typed is a parameter
from collections.abc import Collection, Mapping
from typing import Any

from segmatrix.search.asking import Asked, Term

_ADD = "INSERT INTO search_words(rowid, scope, body) VALUES (new.id, new.scope, new.body);"
_TAKE = (
    "INSERT INTO search_words(search_words, rowid, scope, body)"
    " VALUES ('delete', old.id, old.scope, old.body);"
)


class SQLite:
    """Words in FTS5. Its rows have the entries' ids, so that the newest are read from its end."""

    create = (
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "scope, body, content='search_entry', content_rowid='id',"
        " tokenize=\"ascii tokenchars '_'\")",
        f"CREATE TRIGGER search_added AFTER INSERT ON search_entry BEGIN {_ADD} END",
        f"CREATE TRIGGER search_removed AFTER DELETE ON search_entry BEGIN {_TAKE} END",
        "CREATE TRIGGER search_changed AFTER UPDATE OF scope, body ON search_entry"
        f" BEGIN {_TAKE} {_ADD} END",
        "INSERT INTO search_words(search_words) VALUES ('rebuild')",
    )
    drop = (
        "DROP TRIGGER IF EXISTS search_added",
        "DROP TRIGGER IF EXISTS search_removed",
        "DROP TRIGGER IF EXISTS search_changed",
        "DROP TABLE IF EXISTS search_words",
    )

    def having(self, scopes: Collection[str], asked: Asked) -> tuple[str, list[Any]]:
        """Return how the entries of any scope are selected that have all terms."""
        allowed = " OR ".join(f'"{scope}"' for scope in scopes)
        parts = [f"scope : ({allowed})", *(f"body : {_phrase(term)}" for term in asked.terms)]
        match = " AND ".join(parts)
        return "SELECT rowid AS id FROM search_words WHERE search_words MATCH %s", [match]

    def listing(
        self, scopes: Collection[str], asked: Asked, *, limit: int
    ) -> tuple[str, list[Any]]:
        """Return how the ids and kinds of those entries are selected, so many at most."""
        select, params = self.having(scopes, asked)
        return f"SELECT id, kind FROM search_entry WHERE id IN ({select} LIMIT {limit})", params

    def counting(
        self, _within: str, scopes: Mapping[str, Collection[str]], asked: Asked
    ) -> tuple[str, list[Any]]:
        """Return how entries are counted: kind by kind, since the index itself knows no kinds."""
        parts = [(kind, *self.having(own, asked)) for kind, own in scopes.items()]
        selects = [
            f"SELECT '{kind}', COUNT(*) FROM ({select}) AS found" for kind, select, _own in parts
        ]
        return " UNION ALL ".join(selects), [each for *_, own in parts for each in own]


def _phrase(term: Term) -> str:
    """Return a term as FTS5 reads it; folded words have no quotes in them."""
    return f'"{" ".join(term.words)}"{"*" if term.begun else ""}'
