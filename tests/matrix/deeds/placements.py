"""Deeds of the map."""

from dataclasses import replace

from segmatrix.activity.events import Input
from segmatrix.base.ids import new_id
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import EDIT, SHAPE, Deed, after, again, do, on_segment, segment_of

PLACE = on_segment(events.PlaceSegment, x=3, y=8, reason="They pay")

AGREE = on_segment(events.AgreePlacement, x=3, y=8, rationale="Audits", dissent="Sol: less")


def _axes_again(bench: Bench) -> Input:
    """An input that takes axes up again on which somebody had placed a segment."""
    do(PLACE(bench), bench.cast.sol)
    earlier = bench.map
    do(events.ChooseAxes(matrix_id=bench.id, preset="share-growth"), bench.cast.fara)
    return events.ReturnToAxes(matrix_id=bench.id, x_axis_id=earlier.x.id, y_axis_id=earlier.y.id)


DEEDS: dict[str, Deed] = {
    "place_segment": Deed(EDIT, PLACE, (events.SegmentPlaced,)),
    "withdraw_placement": Deed(
        EDIT,
        after(PLACE, lambda _, given: events.WithdrawPlacement(**segment_of(given)), by="exa"),
        (events.PlacementWithdrawn,),
    ),
    "agree_placement": Deed(SHAPE, AGREE, (events.PlacementAgreed,)),
    "clear_agreed_placement": Deed(
        SHAPE,
        after(AGREE, lambda _, given: events.ClearAgreedPlacement(**segment_of(given))),
        (events.AgreedPlacementCleared,),
    ),
    "reinstate_agreed_placement": Deed(
        SHAPE,
        again(
            AGREE,
            lambda _, given: replace(given, operation_id=new_id(), x=9),
            lambda _, fact, given: events.ReinstateAgreedPlacement(
                **segment_of(given), placement_id=fact.placement_id
            ),
        ),
        (events.PlacementAgreed,),
    ),
    "choose_axes": Deed(
        SHAPE,
        lambda bench: events.ChooseAxes(matrix_id=bench.id, preset="share-growth"),
        (events.AxesChosen,),
    ),
    "return_to_axes": Deed(SHAPE, _axes_again, (events.AxesChosen,)),
    "set_axis": Deed(
        SHAPE,
        lambda bench: events.SetAxis(
            matrix_id=bench.id, slot="x", name="Trust", question="How far do they trust us?"
        ),
        (events.AxesChosen,),
    ),
}
