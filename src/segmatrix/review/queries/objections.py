"""Objections as pages and other rooms read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import MatrixTable, Text
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review import access
from segmatrix.review.access import objections as rows
from segmatrix.review.models import Objection, Turn
from segmatrix.review.objecting import STANDING, possible, state_of
from segmatrix.review.terms import AboutKind, ObjectionState, TurnKind


@dataclass(frozen=True, slots=True)
class TurnView:
    """What somebody did about an objection, and what they said."""

    id: str
    kind: TurnKind
    text: str
    member_id: str
    author_name: str
    department: str
    at: datetime

    @classmethod
    def of(cls, row: Turn) -> Self:
        """Build the view from its row."""
        return cls(
            row.pk,
            TurnKind(row.kind),
            row.text,
            row.member_id,
            row.author_name,
            row.department,
            row.at,
        )


@dataclass(frozen=True, slots=True)
class AboutView:
    """What is objected to, as it is now.

    Attributes:
        id: What its id means now, after merges.
        label: What it is called, or was called when it was still there.
        gone: Whether it is out of the table by now.
    """

    kind: AboutKind
    id: str
    label: str
    gone: bool


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection with everything that happened to it.

    Attributes:
        revision: The revision in which it was raised.
        turns: What happened, oldest first; the first is its raising.
    """

    id: str
    matrix_id: str
    revision: int
    about: AboutView
    member_id: str
    turns: tuple[TurnView, ...]

    @property
    def state(self) -> ObjectionState:
        """How it stands."""
        return state_of(turn.kind for turn in self.turns)

    @property
    def standing(self) -> bool:
        """Whether it is in the way."""
        return self.state in STANDING

    @property
    def raised(self) -> TurnView:
        """Its raising."""
        return self.turns[0]

    @property
    def newest(self) -> TurnView:
        """What was done about it last."""
        return self.turns[-1]


@dataclass(frozen=True, slots=True)
class ObjectionForm:
    """What a reader can do about one objection.

    Attributes:
        turns: The turns that they can take now.
    """

    objection: ObjectionView
    turns: frozenset[TurnKind]


def objections(matrix_id: str, actor: Actor) -> tuple[ObjectionView, ...]:
    """Return all objections, those that stand first, each newest first.

    In a number of queries that does not grow with them.
    """
    return objections_to(matrices.table(matrix_id, actor), actor)


def objections_to(table: MatrixTable, actor: Actor) -> tuple[ObjectionView, ...]:
    """Return all objections to a matrix whose table was read, as `objections` does."""
    found = _views(table, rows.objections(table.matrix.id), actor)
    newest_first = sorted(found, key=lambda each: each.raised.at, reverse=True)
    return tuple(sorted(newest_first, key=lambda each: not each.standing))


def objection(matrix_id: str, objection_id: str, actor: Actor) -> ObjectionForm:
    """Return one objection, and what the actor can do about it."""
    table = matrices.table(matrix_id, actor)
    found = _views(table, [rows.objection(matrix_id, objection_id)], actor)[0]
    can = possible(found.state, own=found.member_id == actor.member_id)
    may = people.permissions(actor, matrix_id)
    if Permission.COMMENT not in may:
        can = frozenset()
    elif Permission.STATES not in may:
        can -= {TurnKind.OVERRIDDEN}
    return ObjectionForm(found, can)


def to_object_to(matrix_id: str, kind: str, about_id: str, actor: Actor) -> AboutView:
    """Return what somebody is about to object to, refusing what is not there."""
    matrix = access.matrix(matrix_id, actor, may=Permission.COMMENT)
    found = rows.about(matrix, kind, about_id, actor)
    return AboutView(found.kind, found.id, found.label, gone=False)


def answered_by(objection_id: str) -> tuple[str, ...]:
    """Return the members who answered an objection, for a room that tells them."""
    rows = Turn.objects.filter(objection=objection_id, kind=TurnKind.ANSWERED, removed=False)
    return tuple(dict.fromkeys(rows.order_by("position").values_list("member_id", flat=True)))


def objection_texts(matrix_id: str, ids: Collection[str] | None = None) -> Iterator[Text]:
    """Return what was said for and against objections, turn by turn, for a room that finds it.

    Their place is what the objection is about, as it was called when it was raised.
    """
    turns = Turn.objects.filter(objection__matrix=matrix_id).select_related("objection")
    turns = turns if ids is None else turns.filter(pk__in=ids)
    for row in turns.order_by("at", "pk"):
        yield (
            Text(id=row.pk)
            if row.removed
            else Text(
                id=row.pk,
                text=row.text,
                place=row.objection.label,
                about=row.objection_id,
                by=row.author_name,
                at=row.at,
            )
        )


def _views(table: MatrixTable, found: Iterable[Objection], actor: Actor) -> list[ObjectionView]:
    objections = list(found)
    turns: dict[str, list[TurnView]] = defaultdict(list)
    standing = Turn.objects.filter(objection__in=objections, removed=False)
    for turn in standing.order_by("position"):
        turns[turn.objection_id].append(TurnView.of(turn))
    about = _about(table, objections, actor)
    return [
        ObjectionView(
            id=row.pk,
            matrix_id=table.matrix.id,
            revision=row.revision,
            about=about[row.pk],
            member_id=row.member_id,
            turns=tuple(turns[row.pk]),
        )
        for row in objections
    ]


def _about(table: MatrixTable, objections: list[Objection], actor: Actor) -> dict[str, AboutView]:
    """Return what each objection is about now, whatever was merged or removed since."""
    if not objections:
        return {}
    stories = matrices.lineage(table.matrix.id, actor)
    folded = matrices.folded_statements(table.matrix.id)
    labels = {segment.id: segment.name for segment in table.segments}
    for row in table.open_rows:
        for cell in row.cells:
            labels |= {statement.id: statement.text for statement in cell.statements}
    found = {}
    for row in objections:
        kind, now = AboutKind(row.about_kind), row.about_id
        if kind is AboutKind.STATEMENT:
            now = folded.get(now, now)
        elif kind in (AboutKind.SEGMENT, AboutKind.PLACEMENT):
            while now in stories and stories[now].part_of:
                now = stories[now].part_of
        names_a_thing = kind not in (AboutKind.MATRIX, AboutKind.REVISION)
        found[row.pk] = AboutView(
            kind, now, labels.get(now, row.label), gone=names_a_thing and now not in labels
        )
    return found
