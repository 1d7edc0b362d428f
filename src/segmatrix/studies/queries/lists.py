"""The lists that rules of a matrix may name."""

from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.studies import access, files
from segmatrix.studies.models import CustomerList, Snapshot
from segmatrix.studies.naming import NamedList, list_key


@dataclass(frozen=True, slots=True)
class ListView:
    """A list as its page shows it.

    Attributes:
        size: How many ids it holds.
        known: How many of them the data knows; None while that is not counted for what it holds.
    """

    id: str
    name: str
    size: int
    known: int | None
    kept_by: str
    kept_at: datetime


def lists(matrix_id: str, actor: Actor) -> list[ListView]:
    """Return the lists of a matrix by name, for who may see persons."""
    access.persons(matrix_id, actor)
    rows = CustomerList.objects.filter(matrix_id=matrix_id, removed=False).order_by("name", "pk")
    snapshot = Snapshot.objects.filter(matrix_id=matrix_id).order_by("-taken_at", "-pk").first()
    counted = snapshot.lists if snapshot else {}
    return [_view(row, counted.get(row.pk)) for row in rows]


def lists_in(matrix_id: str) -> list[NamedList]:
    """Return the lists of a matrix with their ids, for what evaluates its rules."""
    rows = CustomerList.objects.filter(matrix_id=matrix_id, removed=False).order_by("name", "pk")
    return [
        NamedList(row.pk, row.name, row.content_id, files.listed(row.pk, row.content_id))
        for row in rows
    ]


def list_marks(matrix_id: str) -> dict[str, str]:
    """Return the mark of each list's contents, as `Reading.rests_on` keeps it; one query."""
    rows = CustomerList.objects.filter(matrix_id=matrix_id, removed=False)
    return {list_key(name): mark for name, mark in rows.values_list("name", "content_id")}


def _view(row: CustomerList, counted: dict[str, int | str] | None) -> ListView:
    known = counted["known"] if counted and counted["mark"] == row.content_id else None
    return ListView(
        row.pk,
        row.name,
        row.size,
        None if known is None else int(known),
        row.kept_by,
        row.kept_at,
    )
