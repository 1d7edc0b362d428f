"""Customers one by one: the members of segments, for who may see persons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
from django.utils.translation import gettext as _

from segmatrix.activity import queries as activity
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries as matrices
from segmatrix.studies import access, events, files
from segmatrix.studies.errors import NotCounted
from segmatrix.studies.memberships import Member, Memberships, Part, is_kept
from segmatrix.studies.models import Snapshot

FIRST_COLUMNS = 4
"""Traits that are shown while nobody has chosen any."""


@dataclass(frozen=True, slots=True)
class MembersView:
    """Some customers of a part of all.

    Attributes:
        segments: Those of the table that were counted.
        total: How many customers the part has.
        universe: How many there are in all.
        traits: What the data says of each, by name.
        columns: The traits that were asked for and are there, in the order of `members.traits`.
    """

    matrix: matrices.MatrixView
    unit: str
    snapshot_id: str
    as_of: datetime
    segments: tuple[matrices.SegmentView, ...]
    total: int
    universe: int
    traits: tuple[str, ...]
    columns: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ExportView:
    """That somebody took memberships out: which segments, as how many rows."""

    by_name: str
    at: datetime
    segments: tuple[str, ...]
    format: str
    rows: int


@dataclass(frozen=True, slots=True)
class ExportableView:
    """What may be taken out: the segments that were counted with their sizes."""

    matrix: matrices.MatrixView
    unit: str
    snapshot_id: str
    as_of: datetime
    segments: tuple[tuple[matrices.SegmentView, int], ...]
    exports: tuple[ExportView, ...]


def members(
    matrix_id: str,
    actor: Actor,
    part: Part,
    *,
    search: str = "",
    columns: tuple[str, ...] | None = None,
    offset: int = 0,
    limit: int = 50,
) -> MembersView:
    """Return some customers of a part of all, as the newest snapshot has them.

    Refuses who may not work with customer data, and a segment that is not counted yet. A fixed
    number of queries; nothing is evaluated.

    Args:
        columns: Which traits to bring; None brings the first few.
    """
    matrix = access.persons(matrix_id, actor)
    snapshot = access.counted(matrix_id)
    kept = _opened(snapshot)
    shown = matrices.segments(matrix_id, actor)
    _refuse_uncounted(part, kept, {segment.id for segment in shown})
    chosen = _first(kept.traits) if columns is None else columns
    chosen = tuple(name for name in chosen if name in kept.traits)
    page = kept.page(part, search=search, columns=chosen, offset=offset, limit=limit)
    return MembersView(
        matrix=matrix,
        unit=snapshot.unit,
        snapshot_id=snapshot.pk,
        as_of=snapshot.as_of,
        segments=tuple(segment for segment in shown if segment.id in kept.segments),
        total=page.total,
        universe=kept.universe,
        traits=kept.traits,
        columns=chosen,
        members=page.members,
    )


def exportable(matrix_id: str, actor: Actor) -> ExportableView:
    """Return which memberships may be taken out, and who did so before, newest first."""
    matrix = access.persons(matrix_id, actor)
    snapshot = access.counted(matrix_id)
    kept = set(_opened(snapshot).segments)
    shown = [one for one in matrices.segments(matrix_id, actor) if one.id in kept]
    sizes = access.sizes(snapshot, [segment.id for segment in shown])
    return ExportableView(
        matrix=matrix,
        unit=snapshot.unit,
        snapshot_id=snapshot.pk,
        as_of=snapshot.as_of,
        segments=tuple((segment, sizes[segment.id]) for segment in shown),
        exports=_exports(matrix_id, actor),
    )


def memberships(
    exported: events.MembershipsExported, actor: Actor
) -> Iterator[tuple[str, pa.Array]]:
    """Yield what was exported: the name of a segment and ids of its members, some at a time.

    Refuses whoever may not work with customer data before the first is read.
    """
    access.persons(exported.matrix_id, actor)
    snapshot = access.counted(exported.matrix_id, exported.snapshot_id)
    kept = _opened(snapshot)
    names = {each.id: each.name for each in matrices.segments(exported.matrix_id, actor)}
    if not set(exported.segments) <= set(kept.segments) & names.keys():
        raise NotCounted
    return (
        (names[segment_id], ids) for segment_id in exported.segments for ids in kept.ids(segment_id)
    )


def _opened(snapshot: Snapshot) -> Memberships:
    """Open the memberships of a snapshot, which may be too old to be kept."""
    directory = files.memberships(snapshot.matrix_id)
    if not is_kept(directory, snapshot.memberships):
        raise NotCounted
    return Memberships(directory, snapshot.memberships)


def _first(traits: tuple[str, ...]) -> tuple[str, ...]:
    """Return the traits to show first; since when somebody is known tells little of them."""
    return tuple(name for name in traits if name != "created_at")[:FIRST_COLUMNS]


def _refuse_uncounted(part: Part, kept: Memberships, shown: set[str]) -> None:
    for segment_id in part.segments:
        if segment_id not in kept.segments:
            raise NotCounted if segment_id in shown else NotFound(_("There is no such segment."))


def _exports(matrix_id: str, actor: Actor) -> tuple[ExportView, ...]:
    """Return who took what out; of a merged segment it was the part that was taken, by its name."""
    names = {ident: story.name for ident, story in matrices.lineage(matrix_id, actor).items()}
    entries = activity.history(f"matrix:{matrix_id}", "export:", limit=20)
    return tuple(
        ExportView(
            entry.actor_name,
            entry.at,
            tuple(names.get(one, _("a segment that is gone")) for one in entry.fact.segments),
            entry.fact.format,
            entry.fact.rows,
        )
        for entry in entries
        if isinstance(entry.fact, events.MembershipsExported)
    )
