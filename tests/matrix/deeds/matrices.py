"""Deeds of the matrix itself, its charter and what is said of it, its revisions."""

from collections.abc import Callable

from segmatrix.activity.events import Fact, Input
from segmatrix.matrix import events
from segmatrix.matrix.terms import DIMENSIONS
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import COMMENT, DATA, SHAPE, STATES, Deed, do, on_matrix

ASKS = {
    "rows": [
        {"kind": "statements", "name": "Channels", "question": "Where are they?"},
        *({"kind": each.kind, "key": each.key} for each in DIMENSIONS if each.key != "revenue"),
    ],
    "axes": [{"slot": "x", "preset": "share-growth"}, {"slot": "y", "preset": "share-growth"}],
    "columns": [{"name": "Cities", "tier": "primary", "colour": 3}],
}
SHEET = "\tRisk modellers\tCities\nMain goals\tProve figures\tSave money\nSize\t612\t438"


def _chartered(bench: Bench) -> Input:
    """Let there be something in the charter to agree to."""
    charter = events.EditCharter(matrix_id=bench.id, field="problems", text="Quarrels")
    do(charter, bench.cast.fara)
    return events.EndorseCharter(matrix_id=bench.id, missing="Who decides?")


def _endorsed(then: Callable[[Bench, Fact], Input], *, withdrawn: bool = False) -> Callable:
    """An input about what Exa said of the charter."""

    def given(bench: Bench) -> Input:
        fact = do(_chartered(bench), bench.cast.exa)[0]
        if withdrawn:
            do(events.WithdrawEndorsement(matrix_id=bench.id), bench.cast.exa)
        return then(bench, fact)

    return given


def _kept(then: Callable[[Bench, int], Input]) -> Callable[[Bench], Input]:
    """An input about a revision after which a segment was renamed and one with words added."""

    def given(bench: Bench) -> Input:
        segment_id = bench.segment("Banks")
        name = events.NameRevision(matrix_id=bench.id, name="First")
        number = do(name, bench.cast.fara)[0].number
        renamed = {"segment_id": segment_id, "name": "Insurers"}
        do(events.RenameSegment(matrix_id=bench.id, **renamed), bench.cast.fara)
        bench.statement(bench.segment("Cities"), "Save money")
        return then(bench, number)

    return given


DEEDS: dict[str, Deed] = {
    "rename_matrix": Deed(
        SHAPE,
        lambda bench: events.RenameMatrix(matrix_id=bench.id, name="Segments 2026"),
        (events.MatrixRenamed,),
    ),
    "set_unit": Deed(
        DATA, lambda bench: events.SetUnit(matrix_id=bench.id, unit="account"), (events.UnitSet,)
    ),
    "import_sheet": Deed(
        SHAPE,
        lambda bench: events.ImportSheet(matrix_id=bench.id, text=SHEET),
        (events.SegmentAdded, events.StatementAdded, events.MeasureStated),
    ),
    "lay_out": Deed(
        SHAPE,
        on_matrix(events.LayOut, scaffold=ASKS),
        (
            events.DimensionHidden,
            events.DimensionAdded,
            events.DimensionMoved,
            events.AxesChosen,
            events.SegmentAdded,
        ),
    ),
    "edit_charter": Deed(
        SHAPE,
        lambda bench: events.EditCharter(matrix_id=bench.id, field="problems", text="Quarrels"),
        (events.CharterEdited,),
    ),
    "endorse_charter": Deed(COMMENT, _chartered, (events.CharterEndorsed,)),
    "withdraw_endorsement": Deed(
        COMMENT,
        _endorsed(lambda bench, _: events.WithdrawEndorsement(matrix_id=bench.id)),
        (events.EndorsementWithdrawn,),
    ),
    "reinstate_endorsement": Deed(
        COMMENT,
        _endorsed(
            lambda bench, fact: events.ReinstateEndorsement(
                matrix_id=bench.id, endorsement_id=fact.endorsement_id
            ),
            withdrawn=True,
        ),
        (events.CharterEndorsed,),
    ),
    "name_revision": Deed(
        STATES, on_matrix(events.NameRevision, name="First"), (events.RevisionKept,)
    ),
    "keep_revision": Deed(
        STATES,
        _kept(lambda bench, n: events.KeepRevision(matrix_id=bench.id, number=n, stands=False)),
        (events.RevisionKept,),
    ),
    "restore_revision": Deed(
        STATES,
        _kept(lambda bench, n: events.RestoreRevision(matrix_id=bench.id, number=n)),
        (events.RevisionKept, events.RevisionRestored),
    ),
}
