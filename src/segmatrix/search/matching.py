"""Asking the index of words: how many texts of each kind answer, and which."""

# ruff: noqa: S608 -- the SQL is all ours, what somebody typed is a parameter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.db import connection

from segmatrix.search.asking import Asked
from segmatrix.search.ranking import JUDGED, score
from segmatrix.search.terms import PAGE, RANKED, SHOWN, Kind
from segmatrix.search.words import Sql, words

Scopes = Mapping[Kind, tuple[str, ...]]
"""By kind, whose entries the reader may find."""

_ANYTHING = Asked(())
_COLUMNS = f"kind, ref, substr(body, 1, {JUDGED}), id"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the texts of one kind that answer are wanted.

    Attributes:
        total: How many answer.
        ranked: Whether all are looked at, to put the best first; else the newest come.
        begin: The first that is wanted, counted from 0, and `end` the one after the last.
    """

    total: int
    ranked: bool
    begin: int
    end: int

    @classmethod
    def of(cls, total: int, *, page: int | None = None, newest: bool = False) -> Self:
        """Return which texts a page shows of a kind of which so many answer.

        Args:
            total: How many answer.
            page: Which page of this kind alone it is, counted from 1; None for a page of all kinds.
            newest: Whether the newest come first even where the best could.
        """
        begin, length = (0, SHOWN) if page is None else ((page - 1) * PAGE, PAGE)
        return cls(total, total <= RANKED and not newest, begin, begin + length)


@dataclass(frozen=True, slots=True)
class _Row:
    kind: Kind
    ref: str
    body: str
    id: int


def pages(total: int) -> int:
    """Return on how many pages so many texts of one kind stand, one where there are none."""
    return max(1, -(-total // PAGE))


def counts(within: str, scopes: Scopes, asked: Asked) -> dict[Kind, int]:
    """Return how many entries of each kind answer, in one query.

    Args:
        within: A scope that the entries of all kinds have.
        scopes: By kind, whose entries count.
        asked: What they must have.
    """
    select, params = words().counting(within, scopes, asked)
    with connection.cursor() as cursor:
        cursor.execute(select, params)
        found = dict(cursor.fetchall())
    return {kind: found.get(kind, 0) for kind in scopes}


def is_there(scope: str) -> bool:
    """Say whether the index of words finds an entry of a scope."""
    select, params = words().having((scope,), _ANYTHING)
    with connection.cursor() as cursor:
        cursor.execute(f"{select} LIMIT 1", params)
        return cursor.fetchone() is not None


def refs(scopes: Scopes, asked: Asked, wanted: Mapping[Kind, Wanted]) -> dict[Kind, list[str]]:
    """Return what the wanted entries of each kind are the texts of, in order, in one query."""
    parts = [_part(scopes[kind], asked, each) for kind, each in wanted.items() if each.total]
    if not parts:
        return {}
    text = " UNION ALL ".join(part for part, _params in parts)
    with connection.cursor() as cursor:
        cursor.execute(text, [param for _part, params in parts for param in params])
        rows = [_Row(Kind(kind), *rest) for kind, *rest in cursor.fetchall()]
    found: dict[Kind, list[str]] = {}
    for kind, each in wanted.items():
        own = [row for row in rows if row.kind == kind]
        found[kind] = [row.ref for row in _ordered(own, asked, each)]
    return found


def _part(scopes: tuple[str, ...], asked: Asked, wanted: Wanted) -> Sql:
    select, params = words().having(scopes, asked)
    if not wanted.ranked:
        length = wanted.end - wanted.begin
        select += f" ORDER BY id DESC LIMIT {length} OFFSET {wanted.begin}"
    # A limit inside a part of a union needs a query of its own around it.
    return (
        f"SELECT {_COLUMNS} FROM search_entry WHERE id IN (SELECT id FROM ({select}) AS found)",
        params,
    )


def _ordered(rows: list[_Row], asked: Asked, wanted: Wanted) -> list[_Row]:
    newest = sorted(rows, key=lambda row: row.id, reverse=True)
    if not wanted.ranked:
        return newest
    best = sorted(newest, key=lambda row: score(row.body, asked), reverse=True)
    return best[wanted.begin : wanted.end]
