"""Keeping what a matrix asks as a template, and beginning with it."""

from dataclasses import replace
from typing import Any

from segmatrix.activity.actions import action, record
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.inputs import named
from segmatrix.matrix import access, events, scaffolding, terms
from segmatrix.matrix.actions.axes import choose_axes, set_axis
from segmatrix.matrix.actions.dimensions import (
    add_dimension,
    hide_dimension,
    move_dimension,
    rename_dimension,
    show_dimension,
)
from segmatrix.matrix.actions.segments import add_segment
from segmatrix.matrix.models import Dimension, Matrix, Scaffold
from segmatrix.matrix.queries.scaffolds import scaffold_of
from segmatrix.matrix.terms import Standing
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission


@action
def save_scaffold(given: events.SaveScaffold, *, actor: Actor) -> None:
    """Keep what a matrix asks as a template of its workspace: rows, axes, if wanted columns.

    Nothing that was answered comes along, nor what is said under a segment's name. Refuses who may
    not shape the matrix, guests, and a name that is missing or taken. Records ScaffoldSaved.
    """
    others = _names(given.workspace_id, actor)
    matrix = access.matrix(given.matrix_id, actor)
    require(actor, Permission.SHAPE, matrix.pk)
    asks = scaffold_of(matrix)
    columns = [replace(column, note="") for column in asks.columns if given.columns]
    row = Scaffold.objects.create(
        workspace_id=given.workspace_id,
        name=named(given.name, limit=terms.NAME_LENGTH, taken=others.values()),
        content=replace(asks, columns=tuple(columns)).to_json(),
        member_id=actor.member_id,
        author_name=actor.name,
        saved_at=clock.now(),
    )
    record(events.ScaffoldSaved(**_told(row)), inverse=events.RemoveScaffold(**_one(row)))


@action
def rename_scaffold(given: events.RenameScaffold, *, actor: Actor) -> None:
    """Give a template another name.

    Refuses a name that is missing, taken or typed over an older one. Records ScaffoldRenamed.
    """
    row = _own(given, actor)
    versions.refuse_if_stale(
        row.version,
        given.version,
        theirs=row.name,
        yours=given.name,
        field="name",
        who=lambda: access.named_scaffold(row),
    )
    taken = [name for pk, name in _names(given.workspace_id, actor).items() if pk != row.pk]
    name, earlier = named(given.name, limit=terms.NAME_LENGTH, taken=taken), row.name
    if name == earlier:
        return
    row.name = name
    row.version += 1
    row.save(update_fields=["name", "version"])
    record(
        events.ScaffoldRenamed(**_told(row), version=row.version),
        inverse=events.RenameScaffold(**_one(row), name=earlier),
    )


@action
def remove_scaffold(given: events.RemoveScaffold, *, actor: Actor) -> None:
    """Take a template off the list. Records ScaffoldRemoved."""
    row = _own(given, actor)
    row.removed = True
    row.save(update_fields=["removed"])
    record(events.ScaffoldRemoved(**_told(row)), inverse=events.RestoreScaffold(**_one(row)))


@action
def restore_scaffold(given: events.RestoreScaffold, *, actor: Actor) -> None:
    """Put a template back on the list as it was.

    Refuses when its name has been taken meanwhile. Records ScaffoldRestored.
    """
    row = _own(given, actor, removed=True)
    taken = _names(given.workspace_id, actor).values()
    named(row.name, limit=terms.NAME_LENGTH, taken=taken)
    row.removed = False
    row.save(update_fields=["removed"])
    record(events.ScaffoldRestored(**_told(row)), inverse=events.RemoveScaffold(**_one(row)))


@action
def lay_out(given: events.LayOut, *, actor: Actor) -> None:
    """Let a matrix ask what a scaffold asks, as one operation.

    Built-in rows that the scaffold does not have are hidden. Refuses names that are taken in the
    matrix. Records the facts of all that it changes.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    scaffold = scaffolding.Scaffold.from_json(given.scaffold)
    _lay_rows(matrix, scaffold, actor)
    _lay_axes(matrix, scaffold.axes, actor)
    for column in scaffold.columns:
        segment = events.AddSegment(
            matrix_id=matrix.pk,
            name=column.name,
            note=column.note,
            tier=column.tier,
            colour=column.colour,
        )
        add_segment(segment, actor=actor)


def _lay_rows(matrix: Matrix, scaffold: scaffolding.Scaffold, actor: Actor) -> None:
    there = Dimension.objects.filter(matrix=matrix).exclude(standing=Standing.REMOVED)
    built_in = {row.key: row for row in there.exclude(key="").order_by("position")}
    kept = {row.key for row in scaffold.rows if row.key}
    for key, row in built_in.items():
        if key not in kept and row.standing == Standing.CURRENT:
            _take_out(matrix, row.pk, actor)
    for position, row in enumerate(scaffold.shown):
        ident = _row(matrix, row, built_in.get(row.key), actor)
        moving = events.MoveDimension(matrix_id=matrix.pk, dimension_id=ident, position=position)
        move_dimension(moving, actor=actor)
    for position, row in enumerate(scaffold.hidden, start=len(scaffold.shown)):
        ident = _row(matrix, row, built_in.get(row.key), actor)
        _take_out(matrix, ident, actor, position=position)


def _row(matrix: Matrix, row: scaffolding.Row, there: Dimension | None, actor: Actor) -> str:
    """Put a row into the table, the built-in one if it is one, and return its id."""
    if there is None:
        adding = events.AddDimension(
            matrix_id=matrix.pk,
            name=row.label,
            kind=row.kind,
            question=row.guiding_question,
            unit=row.unit,
        )
        added: str = add_dimension(adding, actor=actor)[0].dimension_id
        return added
    one = {"matrix_id": matrix.pk, "dimension_id": there.pk}
    if there.standing == Standing.ASIDE:
        show_dimension(events.ShowDimension(**one), actor=actor)
    if there.name != row.name:
        rename_dimension(events.RenameDimension(**one, name=row.name), actor=actor)
    return there.pk


def _take_out(
    matrix: Matrix, dimension_id: str, actor: Actor, *, position: int | None = None
) -> None:
    hiding = events.HideDimension(matrix_id=matrix.pk, dimension_id=dimension_id, position=position)
    hide_dimension(hiding, actor=actor)


def _lay_axes(
    matrix: Matrix, axes: tuple[scaffolding.Direction, scaffolding.Direction], actor: Actor
) -> None:
    """Choose the shipped pair that most belongs to, then put the rest in its own words."""
    pair = next((axis.preset for axis in axes if axis.preset), "")
    if pair:
        choose_axes(events.ChooseAxes(matrix_id=matrix.pk, preset=pair), actor=actor)
    for axis in axes:
        if axis.preset != pair or not axis.as_shipped:
            given = events.SetAxis(matrix_id=matrix.pk, slot=axis.slot, **axis.words)
            set_axis(given, actor=actor)


def _own(given: Any, actor: Actor, *, removed: bool = False) -> Scaffold:
    """Return a template for whoever kept it or may shape matrices in the workspace."""
    row = access.scaffold(given.workspace_id, given.scaffold_id, actor, removed=removed)
    if row.member_id != actor.member_id:
        require(actor, Permission.SHAPE)
    return row


def _names(workspace_id: str, actor: Actor) -> dict[str, str]:
    """Return the names on the list by id."""
    rows = access.scaffolds(workspace_id, actor)
    return dict(rows.filter(removed=False).values_list("pk", "name"))


def _one(row: Scaffold) -> dict[str, str]:
    return {"workspace_id": row.workspace_id, "scaffold_id": row.pk}


def _told(row: Scaffold) -> dict[str, str]:
    return {**_one(row), "name": row.name}
