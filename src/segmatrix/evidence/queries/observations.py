"""Observations as pages read them, in pages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.db.models import QuerySet

from segmatrix.activity.queries import Entry, history
from segmatrix.base.actor import Actor
from segmatrix.evidence import access
from segmatrix.evidence.citing import Place
from segmatrix.evidence.models import Link, Observation
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import Status, TargetKind

PAGE = 50


@dataclass(frozen=True, slots=True)
class LinkView:
    """What an observation says about a target, and who says that it does.

    Attributes:
        quoted: Whether it speaks for the persona that it is linked to.
    """

    id: str
    observation_id: str
    target: Target
    stance: str
    note: str
    author_name: str
    at: datetime
    quoted: bool = False

    @classmethod
    def of(cls, row: Link) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            observation_id=row.observation_id,
            target=target_of(row),
            stance=row.stance,
            note=row.note,
            author_name=row.author_name,
            at=row.linked_at,
            quoted=row.quoted,
        )


@dataclass(frozen=True, slots=True)
class ObservationView:
    """One quote, number or record from a source; a "finding" on screen.

    Attributes:
        kind: quote, number or record.
        date: The day it speaks of, its own or its source's; None where neither is known. So with
            `channel`, `collector` and `department`.
        own_date: Its own day; what an edit starts from. So with the other three.
        place: Where in the source's document it stands, or None.
        basis: What it rests on, one of `terms.Basis`: the grade it gives by itself.
        from_customer: Whether it is known which customer said it.
        person_id: Which, for whoever may work with customer data, else empty; so `account_id`.
        status: awaiting, accepted or declined.
        version: Counts its edits.
        links: What it is linked to, oldest first.
    """

    id: str
    source_id: str
    source_title: str
    source_kind: str
    kind: str
    text: str
    value: float | None
    unit: str
    date: date | None
    channel: str
    collector: str
    department: str
    own_date: date | None
    own_channel: str
    own_collector: str
    own_department: str
    place: Place | None
    basis: int
    from_customer: bool
    person_id: str
    account_id: str
    status: str
    version: int
    author_name: str
    author_department: str
    added_at: datetime
    links: tuple[LinkView, ...]

    @classmethod
    def of(cls, row: Observation, links: Iterable[LinkView], *, customers: bool) -> Self:
        """Build the view from its row and links, with the customer only where that may be seen."""
        source = row.source
        return cls(
            id=row.pk,
            source_id=source.pk,
            source_title=source.title,
            source_kind=source.kind,
            kind=row.kind,
            text=row.text,
            value=row.value,
            unit=row.unit,
            date=row.date or source.date,
            channel=row.channel or source.channel,
            collector=row.collector or source.collector,
            department=row.department or source.department,
            own_date=row.date,
            own_channel=row.channel,
            own_collector=row.collector,
            own_department=row.department,
            place=Place.from_json(row.place) if row.place else None,
            basis=row.basis,
            from_customer=bool(row.person_id or row.account_id),
            person_id=row.person_id if customers else "",
            account_id=row.account_id if customers else "",
            status=row.status,
            version=row.version,
            author_name=row.author_name,
            author_department=row.author_department,
            added_at=row.added_at,
            links=tuple(links),
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Some of many observations.

    Attributes:
        total: How many there are in all.
        number: Which page, counted from 1.
        pages: How many pages there are, at least one.
    """

    observations: tuple[ObservationView, ...]
    total: int
    number: int
    pages: int


def observation(matrix_id: str, observation_id: str, actor: Actor) -> ObservationView:
    """Return one observation with its links."""
    matrix = access.matrix(matrix_id, actor)
    row = access.observation(matrix.id, observation_id)
    return views_of(matrix.id, [row], actor)[0]


def observations(
    matrix_id: str,
    actor: Actor,
    *,
    source_id: str = "",
    status: Status | None = None,
    page: int = 1,
) -> Page:
    """Return what was taken from all sources or from one, newest first."""
    matrix = access.matrix(matrix_id, actor)
    rows = standing(matrix.id)
    if source_id:
        rows = rows.filter(source=access.source(matrix.id, source_id))
    if status is not None:
        rows = rows.filter(status=status)
    return _page(matrix.id, rows.order_by("-added_at", "-pk"), page, actor)


def cited_from(
    matrix_id: str, document_id: str, actor: Actor, *, begin: int, end: int
) -> tuple[ObservationView, ...]:
    """Return what was taken from some blocks of a document, the first of them and up to the last.

    Args:
        matrix_id: The matrix.
        document_id: The document; nothing cites one that is not of the matrix.
        actor: Who reads.
        begin: The first block's position.
        end: The position after the last block's.
    """
    matrix = access.matrix(matrix_id, actor)
    rows = standing(matrix.id).filter(
        source__document_id=document_id, place__block__gte=begin, place__block__lt=end
    )
    return views_of(matrix.id, rows.order_by("added_at", "pk"), actor)


def inbox(matrix_id: str, actor: Actor, *, source_id: str = "", page: int = 1) -> Page:
    """Return the observations that came in by themselves and wait to be looked at, oldest first."""
    matrix = access.matrix(matrix_id, actor)
    rows = standing(matrix.id).filter(status=Status.AWAITING)
    if source_id:
        rows = rows.filter(source=access.source(matrix.id, source_id))
    return _page(matrix.id, rows.order_by("added_at", "pk"), page, actor)


def observation_history(matrix_id: str, observation_id: str, actor: Actor) -> list[Entry]:
    """Return what happened to an observation, newest first."""
    stream = f"matrix:{access.matrix(matrix_id, actor).id}"
    return history(stream, f"observation:{observation_id}")


def standing(matrix_id: str) -> QuerySet[Observation]:
    """Return the observations of a matrix that nobody removed, of sources that nobody removed."""
    rows = access.all_observations(matrix_id)
    return rows.filter(removed=False, source__removed=False)


def views_of(
    matrix_id: str, rows: Iterable[Observation], actor: Actor
) -> tuple[ObservationView, ...]:
    """Return the views of some observations with their links, in two queries more."""
    shown = list(rows)
    links: dict[str, list[LinkView]] = defaultdict(list)
    found = Link.objects.filter(observation__in=[row.pk for row in shown], removed=False)
    for link in found.order_by("linked_at", "pk"):
        links[link.observation_id].append(LinkView.of(link))
    customers = access.sees_customers(matrix_id, actor)
    return tuple(ObservationView.of(row, links[row.pk], customers=customers) for row in shown)


def target_of(row: Link) -> Target:
    """Return what a link was made to."""
    return Target(TargetKind(row.target_kind), row.target_id)


def _page(matrix_id: str, rows: QuerySet[Observation], page: int, actor: Actor) -> Page:
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    shown = rows[(number - 1) * PAGE : number * PAGE]
    return Page(views_of(matrix_id, shown, actor), total, number, pages)
