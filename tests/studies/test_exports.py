"""export_memberships: who is in which segment leaves the house, and that is on record."""

import pytest

from segmatrix.activity import queries as activity
from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.people.terms import Permission
from segmatrix.studies import actions, events, queries
from segmatrix.studies.errors import NotCounted
from tests.cast import COLLEAGUES, who_may


@pytest.fixture
def pro(counted, work) -> str:
    segment_id = counted.segment("Pro", 'plan is "pro"')
    counted.segment("Large", "seats > 10")
    work()
    return segment_id


@pytest.fixture
def export(cast, counted):
    """Export segments as Ana, by default as CSV."""

    def export(*segments: str, actor=None, format: str = "csv"):
        actor = actor or cast.ana
        snapshot_id = queries.exportable(counted.id, actor).snapshot_id
        given = events.ExportMemberships(
            matrix_id=counted.id,
            snapshot_id=snapshot_id,
            segments=list(segments),
            format=format,
        )
        (fact,) = actions.export_memberships(given, actor=actor)
        return fact

    return export


def test_it_holds_the_ids_of_each_segment(cast, export, pro) -> None:
    found = list(queries.memberships(export(pro), cast.ana))
    assert [(name, ids.to_pylist()) for name, ids in found] == [("Pro", ["u1", "u3"])]


def test_it_is_recorded_who_took_what_out(counted, export, pro) -> None:
    export(pro, format="parquet")
    entry = activity.since(f"matrix:{counted.id}", 0)[-1]
    assert (entry.fact.kind, entry.actor_name) == ("MembershipsExported", "Ana")
    assert (entry.fact.segments, entry.fact.format, entry.fact.rows) == ([pro], "parquet", 2)
    assert not entry.undoable


def test_others_who_may_see_that_it_happened(cast, counted, export, pro) -> None:
    export(pro)
    seen = queries.exportable(counted.id, cast.exa)
    assert [(segment.name, size) for segment, size in seen.segments] == [("Pro", 2), ("Large", 2)]
    (one,) = seen.exports
    assert (one.by_name, one.segments, one.format, one.rows) == ("Ana", ("Pro",), "csv", 2)


def test_an_earlier_snapshot_is_read_as_it_was(cast, counted, export, pro, work) -> None:
    taken = export(pro)
    counted.rule(pro, "everyone")
    work()
    ((_name, ids),) = queries.memberships(taken, cast.ana)
    assert ids.to_pylist() == ["u1", "u3"]


def test_nothing_and_the_uncounted_are_not_exported(counted, export, pro) -> None:
    with pytest.raises(Invalid, match="No segment"):
        export()
    with pytest.raises(NotCounted):
        export(counted.segment("New", "everyone"))
    with pytest.raises(Invalid, match="CSV"):
        export(pro, format="xlsx")


def test_owners_and_analysts_alone_may(cast, counted, export, pro) -> None:
    taken = export(pro)
    for part in COLLEAGUES:
        actor = getattr(cast, part.key)
        if part.key in who_may(Permission.DATA):
            export(pro, actor=actor)
            list(queries.memberships(taken, actor))
            continue
        given = events.ExportMemberships(
            matrix_id=counted.id, snapshot_id=taken.snapshot_id, segments=[pro], format="csv"
        )
        with pytest.raises(NotPermitted):
            actions.export_memberships(given, actor=actor)
        with pytest.raises(NotPermitted):
            queries.exportable(counted.id, actor)
        with pytest.raises(NotPermitted):
            queries.memberships(taken, actor)


def test_another_workspace_has_no_such_matrix(cast, export, pro) -> None:
    with pytest.raises(NotFound):
        export(pro, actor=cast.otto)
