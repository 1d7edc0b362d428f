"""What a claim rests on, in the drawer: one click from a cell or statement to the raw quote."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.evidence import queries
from segmatrix.evidence.grading import Badge
from segmatrix.evidence.queries import CitedView
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import AGREED, LABELS, SourceKind, Stance, TargetKind
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import SegmentView
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.targets import value_of
from segmatrix.web.matrix.drawers import drawer
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.sheets import Box, Sheet, load_sheet

DRAWER = "segmatrix/evidence/drawer.html"


@dataclass(frozen=True, slots=True)
class Side:
    """Findings that do the same to a claim."""

    stance: str
    label: str
    cited: tuple[CitedView, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """One claim with all that it rests on.

    Attributes:
        title: The claim in words.
        stated_by: Who states it, where it is a number; that person's word supports it too.
        value: What a form sends to link to it.
    """

    target: Target
    title: str
    badge: Badge | None
    sides: tuple[Side, ...]
    stated_by: str = ""

    @property
    def value(self) -> str:
        return value_of(self.target)


@require_GET
def claim(request: HttpRequest, matrix_id: str, kind: str, target_id: str) -> HttpResponse:
    """Show what one claim, persona or segment rests on, and let findings be added."""
    actor = actor_on(request, matrix_id)
    if kind not in set(TargetKind):
        raise NotFound(_("There is nothing of this kind that evidence could be about."))
    found = queries.evidence_of(matrix_id, Target(TargetKind(kind), target_id), actor)
    sheet = load_sheet(matrix_id, actor)
    by_stance = {
        Stance.SUPPORTS: found.supports,
        Stance.REFUTES: found.refutes,
        Stance.CONTEXT: found.context,
    }
    segment, box, title, stated_by = _named(sheet, found.target, actor)
    ground = Ground(found.target, title, found.badge, _sides(by_stance), stated_by)
    context = {
        "grounds": [ground],
        "alone": ground,
        "segment": segment,
        "box": box,
        "sources": queries.sources(matrix_id, actor),
        "here_already": queries.observations(matrix_id, actor).observations,
        "kinds": [(kind.value, LABELS[kind]) for kind in SourceKind],
        "stances": [(stance.value, LABELS[stance]) for stance in Stance],
    }
    if found.target.kind == TargetKind.PERSONA:  # the others have drawers of their own
        context["history"] = lines(matrices.persona_history(matrix_id, found.target.id, actor))
    return drawer(request, actor, matrix_id, DRAWER, context, sheet=sheet)


@require_GET
def cell(request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str) -> HttpResponse:
    """Show what everything that a cell claims rests on."""
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    box = sheet.box(segment_id, dimension_id)
    if box is None:
        raise NotFound(_("There is no such cell in the table."))
    if box.cell.stated:
        return claim(
            request, matrix_id, TargetKind.MEASURE, Target.measure(segment_id, dimension_id).id
        )
    if len(box.cell.statements) == 1:
        return claim(request, matrix_id, TargetKind.STATEMENT, box.cell.statements[0].id)
    context = {
        "grounds": list(_grounds(matrix_id, box, actor)),
        "segment": box.segment,
        "box": box,
        "stances": [(stance.value, LABELS[stance]) for stance in Stance],
    }
    return drawer(request, actor, matrix_id, DRAWER, context, sheet=sheet)


def _grounds(matrix_id: str, box: Box, actor: Actor) -> Iterable[Ground]:
    """Yield the statements of a cell with their evidence, in a fixed number of queries."""
    insights = queries.library(matrix_id, box.segment.id, actor).insights
    for point in box.points:
        target = Target.statement(point.statement.id)
        by_stance: dict[Stance, tuple[CitedView, ...]] = {
            stance: tuple(
                CitedView(link, insight.observation)
                for insight in insights
                for bearing, link in insight.bearings
                if bearing.target == target and link.stance == stance
            )
            for stance in Stance
        }
        yield Ground(target, point.statement.text, point.badge, _sides(by_stance))


def _sides(by_stance: dict[Stance, tuple[CitedView, ...]]) -> tuple[Side, ...]:
    return tuple(
        Side(stance.value, str(LABELS[stance]), by_stance[stance])
        for stance in Stance
        if by_stance[stance]
    )


def _named(
    sheet: Sheet, target: Target, actor: Actor
) -> tuple[SegmentView | None, Box | None, str, str]:
    """Return a target's segment and cell, what it says, and who states it if it is a number."""
    if target.kind == TargetKind.STATEMENT:
        box = sheet.holding(target.id)
        said = (each.text for each in box.cell.statements if each.id == target.id) if box else ()
        return box and box.segment, box, next(iter(said), ""), ""
    if target.kind == TargetKind.PERSONA:
        persona = matrices.persona(sheet.matrix.id, target.id, actor)
        return sheet.column(persona.segment_id), None, persona.name, ""
    segment = sheet.column(target.segment_id)
    if target.kind == TargetKind.MEASURE:
        box = sheet.box(target.segment_id, target.rest)
        stated = box.cell.stated if box else None
        return segment, box, box.stated_figure if box else "", stated.author_name if stated else ""
    if target.kind == TargetKind.SEGMENT:
        return segment, None, segment.name if segment else "", ""
    settled = _("Where the group puts it on the map")
    return segment, None, settled if target.rest == AGREED else _("A place on the map"), ""
