"""Asking the index of words: how many texts of each kind answer, and which."""

# ruff: noqa: S608 -- the SQL is all ours, what somebody typed is a parameter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import connection

from segmatrix.search.asking import Asked
from segmatrix.search.ranking import JUDGED, score
from segmatrix.search.terms import FEW, PAGE, RANKED, SHOWN, Kind
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

    def of_newest(self, ids: Sequence[int]) -> Sequence[int]:
        """Return which of the ids of all that answer, the newest first, are to be looked at."""
        return ids if self.ranked else ids[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class _Row:
    kind: Kind
    ref: str
    body: str
    id: int


def pages(total: int) -> int:
    """Return on how many pages so many texts of one kind stand, one where there are none."""
    return max(1, -(-total // PAGE))


def is_there(scope: str) -> bool:
    """Say whether the index of words finds an entry of a scope."""
    select, params = words().having((scope,), _ANYTHING)
    return bool(_fetched(f"{select} LIMIT 1", params))


class Answers:
    """What has all terms, of what a reader may find: how many of each kind, and which.

    A few are looked up at once. More than that are counted, and only those wanted looked up: the
    index counts a word that many have much sooner than it lists them.

    Attributes:
        totals: By kind, how many answer; also of the kinds of which none does.
    """

    def __init__(self, within: str, scopes: Scopes, asked: Asked) -> None:
        """Ask in one query for a few, in two for many.

        Args:
            within: A scope that the entries of all kinds have.
            scopes: By kind, whose entries count.
            asked: What they must have.
        """
        self._scopes, self._asked = scopes, asked
        self._few = _few(scopes, asked)
        if self._few is None:
            found = _counts(within, scopes, asked)
        else:
            found = {kind: len(ids) for kind, ids in self._few.items()}
        self.totals = {kind: found.get(kind, 0) for kind in scopes}

    def refs(self, wanted: Mapping[Kind, Wanted]) -> dict[Kind, list[str]]:
        """Return what the wanted ones of each kind are the texts of, in order, in one query."""
        found: dict[Kind, list[_Row]] = {kind: [] for kind in wanted}
        for row in self._rows(wanted):
            found[row.kind].append(row)
        return {
            kind: [row.ref for row in _ordered(found[kind], self._asked, each)]
            for kind, each in wanted.items()
        }

    def _rows(self, wanted: Mapping[Kind, Wanted]) -> list[_Row]:
        there = {kind: each for kind, each in wanted.items() if each.total}
        if not there:
            return []
        if self._few is None:
            parts = [_part(self._scopes[kind], self._asked, each) for kind, each in there.items()]
            text = " UNION ALL ".join(part for part, _params in parts)
            rows = _fetched(text, [param for _part, params in parts for param in params])
        else:
            few = self._few
            ids = [one for kind, each in there.items() for one in each.of_newest(few[kind])]
            numbers = ", ".join(map(str, ids))
            rows = _fetched(f"SELECT {_COLUMNS} FROM search_entry WHERE id IN ({numbers})", [])
        return [_Row(Kind(kind), *rest) for kind, *rest in rows]


def _few(scopes: Scopes, asked: Asked) -> dict[Kind, list[int]] | None:
    """Return the ids of all that answer by kind, the newest first; None where they are many."""
    allowed = [scope for own in scopes.values() for scope in own]
    rows = _fetched(*words().listing(allowed, asked, limit=FEW + 1))
    if len(rows) > FEW:
        return None
    found: dict[Kind, list[int]] = {}
    for number, kind in sorted(rows, reverse=True):
        found.setdefault(Kind(kind), []).append(number)
    return found


def _counts(within: str, scopes: Scopes, asked: Asked) -> dict[Kind, int]:
    rows = _fetched(*words().counting(within, scopes, asked))
    return {Kind(kind): number for kind, number in rows}


def _fetched(select: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(select, params)
        return cursor.fetchall()


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
