"""Two segments that become one, in one line each."""

from typing import Any

from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do


def merge(
    bench: Bench, into: str, *segment_ids: str, by: str = "fara", **more: str
) -> events.MergeSegments:
    given = events.MergeSegments(
        matrix_id=bench.id, into=into, segment_ids=list(segment_ids), **more
    )
    actions.merge_segments(given, actor=getattr(bench.cast, by))
    return given


def two(bench: Bench) -> tuple[str, str]:
    return bench.segment("Banks"), bench.segment("Cities")


def of(bench: Bench, segment_id: str, key: str = "") -> dict[str, Any]:
    """Where something of a segment is, as the fields of an input."""
    place = {"matrix_id": bench.id, "segment_id": segment_id}
    return place | ({"dimension_id": bench.dimension[key]} if key else {})


def rule(bench: Bench, segment_id: str) -> str:
    return queries.segment(bench.id, segment_id, bench.cast.fara).rule


def set_rule(bench: Bench, segment_id: str, text: str) -> None:
    do(events.SetSegmentRule(**of(bench, segment_id), rule=text), bench.cast.exa)


def places(bench: Bench) -> list[tuple[str, str, int, int]]:
    names = {each.id: each.name for each in bench.table.segments}
    return [
        (each.member_name, names[each.segment_id], each.x, each.y) for each in bench.map.placements
    ]
