"""Deeds of segments, their words and what they rest on."""

from collections.abc import Callable

from segmatrix.activity.events import Input
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import (
    DATA,
    EDIT,
    SHAPE,
    Deed,
    after,
    again,
    do,
    on_segment,
    segment_of,
)

CONFIRM = on_segment(events.ConfirmSegment, reason="Twelve of twelve said: that is us")


def _rename(bench: Bench) -> Input:
    return events.RenameSegment(
        matrix_id=bench.id, segment_id=bench.segment("Banks"), name="Insurers"
    )


def _word(then: Callable[[Bench, str], Input]) -> Callable[[Bench], Input]:
    """An input about a word for the second of three segments."""

    def given(bench: Bench) -> Input:
        added = do(on_segment(events.AddAlias, text="Towns", origin="Sales")(bench), bench.cast.sol)
        return then(bench, added[0].alias_id)

    return given


def _restored_word(bench: Bench, alias_id: str) -> Input:
    about = {"matrix_id": bench.id, "alias_id": alias_id}
    do(events.RemoveAlias(**about), bench.cast.sol)
    return events.RestoreAlias(**about)


DEEDS: dict[str, Deed] = {
    "add_segment": Deed(
        SHAPE,
        lambda bench: events.AddSegment(matrix_id=bench.id, name="Banks", tier="primary"),
        (events.SegmentAdded,),
    ),
    "rename_segment": Deed(SHAPE, _rename, (events.SegmentRenamed,)),
    "annotate_segment": Deed(
        SHAPE, on_segment(events.AnnotateSegment, note="insurers"), (events.SegmentAnnotated,)
    ),
    "recolour_segment": Deed(
        SHAPE, on_segment(events.RecolourSegment, colour=8), (events.SegmentRecoloured,)
    ),
    "move_segment": Deed(SHAPE, on_segment(events.MoveSegment, position=2), (events.SegmentMoved,)),
    "tier_segment": Deed(
        SHAPE, on_segment(events.TierSegment, tier="primary"), (events.SegmentTiered,)
    ),
    "retire_segment": Deed(SHAPE, on_segment(events.RetireSegment), (events.SegmentRetired,)),
    "restore_segment": Deed(
        SHAPE,
        after(
            on_segment(events.RetireSegment),
            lambda _, given: events.RestoreSegment(**segment_of(given)),
        ),
        (events.SegmentRestored,),
    ),
    "remove_segment": Deed(SHAPE, on_segment(events.RemoveSegment), (events.SegmentRemoved,)),
    "set_segment_rule": Deed(
        DATA,
        on_segment(events.SetSegmentRule, rule='industry is "banking"'),
        (events.SegmentRuleSet,),
    ),
    "confirm_segment": Deed(SHAPE, CONFIRM, (events.SegmentConfirmed,)),
    "assume_segment": Deed(
        SHAPE,
        after(CONFIRM, lambda _, given: events.AssumeSegment(**segment_of(given))),
        (events.SegmentAssumed,),
    ),
    "reinstate_confirmation": Deed(
        SHAPE,
        again(
            CONFIRM,
            lambda _, given: events.AssumeSegment(**segment_of(given)),
            lambda _, fact, given: events.ReinstateConfirmation(
                **segment_of(given), confirmation_id=fact.confirmation_id
            ),
        ),
        (events.SegmentConfirmed,),
    ),
    "add_alias": Deed(
        EDIT,
        on_segment(events.AddAlias, text="Towns", origin="Sales", language="en"),
        (events.AliasAdded,),
    ),
    "edit_alias": Deed(
        EDIT,
        _word(
            lambda bench, alias_id: events.EditAlias(
                matrix_id=bench.id, alias_id=alias_id, text="Boroughs", origin="Support"
            )
        ),
        (events.AliasEdited,),
    ),
    "remove_alias": Deed(
        EDIT,
        _word(lambda bench, alias_id: events.RemoveAlias(matrix_id=bench.id, alias_id=alias_id)),
        (events.AliasRemoved,),
    ),
    "restore_alias": Deed(EDIT, _word(_restored_word), (events.AliasRestored,)),
}
