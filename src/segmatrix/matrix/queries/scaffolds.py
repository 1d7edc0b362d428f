"""Scaffolds as pages read them: what a matrix asks, and the templates that a workspace keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, scaffolding
from segmatrix.matrix.models import Axis, Dimension, Matrix, Scaffold, Segment
from segmatrix.matrix.models.axes import WORDS
from segmatrix.matrix.queries.texts import Ids, Text
from segmatrix.matrix.terms import PROFILE_KEYS, Standing


@dataclass(frozen=True, slots=True)
class ScaffoldView:
    """A template of a workspace.

    Attributes:
        version: Counts its names.
        by: Who kept it, `member_id` by their id.
        asks: What a matrix that begins with it asks.
    """

    id: str
    name: str
    version: int
    member_id: str
    by: str
    at: datetime
    asks: scaffolding.Scaffold

    @classmethod
    def of(cls, row: Scaffold) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            name=row.name,
            version=row.version,
            member_id=row.member_id,
            by=row.author_name,
            at=row.saved_at,
            asks=scaffolding.Scaffold.from_json(row.content),
        )


def scaffolds(workspace_id: str, actor: Actor) -> list[ScaffoldView]:
    """Return the templates of the actor's workspace, by name."""
    return _views(workspace_id, actor, removed=False)


def removed_scaffolds(workspace_id: str, actor: Actor) -> list[ScaffoldView]:
    """Return the templates that were taken off the list, by name."""
    return _views(workspace_id, actor, removed=True)


def scaffold(workspace_id: str, scaffold_id: str, actor: Actor) -> ScaffoldView:
    """Return a template of the actor's workspace."""
    return ScaffoldView.of(access.scaffold(workspace_id, scaffold_id, actor))


def scaffold_like(matrix_id: str, actor: Actor) -> scaffolding.Scaffold:
    """Return what a matrix asks now, with its segments."""
    return scaffold_of(access.matrix(matrix_id, actor))


def scaffold_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return the templates of the matrix' workspace with what they ask in words of their own.

    They are shown to members of the workspace only.
    """
    rows = Scaffold.objects.filter(
        workspace__in=Matrix.objects.filter(pk=matrix_id).values("workspace")
    )
    rows = rows if ids is None else rows.filter(pk__in=ids)
    for row in rows.order_by("saved_at", "pk"):
        yield (
            Text(id=row.pk)
            if row.removed
            else Text(
                id=row.pk,
                title=row.name,
                text=_own_words(scaffolding.Scaffold.from_json(row.content)),
                about=row.workspace_id,
                by=row.author_name,
                at=row.saved_at,
            )
        )


def scaffold_of(matrix: Matrix) -> scaffolding.Scaffold:
    """Return what a matrix that the actor may read asks now, in three queries."""
    rows = Dimension.objects.filter(matrix=matrix).exclude(standing=Standing.REMOVED)
    columns = Segment.objects.filter(matrix=matrix, standing=Standing.CURRENT)
    across, up = access.axes(matrix)
    views = [_row(row) for row in rows.order_by("position", "pk") if not _in_profile(row)]
    return scaffolding.Scaffold(
        rows=tuple(sorted(views, key=lambda row: row.hidden)),
        axes=(_direction(across), _direction(up)),
        columns=tuple(
            scaffolding.Column(name=row.name, tier=row.tier, colour=row.colour, note=row.note)
            for row in columns.order_by("position")
        ),
    )


def _views(workspace_id: str, actor: Actor, *, removed: bool) -> list[ScaffoldView]:
    rows = access.scaffolds(workspace_id, actor).filter(removed=removed)
    return sorted(map(ScaffoldView.of, rows), key=lambda each: (each.name.casefold(), each.id))


def _in_profile(row: Dimension) -> bool:
    """Whether it stands where every matrix has it: beside the table, in each segment's profile."""
    return row.standing == Standing.ASIDE and row.key in PROFILE_KEYS


def _row(row: Dimension) -> scaffolding.Row:
    return scaffolding.Row(
        key=row.key,
        name=row.name,
        kind=row.kind,
        question=row.question,
        unit=row.unit,
        hidden=row.standing == Standing.ASIDE,
    )


def _direction(row: Axis) -> scaffolding.Direction:
    return scaffolding.Direction(
        slot=row.slot, preset=row.preset, **{word: getattr(row, word) for word in WORDS}
    )


def _own_words(asks: scaffolding.Scaffold) -> str:
    """Return what a scaffold asks that nobody shipped, one thing a line."""
    rows = [words for row in asks.rows for words in (row.name, row.question)]
    axes = [getattr(axis, word) for axis in asks.axes for word in WORDS]
    columns = [column.name for column in asks.columns]
    return "\n".join(filter(None, [*rows, *axes, *columns]))
