"""Deeds of rows."""

from segmatrix.matrix import events
from tests.matrix.deeds.deed import DATA, SHAPE, Deed, after, do, on_row

DEEDS: dict[str, Deed] = {
    "add_dimension": Deed(
        SHAPE,
        lambda bench: events.AddDimension(matrix_id=bench.id, name="Channels", position=2),
        (events.DimensionAdded,),
    ),
    "rename_dimension": Deed(
        SHAPE, on_row(events.RenameDimension, name="Troubles"), (events.DimensionRenamed,)
    ),
    "move_dimension": Deed(
        SHAPE, on_row(events.MoveDimension, position=1), (events.DimensionMoved,)
    ),
    "hide_dimension": Deed(SHAPE, on_row(events.HideDimension), (events.DimensionHidden,)),
    "show_dimension": Deed(
        SHAPE,
        after(
            on_row(events.HideDimension),
            lambda _, given: events.ShowDimension(
                matrix_id=given.matrix_id, dimension_id=given.dimension_id
            ),
        ),
        (events.DimensionShown,),
    ),
    "remove_dimension": Deed(
        SHAPE,
        lambda bench: events.RemoveDimension(
            matrix_id=bench.id,
            dimension_id=do(
                events.AddDimension(matrix_id=bench.id, name="Channels", position=3),
                bench.cast.fara,
            )[0].dimension_id,
        ),
        (events.DimensionRemoved,),
    ),
    "set_dimension_measure": Deed(
        DATA,
        lambda bench: events.SetDimensionMeasure(
            matrix_id=bench.id,
            dimension_id=bench.dimension["revenue"],
            measure='sum of amount for "invoice_paid" in the last 12 months',
            unit="EUR",
        ),
        (events.DimensionMeasureSet,),
    ),
}
