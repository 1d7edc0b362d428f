"""Beginning, naming and taking back a matrix."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries, terms
from tests.cast import HARBOURLIGHT, Cast
from tests.matrix.conftest import Bench

STREAM = f"workspace:{HARBOURLIGHT}"


def begin(name: str = "Prospects", **more: str) -> events.CreateMatrix:
    return events.CreateMatrix(workspace_id=HARBOURLIGHT, name=name, **more)


def test_a_new_matrix_has_the_built_in_rows_the_default_axes_and_no_segment(bench: Bench) -> None:
    table, plane = bench.table, bench.map
    assert [row.dimension.key for row in table.rows] == [each.key for each in terms.DIMENSIONS]
    assert [row.dimension.position for row in table.rows] == list(range(8))
    assert table.segments == ()
    assert (table.matrix.state, table.matrix.revision, table.matrix.unit) == ("draft", 1, "person")
    assert (plane.x.key, plane.y.key) == ("needs-value", "needs-value")
    assert plane.x.ready
    assert plane.y.ready
    assert plane.quadrants[1] == "Tailor and grow"


def test_creating_records_the_whole_matrix(cast: Cast) -> None:
    fact = actions.create_matrix(begin(unit="account"), actor=cast.fara)[0]
    assert fact == events.MatrixCreated(
        workspace_id=HARBOURLIGHT, matrix_id=fact.matrix_id, name="Prospects", unit="account"
    )


@pytest.mark.parametrize("who", ["sol", "ana", "vic"])
def test_only_those_who_may_shape_begin_one(cast: Cast, who: str) -> None:
    with pytest.raises(NotPermitted):
        actions.create_matrix(begin(), actor=getattr(cast, who))


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "CUSTOMER segments"])
def test_a_name_must_be_there_short_and_free(bench: Bench, name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.create_matrix(begin(name), actor=bench.cast.fara)
    assert refusal.value.field == "name"
    assert refusal.value.data["yours"] == name


def test_rules_decide_about_people_or_accounts_only(cast: Cast) -> None:
    with pytest.raises(Invalid):
        actions.create_matrix(begin(unit="household"), actor=cast.fara)


def test_undoing_the_beginning_puts_the_matrix_away_and_back(bench: Bench) -> None:
    fara = bench.cast.fara
    given = begin()
    begun = actions.create_matrix(given, actor=fara)[0].matrix_id
    undo_id = new_id()
    undo(STREAM, target=given.operation_id, operation_id=undo_id, actor=fara)
    assert [each.name for each in queries.matrices(HARBOURLIGHT, fara)] == ["Customer segments"]
    with pytest.raises(NotFound):
        queries.matrix(begun, fara)
    undo(STREAM, target=undo_id, operation_id=new_id(), actor=fara)
    assert queries.matrix(begun, fara).name == "Prospects"


def test_a_matrix_in_which_somebody_else_worked_is_not_put_away(cast: Cast) -> None:
    given = begin()
    begun = actions.create_matrix(given, actor=cast.fara)[0].matrix_id
    actions.add_segment(events.AddSegment(matrix_id=begun, name="Banks"), actor=cast.exa)
    with pytest.raises(Changed, match="Exa has worked"):
        undo(STREAM, target=given.operation_id, operation_id=new_id(), actor=cast.fara)


def test_a_put_away_matrix_does_not_come_back_under_a_taken_name(cast: Cast) -> None:
    given = begin()
    begun = actions.create_matrix(given, actor=cast.fara)[0].matrix_id
    away = events.DiscardMatrix(workspace_id=HARBOURLIGHT, matrix_id=begun)
    actions.discard_matrix(away, actor=cast.fara)
    actions.create_matrix(begin(), actor=cast.fara)
    back = events.ReinstateMatrix(workspace_id=HARBOURLIGHT, matrix_id=begun)
    with pytest.raises(Invalid, match="Prospects"):
        actions.reinstate_matrix(back, actor=cast.fara)


def test_a_name_typed_over_an_older_one_is_refused_with_both(bench: Bench) -> None:
    rename = {"matrix_id": bench.id, "version": 1}
    actions.rename_matrix(events.RenameMatrix(**rename, name="Ours"), actor=bench.cast.exa)
    with pytest.raises(Changed) as refusal:
        actions.rename_matrix(events.RenameMatrix(**rename, name="Mine"), actor=bench.cast.fara)
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == ("Exa", "Ours", "Mine")
    assert bench.table.matrix.name == "Ours"


def test_another_workspace_sees_none_of_it(bench: Bench) -> None:
    otto = bench.cast.otto
    assert queries.matrices(otto.workspace_id, otto) == []
    with pytest.raises(NotFound):
        queries.matrices(HARBOURLIGHT, otto)
    for read in (queries.matrix, queries.table, queries.map, queries.charter, queries.segments):
        with pytest.raises(NotFound):
            read(bench.id, otto)


def test_its_workspace_is_known_to_doors(bench: Bench) -> None:
    assert queries.workspace_of(bench.id) == HARBOURLIGHT
    with pytest.raises(NotFound):
        queries.workspace_of("nosuchmatrix0000")
