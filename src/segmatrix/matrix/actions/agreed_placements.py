"""What can be done on the map: the placements that the group settled on."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.actions.placements import answered_axes, asked_axes
from segmatrix.matrix.contents import place_of
from segmatrix.matrix.models import AgreedPlacement, Axis, Matrix, Segment
from segmatrix.matrix.placing import refuse_unless_potential
from segmatrix.people.terms import Permission

POTENTIAL = ("potential_x", "potential_y", "investment")


@action
def agree_placement(given: events.AgreePlacement, *, actor: Actor) -> None:
    """Record where the group settled on putting a segment; the one it replaces is kept.

    Refuses what `place_segment` refuses, a potential that is none, and one made over an older one.
    Records PlacementAgreed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(
        matrix,
        given.segment_id,
        typed={
            "rationale": given.rationale,
            "dissent": given.dissent,
            "investment": (given.potential or {}).get("investment", ""),
        },
    )
    across, up = answered_axes(matrix, given)
    earlier = _current(segment, across, up)
    versions.refuse_if_stale(
        earlier.version if earlier else 0,
        given.version,
        theirs=_words(earlier.x, earlier.y, earlier.rationale) if earlier else "",
        yours=_words(given.x, given.y, given.rationale),
        field="rationale",
        who=lambda: access.last_author(matrix, f"agreed:{segment.pk}"),
    )
    on = {"segment": segment, "x_axis": across, "y_axis": up}
    placement = AgreedPlacement(
        **on,
        x=given.x,
        y=given.y,
        rationale=written(given.rationale, field="rationale", limit=terms.REASON_LENGTH),
        dissent=written(given.dissent, field="dissent", limit=terms.REASON_LENGTH),
        **_potential(given.potential, earlier),
        version=AgreedPlacement.objects.filter(**on).count() + 1,
        member_id=actor.member_id,
        by_name=actor.name,
        at=clock.now(),
    )
    _let_hold(matrix, placement, earlier)


@action
def clear_agreed_placement(given: events.ClearAgreedPlacement, *, actor: Actor) -> None:
    """Open the question again where the group puts a segment.

    Refuses when it is open already. Records AgreedPlacementCleared.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    across, up = asked_axes(matrix, given)
    earlier = _current(segment, across, up)
    if earlier is None:
        name = access.last_author(matrix, f"agreed:{segment.pk}")
        raise Changed(_("This segment has no agreed placement any more."), by=name)
    earlier.current = False
    earlier.save(update_fields=["current"])
    record(
        events.AgreedPlacementCleared(
            matrix_id=matrix.pk, segment_id=segment.pk, x_axis_id=across.pk, y_axis_id=up.pk
        ),
        inverse=events.ReinstateAgreedPlacement(
            matrix_id=matrix.pk, segment_id=segment.pk, placement_id=earlier.pk
        ),
    )


@action
def reinstate_agreed_placement(given: events.ReinstateAgreedPlacement, *, actor: Actor) -> None:
    """Let an agreed placement recorded earlier hold again. Records PlacementAgreed."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    placement = access.agreed_placement(segment, given.placement_id)
    _let_hold(matrix, placement, _current(segment, placement.x_axis, placement.y_axis))


def _let_hold(matrix: Matrix, placement: AgreedPlacement, earlier: AgreedPlacement | None) -> None:
    """Let `placement` be the one that holds instead of `earlier`, and record it."""
    if earlier is not None:
        earlier.current = False
        earlier.save(update_fields=["current"])
    placement.current = True
    placement.save()
    segment = {"matrix_id": matrix.pk, "segment_id": placement.segment_id}
    on_axes = {"x_axis_id": placement.x_axis_id, "y_axis_id": placement.y_axis_id}
    record(
        events.PlacementAgreed(
            **segment,
            **on_axes,
            placement_id=placement.pk,
            x=placement.x,
            y=placement.y,
            rationale=placement.rationale,
            dissent=placement.dissent,
            potential_x=placement.potential_x,
            potential_y=placement.potential_y,
            investment=placement.investment,
            version=placement.version,
            by_name=placement.by_name,
        ),
        inverse=events.ReinstateAgreedPlacement(**segment, placement_id=earlier.pk)
        if earlier
        else events.ClearAgreedPlacement(**segment, **on_axes),
    )


def _current(segment: Segment, across: Axis, up: Axis) -> AgreedPlacement | None:
    return AgreedPlacement.objects.filter(
        segment=segment, x_axis=across, y_axis=up, current=True
    ).first()


def _potential(said: dict[str, Any] | None, earlier: AgreedPlacement | None) -> dict[str, Any]:
    """Return where the segment could be: as it is said, or as it stands where nothing is said."""
    if said is None:
        return {name: getattr(earlier, name) for name in POTENTIAL} if earlier else {}
    investment = written(said.get("investment", ""), field="investment", limit=terms.REASON_LENGTH)
    x, y = said.get("x"), said.get("y")
    refuse_unless_potential(x, y, investment)
    return dict(zip(POTENTIAL, (x, y, investment), strict=True))


def _words(x: int, y: int, rationale: str) -> str:
    return place_of({"x": x, "y": y, "rationale": rationale})
