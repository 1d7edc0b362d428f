"""The index of words on PostgreSQL: GIN over the entries' words as they are, without a parser.

The index knows no places of words; phrases are looked for in the folded text of what has all words.
"""

# ruff: noqa: S608 -- the SQL is all ours, what somebody typed is a parameter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from segmatrix.search.asking import Asked, Term

_WORDS = "array_to_tsvector(string_to_array(scope || ' ' || body, ' '))"
# A column of its own: where most entries answer, PostgreSQL reads all rows and should not have to
# take each apart.
_COLUMN = f"words tsvector GENERATED ALWAYS AS ({_WORDS}) STORED"


class PostgreSQL:
    """Words in a GIN index. Scopes begin with an underscore, which no word has."""

    create = (
        f"ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS {_COLUMN}",
        "CREATE INDEX search_words ON search_entry USING gin (words) WITH (fastupdate = off)",
    )
    drop = ("DROP INDEX IF EXISTS search_words",)

    def having(self, scopes: Collection[str], asked: Asked) -> tuple[str, list[Any]]:
        """Return how the entries of any scope are selected that have all terms."""
        where, params = _where(scopes, asked)
        return f"SELECT id FROM search_entry WHERE {where}", params

    def listing(
        self, scopes: Collection[str], asked: Asked, *, limit: int
    ) -> tuple[str, list[Any]]:
        """Return how the ids and kinds of those entries are selected, so many at most."""
        where, params = _where(scopes, asked)
        return f"SELECT id, kind FROM search_entry WHERE {where} LIMIT {limit}", params

    def counting(
        self, within: str, scopes: Mapping[str, Collection[str]], asked: Asked
    ) -> tuple[str, list[Any]]:
        """Return how entries are counted: all at once, by scope, and then those that may be.

        Where most entries answer, each further scope that is looked for in every row costs a good
        part of reading it; few scopes differ. PostgreSQL would move the last condition into the
        rows as well, were the counts not to be kept first.
        """
        where, params = _where([within], asked)
        select = (
            "WITH counted AS MATERIALIZED (SELECT kind, scope, COUNT(*) AS number"
            f" FROM search_entry WHERE {where} GROUP BY kind, scope)"
            " SELECT kind, SUM(number)::bigint FROM counted"
            " WHERE string_to_array(scope, ' ') && %s GROUP BY kind"
        )
        return select, [*params, [scope for own in scopes.values() for scope in own]]


def _where(scopes: Collection[str], asked: Asked) -> tuple[str, list[Any]]:
    allowed = " | ".join(f"'{scope}'" for scope in scopes)
    wanted = " & ".join([f"({allowed})", *_lexemes(asked)])
    phrases = [_pattern(term) for term in asked.terms if len(term.words) > 1]
    also = " AND ' ' || body || ' ' LIKE %s" * len(phrases)
    return f"words @@ %s::tsquery{also}", [wanted, *phrases]


def _lexemes(asked: Asked) -> Iterator[str]:
    """Return the words as PostgreSQL reads them; folded ones have neither quotes nor colons."""
    for term in asked.terms:
        *before, last = term.words
        yield from (f"'{word}'" for word in before)
        yield f"'{last}'{':*' if term.begun else ''}"


def _pattern(term: Term) -> str:
    """Return a phrase for LIKE; folded words have neither per cent signs nor underscores."""
    return f"% {' '.join(term.words)}{'' if term.begun else ' '}%"
