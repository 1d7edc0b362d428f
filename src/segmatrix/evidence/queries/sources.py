"""Sources as pages read them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.db.models import Count

from segmatrix.activity.queries import Entry, history
from segmatrix.base.actor import Actor
from segmatrix.evidence import access
from segmatrix.evidence.models import Observation, Source
from segmatrix.evidence.terms import Status


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where evidence comes from.

    Attributes:
        kind: One of `terms.SourceKind`.
        document_id: The imported document that holds it, or empty; so `document_name`.
        version: Counts its edits.
        accepted: How many observations from it count; so with `awaiting` and `declined`.
    """

    id: str
    matrix_id: str
    kind: str
    title: str
    date: date | None
    collector: str
    channel: str
    department: str
    url: str
    note: str
    document_id: str
    document_name: str
    version: int
    author_name: str
    added_at: datetime
    removed: bool
    accepted: int
    awaiting: int
    declined: int

    @classmethod
    def of(cls, row: Source, counts: dict[str, int]) -> Self:
        """Build the view from its row and how many observations it has by status."""
        return cls(
            id=row.pk,
            matrix_id=row.matrix_id,
            kind=row.kind,
            title=row.title,
            date=row.date,
            collector=row.collector,
            channel=row.channel,
            department=row.department,
            url=row.url,
            note=row.note,
            document_id=row.document_id or "",
            document_name=row.document.name if row.document else "",
            version=row.version,
            author_name=row.author_name,
            added_at=row.added_at,
            removed=row.removed,
            accepted=counts.get(Status.ACCEPTED, 0),
            awaiting=counts.get(Status.AWAITING, 0),
            declined=counts.get(Status.DECLINED, 0),
        )


def sources(matrix_id: str, actor: Actor, *, removed: bool = False) -> tuple[SourceView, ...]:
    """Return the sources of a matrix, or the removed ones, newest first."""
    matrix = access.matrix(matrix_id, actor)
    rows = Source.objects.filter(matrix_id=matrix.id, removed=removed).select_related("document")
    return _views(rows.order_by("-added_at", "pk"))


def source(matrix_id: str, source_id: str, actor: Actor) -> SourceView:
    """Return one source; what was taken from it comes in pages from `observations`."""
    matrix = access.matrix(matrix_id, actor)
    return _views([access.source(matrix.id, source_id)])[0]


def source_history(matrix_id: str, source_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to a source, newest first."""
    return history(f"matrix:{access.matrix(matrix_id, actor).id}", f"source:{source_id}")


def _views(rows: Iterable[Source]) -> tuple[SourceView, ...]:
    """Return the views of sources, counting all their observations in one query."""
    shown = list(rows)
    standing = Observation.objects.filter(source__in=[row.pk for row in shown], removed=False)
    counted = standing.order_by().values_list("source_id", "status").annotate(Count("pk"))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for source_id, status, count in counted:
        counts[source_id][status] = count
    return tuple(SourceView.of(row, counts[row.pk]) for row in shown)
