"""What can be done on the map: everybody's own placement of a segment."""

from typing import Any, Protocol

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.ids import id_of
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Axis, Matrix, Placement, Segment
from segmatrix.matrix.placing import Question, refuse_unless_placeable
from segmatrix.people.terms import Permission


@action
def place_segment(given: events.PlaceSegment, *, actor: Actor) -> None:
    """Put a segment where the actor thinks it belongs.

    Refuses a point off the grid, axes whose sentences are missing, and an answer to a question that
    the map has left. Records SegmentPlaced.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment = access.segment(matrix, given.segment_id, typed=given.reason)
    across, up = answered_axes(matrix, given)
    reason = written(given.reason, field="reason", limit=terms.REASON_LENGTH)
    on = {"segment": segment, "x_axis": across, "y_axis": up, "member_id": actor.member_id}
    earlier = Placement.objects.filter(**on).first()
    if earlier and (earlier.x, earlier.y, earlier.reason) == (given.x, given.y, reason):
        return
    whole = _whole(matrix, segment, across, up)
    inverse = (
        events.PlaceSegment(**whole, x=earlier.x, y=earlier.y, reason=earlier.reason)
        if earlier
        else events.WithdrawPlacement(**whole)
    )
    placement = earlier or Placement(**on)
    placement.x, placement.y, placement.reason = given.x, given.y, reason
    placement.member_name, placement.department = actor.name, actor.department
    placement.round_id = ""
    placement.save()
    record(
        events.SegmentPlaced(
            **whole,
            member_id=actor.member_id,
            member_name=actor.name,
            department=actor.department,
            x=placement.x,
            y=placement.y,
            reason=reason,
        ),
        inverse=inverse,
    )


@action
def withdraw_placement(given: events.WithdrawPlacement, *, actor: Actor) -> None:
    """Take the actor's own placement of a segment off the map.

    Refuses when there is none. Records PlacementWithdrawn.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment = access.segment(matrix, given.segment_id)
    across, up = asked_axes(matrix, given)
    placement = Placement.objects.filter(
        segment=segment, x_axis=across, y_axis=up, member_id=actor.member_id
    ).first()
    if placement is None:
        raise Changed(_("You have not placed this segment, or have taken it back already."))
    placement.delete()
    whole = _whole(matrix, segment, across, up)
    record(
        events.PlacementWithdrawn(**whole, member_id=actor.member_id),
        inverse=events.PlaceSegment(**whole, x=placement.x, y=placement.y, reason=placement.reason),
    )


@action
def take_over_placements(given: events.TakeOverPlacements, *, actor: Actor) -> None:
    """Put on the map where people placed segments in a round that was revealed.

    A member's point replaces where they placed the segment before. Records PlacementsTakenOver,
    which is final, as the reveal is.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    on = {
        "x_axis": access.axis(matrix, given.x_axis_id),
        "y_axis": access.axis(matrix, given.y_axis_id),
    }
    segments = {each["segment_id"] for each in given.points}
    rows = Placement.objects.filter(segment__matrix=matrix, segment__in=segments, **on)
    earlier = rows.filter(round_id__in=[given.round_id, *given.instead_of])
    members = [point["member_id"] for point in given.points if point["member_id"]]
    replaced = [_point(row) for row in (earlier | rows.filter(member_id__in=members)).distinct()]
    earlier.delete()
    for number, point in enumerate(given.points):
        Placement.objects.update_or_create(
            segment=access.segment(matrix, point["segment_id"]),
            member_id=point["member_id"] or id_of(f"{given.round_id} {number}"),
            **on,
            defaults={
                "member_name": point["member_name"],
                "department": point["department"],
                "x": point["x"],
                "y": point["y"],
                "reason": point["reason"],
                "round_id": given.round_id,
            },
        )
    record(
        events.PlacementsTakenOver(
            matrix_id=matrix.pk,
            round_id=given.round_id,
            x_axis_id=given.x_axis_id,
            y_axis_id=given.y_axis_id,
            points=given.points,
            replaced=replaced,
        ),
        inverse=None,
    )


@action
def put_back_placements(given: events.PutBackPlacements, *, actor: Actor) -> None:
    """Take off the map what a round brought there, and put back what it replaced.

    Where somebody placed a segment anew since, that stays. Records PlacementsPutBack, which is
    final, as it is a part of reopening the round.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    on = {
        "x_axis": access.axis(matrix, given.x_axis_id),
        "y_axis": access.axis(matrix, given.y_axis_id),
    }
    rows = Placement.objects.filter(segment__matrix=matrix, **on)
    rows.filter(round_id=given.round_id).delete()
    standing = set(Segment.objects.filter(matrix=matrix).values_list("pk", flat=True))
    Placement.objects.bulk_create(
        (Placement(**on, **point) for point in given.points if point["segment_id"] in standing),
        ignore_conflicts=True,
    )
    record(events.PlacementsPutBack(**given.to_json()), inverse=None)


def _point(row: Placement) -> dict[str, Any]:
    names = ("segment_id", "member_id", "member_name", "department", "x", "y", "reason", "round_id")
    return {name: getattr(row, name) for name in names}


class OnAxes(Protocol):
    """An input that may say which axes it speaks of."""

    @property
    def x_axis_id(self) -> str: ...

    @property
    def y_axis_id(self) -> str: ...


class AtPoint(OnAxes, Protocol):
    """An input that puts something on the map."""

    @property
    def x(self) -> int: ...

    @property
    def y(self) -> int: ...


def answered_axes(matrix: Matrix, given: AtPoint) -> tuple[Axis, Axis]:
    """Return the map's axes, refusing a point that cannot be put on them."""
    across, up = access.axes(matrix)
    refuse_unless_placeable(
        given.x,
        given.y,
        across=_question(across),
        up=_question(up),
        answered=(given.x_axis_id, given.y_axis_id),
    )
    return across, up


def asked_axes(matrix: Matrix, given: OnAxes) -> tuple[Axis, Axis]:
    """Return the axes that the input names, or those that the map has."""
    across, up = access.axes(matrix)
    return (
        access.axis(matrix, given.x_axis_id) if given.x_axis_id else across,
        access.axis(matrix, given.y_axis_id) if given.y_axis_id else up,
    )


def _question(axis: Axis) -> Question:
    words = axis.words
    return Question(axis.pk, words["name"], (words["low"], words["middle"], words["high"]))


def _whole(matrix: Matrix, segment: Segment, across: Axis, up: Axis) -> dict[str, str]:
    return {
        "matrix_id": matrix.pk,
        "segment_id": segment.pk,
        "x_axis_id": across.pk,
        "y_axis_id": up.pk,
    }
