"""What counts for or against a claim, one click from the raw quote."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.evidence import access, following
from segmatrix.evidence.grading import Badge, Finding, graded, stated
from segmatrix.evidence.models import Link, Observation
from segmatrix.evidence.queries.claims import claims_of
from segmatrix.evidence.queries.expiries import days_of
from segmatrix.evidence.queries.observations import (
    LinkView,
    ObservationView,
    target_of,
    views_of,
)
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import Basis, Stance, Status
from segmatrix.matrix import queries as matrices


@dataclass(frozen=True, slots=True)
class CitedView:
    """An observation with the link by which it bears on a claim."""

    link: LinkView
    observation: ObservationView


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that counts for or against a claim, newest first."""

    target: Target
    badge: Badge
    supports: tuple[CitedView, ...]
    refutes: tuple[CitedView, ...]
    context: tuple[CitedView, ...]


def evidence_of(matrix_id: str, target: Target, actor: Actor) -> Evidence:
    """Return what a claim or segment rests on.

    Refuses a target that is not in the matrix, or not any more.
    """
    matrix = access.matrix(matrix_id, actor)
    asked = access.target(matrix.id, target.kind, target.id, actor)
    table = matrices.table(matrix.id, actor)
    links = counting(table, actor, target_kind=asked.kind)[asked]
    findings = [finding_of(row) for row in links]
    days = None
    for claim in claims_of(table, [asked]):
        if claim.stated:
            findings.append(finding_of_stated(claim.stated))
        if claim.dimension:
            days = days_of(matrix.id, [claim.dimension])[claim.dimension.id]
    by_stance = cited(matrix.id, links, actor)
    return Evidence(
        target=asked,
        badge=graded(findings, today=clock.now().date(), days=days),
        supports=by_stance[Stance.SUPPORTS],
        refutes=by_stance[Stance.REFUTES],
        context=by_stance[Stance.CONTEXT],
    )


def counting(
    table: matrices.MatrixTable, actor: Actor, **where: Any
) -> defaultdict[Target, list[Link]]:
    """Return by target the links that count, in one query; each observation once per target.

    A link counts while neither it, its observation nor its source is removed, and the observation
    is accepted. Targets are what they mean now; what speaks of the number or position of a segment
    that was merged is background for that of the whole.

    Args:
        table: The matrix table, read for the actor.
        actor: Who reads.
        where: Which links alone.
    """
    rows = Link.objects.filter(
        observation__source__matrix_id=table.matrix.id,
        observation__source__removed=False,
        observation__removed=False,
        observation__status=Status.ACCEPTED,
        removed=False,
        **where,
    ).select_related("observation__source")
    light = rows.defer("observation__text", "observation__source__note", "observation__place")
    links = list(light.order_by("linked_at", "pk"))
    meant = following.all_now(
        table.matrix.id, {target_of(row) for row in links}, _present(table), actor
    )
    found: defaultdict[Target, list[Link]] = defaultdict(list)
    once: set[tuple[str, Target]] = set()
    for row in links:
        linked = target_of(row)
        means = meant.get(linked)
        if means is None or (row.observation_id, means) in once:
            continue
        once.add((row.observation_id, means))
        if following.speaks_for_a_part(linked, means):
            row.stance = Stance.CONTEXT
        found[means].append(row)
    return found


def cited(
    matrix_id: str, links: Iterable[Link], actor: Actor
) -> dict[Stance, tuple[CitedView, ...]]:
    """Return links with their observations by stance, the newest observation first."""
    rows = list(links)
    shown = _observations(matrix_id, [row.observation_id for row in rows], actor)
    views = [CitedView(LinkView.of(row), shown[row.observation_id]) for row in rows]
    views.sort(key=lambda view: (view.observation.date or date.min, view.link.at), reverse=True)
    return {
        stance: tuple(view for view in views if view.link.stance == stance) for stance in Stance
    }


def finding_of(link: Link) -> Finding:
    """Return how the observation of a link bears on its target."""
    observation = link.observation
    return Finding(
        stance=Stance(link.stance),
        basis=Basis(observation.basis),
        source=observation.source_id,
        day=observation.date or observation.source.date,
    )


def finding_of_stated(number: matrices.StatedMeasureView) -> Finding:
    """Return what a stated number rests on by itself."""
    return stated(number.id, number.date or number.at.date())


def _observations(
    matrix_id: str, observation_ids: Collection[str], actor: Actor
) -> dict[str, ObservationView]:
    rows = Observation.objects.filter(pk__in=observation_ids).select_related("source")
    return {view.id: view for view in views_of(matrix_id, rows, actor)}


def _present(table: matrices.MatrixTable) -> set[str]:
    """Return the ids of the segments and statements that are to be seen."""
    segments = {segment.id for segment in (*table.segments, *table.retired)}
    cells = (cell for row in table.open_rows for cell in row.cells)
    return segments | {statement.id for cell in cells for statement in cell.statements}
