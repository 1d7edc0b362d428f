"""Everybody who takes part in a matrix, however they came: members, guests, people to ask.

A person to ask who is a member or guest is one party, under that id; the other id finds them too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.review.access.stakeholders import stakeholders


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part.

    Attributes:
        member_id: Who they are among members and guests, empty for somebody without an account.
        has_inbox: Whether they can be told here; guests and people without an account cannot.
    """

    id: str
    name: str
    department: str
    member_id: str
    has_inbox: bool


class Parties:
    """Those who take part in one matrix, by either of their ids."""

    def __init__(self, matrix_id: str, actor: Actor) -> None:
        """Read them in a fixed number of queries, for an actor who may read the matrix."""
        there = people.participants(matrix_id, actor)
        self._found = {
            each.id: Party(each.id, each.name, each.department, each.id, not each.guest)
            for each in there
        }
        for row in stakeholders(matrix_id):
            as_member = self._found.get(row.member_id)
            party = as_member or Party(row.pk, row.name, row.department, "", has_inbox=False)
            self._found[row.pk] = party

    def __iter__(self) -> Iterator[Party]:
        """Yield each once, by name."""
        return iter(sorted(set(self._found.values()), key=lambda each: (each.name, each.id)))

    def find(self, who: str) -> Party | None:
        """Return who has this id, None for nobody, or for somebody who takes part no more."""
        return self._found.get(who)

    def id_of(self, who: str) -> str:
        """Return the id under which somebody is one party; one that is not known stays as it is."""
        found = self._found.get(who)
        return found.id if found else who
