"""How the segments of a matrix came to be what they are, as pages and other rooms read it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Alias, Descent, Lineage, Segment, Statement
from segmatrix.matrix.terms import AliasKind, LineageKind, Standing


@dataclass(frozen=True, slots=True)
class OriginView:
    """One merge or split that stands: which segments, who did it and when.

    Attributes:
        id: What takes it back (`UnmergeSegments`, `RejoinParts`).
        kind: merge or split.
        kept: The segment that stayed, by id, and what it was called then.
        others: Those merged into it or split off it, by id and name.
        rules: The ids of the segments whose rules it changed.
    """

    id: str
    kind: str
    kept: tuple[str, str]
    others: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    by_name: str
    department: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoryView:
    """What a segment came from and went into, each oldest first.

    Attributes:
        name: What it is called, or was when it became part of another one.
        part_of: The id of the segment that it is part of now; empty for one that stands for itself.
        renamed_from: What it was called before.
        merged_from: The merges that made it of several.
        merged_into: The merge that made it part of another one; at most one.
        split_from: The split that made it; at most one.
        split_into: The splits that took parts of it.
    """

    segment_id: str
    name: str
    part_of: str
    renamed_from: tuple[str, ...]
    merged_from: tuple[OriginView, ...]
    merged_into: tuple[OriginView, ...]
    split_from: tuple[OriginView, ...]
    split_into: tuple[OriginView, ...]


def lineage(matrix_id: str, actor: Actor) -> dict[str, StoryView]:
    """Return the story of every segment by its id, merged ones too, in four queries."""
    matrix = access.matrix(matrix_id, actor)
    segments = Segment.objects.filter(matrix=matrix).exclude(standing=Standing.REMOVED)
    origins = _origins(matrix.pk)
    names: dict[str, list[str]] = defaultdict(list)
    earlier = Alias.objects.filter(matrix=matrix, kind=AliasKind.EARLIER_NAME, removed=False)
    for segment_id, text in earlier.order_by("said_at", "pk").values_list("segment", "text"):
        names[segment_id].append(text)
    endings = _endings(matrix.pk)
    whole = {segment_id: row.lineage.kept_id for segment_id, row in endings.items()}
    return {row.pk: _story(row, origins, tuple(names[row.pk]), whole) for row in segments}


def current_statement(statement_id: str) -> str:
    """Return the statement that an id kept by another room means now.

    A text that met another one in a merge is kept under that one as long as the merge stands. The
    caller has checked that its actor may read the matrix.
    """
    row = Statement.objects.filter(pk=statement_id).select_related("segment").first()
    if row is None or row.segment.standing != Standing.MERGED:
        return statement_id
    return folded_statements(row.segment.matrix_id)[statement_id]


def folded_statements(matrix_id: str) -> dict[str, str]:
    """Return every text that met another one in a merge that stands, with what it means now.

    In one query. The caller has checked that its actor may read the matrix.
    """
    folded: dict[str, str] = {}
    for descent in _endings(matrix_id).values():
        if descent.segment.standing == Standing.MERGED:
            texts = descent.carried["folded"].items()
            folded |= {ident: how["into"] for ident, how in texts}
    return {ident: _last(ident, folded) for ident in folded}


def _last(statement_id: str, folded: dict[str, str]) -> str:
    while statement_id in folded:
        statement_id = folded[statement_id]
    return statement_id


def _origins(matrix_id: str) -> list[OriginView]:
    rows = Lineage.objects.filter(matrix=matrix_id, stands=True).order_by("number")
    others: dict[str, list[tuple[str, str]]] = defaultdict(list)
    descents = Descent.objects.filter(lineage__matrix=matrix_id).select_related("segment")
    for descent in descents.order_by("position"):
        others[descent.lineage_id].append((descent.segment_id, descent.segment.name))
    return [
        OriginView(
            id=row.pk,
            kind=row.kind,
            kept=(row.kept_id, row.earlier_name),
            others=tuple(others[row.pk]),
            rules=tuple(row.rules),
            by_name=row.by_name,
            department=row.department,
            at=row.at,
        )
        for row in rows
    ]


def _endings(matrix_id: str) -> dict[str, Descent]:
    """Return, for each segment that was ever part of another one, how it last came to be that."""
    rows = Descent.objects.filter(lineage__matrix=matrix_id).select_related("lineage", "segment")
    merged = {LineageKind.MERGE: True, LineageKind.SPLIT: False}
    return {
        row.segment_id: row
        for row in rows.order_by("lineage__number")
        if row.lineage.stands == merged[LineageKind(row.lineage.kind)]
    }


def _story(
    row: Segment, origins: list[OriginView], names: tuple[str, ...], whole: dict[str, str]
) -> StoryView:
    def told(kind: LineageKind, *, kept: bool) -> tuple[OriginView, ...]:
        return tuple(
            origin
            for origin in origins
            if origin.kind == kind
            and (
                origin.kept[0] == row.pk
                if kept
                else row.pk in [ident for ident, _name in origin.others]
            )
        )

    return StoryView(
        segment_id=row.pk,
        name=row.name,
        part_of=whole[row.pk] if row.standing == Standing.MERGED else "",
        renamed_from=names,
        merged_from=told(LineageKind.MERGE, kept=True),
        merged_into=told(LineageKind.MERGE, kept=False),
        split_from=told(LineageKind.SPLIT, kept=False),
        split_into=told(LineageKind.SPLIT, kept=True),
    )
