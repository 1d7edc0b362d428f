"""Deeds that make segments out of segments."""

from segmatrix.activity.events import Input
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import SHAPE, Deed, do


def _full(bench: Bench, name: str, by: str) -> str:
    """Return a segment with something of everything in it."""
    actor = getattr(bench.cast, by)
    segment_id = bench.segment(name)
    about = {"matrix_id": bench.id, "segment_id": segment_id}
    for key, text in (("goals", "Grow"), ("goals", "Save"), ("definition", f"Who: {name}")):
        bench.statement(segment_id, f"{text} {name}", key=key, by=actor)
    do(
        events.StateMeasure(**about, dimension_id=bench.dimension["size"], low=len(name)),
        actor,
    )
    do(events.AnswerNotKnownYet(**about, dimension_id=bench.dimension["pains"]), actor)
    for person in ("Ida", f"Somebody of {name}"):
        contact = {"dimension_id": bench.dimension["contacts"], "name": person}
        do(events.AddContact(**about, **contact), actor)
    do(events.PlaceSegment(**about, x=3, y=len(name)), actor)
    do(events.AddAlias(**about, text=f"The {name}", origin="Sales"), actor)
    do(events.AgreePlacement(**about, x=4, y=len(name)), bench.cast.fara)
    rule = f'industry is "{name}"  # as agreed'
    do(events.SetSegmentRule(**about, rule=rule), bench.cast.exa)
    bench.comment(f"On {name}", segment_id=segment_id)
    return segment_id


def _merge(bench: Bench, **more: object) -> events.MergeSegments:
    """A merge of two full segments into a third, to which another rule refers."""
    banks, cities, schools = (
        _full(bench, name, by)
        for name, by in (("Banks", "sol"), ("Cities", "mika"), ("Schools", "sol"))
    )
    other = bench.segment("Others")
    rule = 'not in segment "Cities" and not in segment "Schools"'
    do(events.SetSegmentRule(matrix_id=bench.id, segment_id=other, rule=rule), bench.cast.exa)
    return events.MergeSegments(
        matrix_id=bench.id, into=banks, segment_ids=[schools, cities], **more
    )


def _unmerge(bench: Bench) -> Input:
    fact = do(_merge(bench, name="Public bodies"), bench.cast.fara)[0]
    return events.UnmergeSegments(matrix_id=bench.id, lineage_id=fact.lineage_id)


def _split(bench: Bench) -> events.SplitSegment:
    bench.segment("Newsrooms")
    segment_id = _full(bench, "Banks", "sol")
    chosen = [bench.cell(segment_id, key).statements[0].id for key in ("goals", "definition")]
    bench.comment("True?", statement_id=chosen[0])
    return events.SplitSegment(
        matrix_id=bench.id,
        segment_id=segment_id,
        parts=[
            {"name": "Big banks", "note": "over 1000", "statement_ids": chosen},
            {"name": "Small banks", "tier": "other"},
        ],
    )


def _rejoin(bench: Bench) -> Input:
    fact = do(_split(bench), bench.cast.fara)[0]
    return events.RejoinParts(matrix_id=bench.id, lineage_id=fact.lineage_id)


def _resplit(bench: Bench) -> Input:
    given = _rejoin(bench)
    do(given, bench.cast.fara)
    return events.ResplitSegment(matrix_id=bench.id, lineage_id=given.lineage_id)


DEEDS: dict[str, Deed] = {
    "merge_segments": Deed(
        SHAPE, lambda bench: _merge(bench, name="Cities"), (events.SegmentsMerged,)
    ),
    "unmerge_segments": Deed(SHAPE, _unmerge, (events.SegmentsUnmerged,)),
    "split_segment": Deed(SHAPE, _split, (events.SegmentSplit,)),
    "rejoin_parts": Deed(SHAPE, _rejoin, (events.PartsRejoined,)),
    "resplit_segment": Deed(SHAPE, _resplit, (events.SegmentSplit,)),
}
