"""What may be read of the past. Callers have checked that the actor may read the stream."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from segmatrix.activity.events import FACTS, Fact
from segmatrix.activity.models import RecordedFact, Stream


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded fact with its number, author and time."""

    number: int
    fact: Fact
    operation_id: str
    member_id: str
    actor_name: str
    department: str
    at: datetime
    undoable: bool


def last_number(stream: str) -> int:
    """Return the number of the newest fact of `stream`, 0 before the first."""
    return last_numbers([stream]).get(stream, 0)


def last_numbers(streams: Collection[str]) -> dict[str, int]:
    """Return the newest number of each of `streams` that has facts, in one query."""
    rows = Stream.objects.filter(name__in=streams)
    return dict(rows.values_list("name", "last_number"))


def since(stream: str, number: int, *, limit: int = 1000) -> list[Entry]:
    """Return the facts after `number`, oldest first."""
    rows = RecordedFact.objects.filter(stream_id=stream, number__gt=number).order_by("number")
    return [_entry(row) for row in rows[:limit]]


def told(stream: str, kinds: Collection[type[Fact]], *, after: int = 0) -> Iterator[Entry]:
    """Yield every fact of these kinds after a number, oldest first, in one query."""
    names = [kind.__name__ for kind in kinds]
    rows = RecordedFact.objects.filter(stream_id=stream, number__gt=after, kind__in=names)
    return map(_entry, rows.order_by("number").iterator())


def history(stream: str, *subject_prefixes: str, limit: int = 200) -> list[Entry]:
    """Return what happened to the subjects that begin so, newest first, in one query."""
    begins_so = reduce(or_, (Q(subject__startswith=prefix) for prefix in subject_prefixes))
    rows = RecordedFact.objects.filter(begins_so, stream_id=stream)
    return [_entry(row) for row in rows.order_by("-number")[:limit]]


def origin(stream: str, operation_id: str) -> tuple[str, bool]:
    """Return which operation an undo is about in the end, and whether that stands after it.

    What undoes nothing is about itself and stands; the undo of an undo leads one further back.
    """
    undos = RecordedFact.objects.filter(stream=stream).exclude(undoes="").order_by("number")
    stands = True
    while undone := undos.filter(operation_id=operation_id).values("undoes").first():
        operation_id, stands = undone["undoes"], not stands
    return operation_id, stands


def latest_undoable(stream: str, member_id: str) -> str | None:
    """Return the id of the member's newest operation that is neither an undo, undone nor final."""
    own = RecordedFact.objects.filter(stream_id=stream, member_id=member_id)
    final = own.filter(inverse__isnull=True).values("operation_id")
    standing = own.filter(undone=False, undoes="").exclude(operation_id__in=final)
    return standing.order_by("-number").values_list("operation_id", flat=True).first()


def latest_redoable(stream: str, member_id: str) -> str | None:
    """Return the id of the undo that the member would take back to do a thing again.

    It is their newest undo that stands, if they have changed nothing anew since.
    """
    own = RecordedFact.objects.filter(stream_id=stream, member_id=member_id)
    changes = own.filter(undoes="")
    undos = own.filter(undone=False, undoes__in=changes.values("operation_id"))
    newest = undos.order_by("-number").first()
    if newest is None or changes.filter(undone=False, number__gt=newest.number).exists():
        return None
    return newest.operation_id


def _entry(row: RecordedFact) -> Entry:
    payload: dict[str, Any] = row.payload
    return Entry(
        number=row.number,
        fact=FACTS[row.kind].from_json(payload),
        operation_id=row.operation_id,
        member_id=row.member_id,
        actor_name=row.actor_name,
        department=row.department,
        at=row.at,
        undoable=row.inverse is not None and not row.undone,
    )
