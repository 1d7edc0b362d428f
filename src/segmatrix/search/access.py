"""The one place that decides who may find what.

Whoever may read a matrix finds what is said in it. A row of an imported table is found by whoever
brought the table in, and by those who may work with customer data: the rule is that of
`evidence.access.sees_text`, as words that each entry has for those who may find it. Templates of a
workspace are found by its members; to a guest there are none.
"""

from segmatrix.base.actor import Actor
from segmatrix.evidence import queries as evidence
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import Text
from segmatrix.people import queries as people
from segmatrix.search.terms import Kind

_EDITION = 4
"""Counts the ways in which texts became entries; an index of another one is built anew."""


def whole(matrix_id: str) -> str:
    """Return the scope of the entry which says that a matrix has its whole index."""
    return f"_whole{_EDITION}{matrix_id}"


def within(matrix_id: str) -> str:
    """Return the scope that every text of a matrix has; it lets nobody find anything."""
    return f"_in{matrix_id}"


def scope_of(matrix_id: str, kind: Kind, text: Text) -> str:
    """Return for whom a text is, as an entry keeps it."""
    own = [_all(matrix_id, kind)]
    if text.brought_by:
        own = [_rows(matrix_id, kind), _own(matrix_id, kind, text.brought_by)]
    return " ".join((within(matrix_id), *own))


class Reader:
    """Who looks for something in a matrix that exists for them, and what they may find there."""

    def __init__(self, matrix_id: str, actor: Actor) -> None:
        self.matrix_id = matrices.head(matrix_id, actor).id
        self._member_id = actor.member_id
        self._sees_rows = evidence.sees_rows(matrix_id, actor)
        self._guest = people.is_guest(actor, matrix_id)

    def scopes(self, kind: Kind) -> tuple[str, ...]:
        """Return the scopes of the entries of a kind that they may find, if there are any."""
        if kind is Kind.TEMPLATE and self._guest:
            return ()
        if kind is not Kind.PASSAGE:
            return (_all(self.matrix_id, kind),)
        rows = _rows(self.matrix_id, kind)
        own = _own(self.matrix_id, kind, self._member_id)
        return (_all(self.matrix_id, kind), rows if self._sees_rows else own)

    def may_read(self, text: Text) -> bool:
        """Say whether a text can be read now, and by them."""
        for_them = not text.brought_by or self._sees_rows or text.brought_by == self._member_id
        return for_them and bool(text.title or text.text)


def _all(matrix_id: str, kind: Kind) -> str:
    return f"_all{matrix_id}{kind}"


def _rows(matrix_id: str, kind: Kind) -> str:
    return f"_rows{matrix_id}{kind}"


def _own(matrix_id: str, kind: Kind, member_id: str) -> str:
    return f"_own{matrix_id}{kind}{member_id}"
