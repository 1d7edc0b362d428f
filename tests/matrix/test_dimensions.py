"""Adding, naming, ordering, hiding and computing rows."""

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events
from segmatrix.matrix.errors import UnreadableRule
from tests.matrix.conftest import Bench


def add(bench: Bench, name: str, **more: object) -> str:
    given = events.AddDimension(matrix_id=bench.id, name=name, **more)
    return actions.add_dimension(given, actor=bench.cast.fara)[0].dimension_id


def names(bench: Bench) -> list[str]:
    return [row.dimension.name for row in bench.table.rows]


def about(bench: Bench, key: str) -> dict[str, str]:
    return {"matrix_id": bench.id, "dimension_id": bench.dimension[key]}


def test_a_row_is_added_where_it_is_wanted(bench: Bench) -> None:
    add(bench, "Channels", question="Where do we reach them?", position=1)
    row = bench.table.rows[1].dimension
    assert (row.name, row.key, row.kind, row.question) == (
        "Channels",
        "",
        "statements",
        "Where do we reach them?",
    )
    assert [each.dimension.position for each in bench.table.rows] == list(range(9))


@pytest.mark.parametrize("odd", [{"name": ""}, {"name": "size"}, {"name": "X", "kind": "picture"}])
def test_odd_rows_are_refused(bench: Bench, odd: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        add(bench, **odd)


def test_a_built_in_row_can_be_named_otherwise_and_get_its_name_back(bench: Bench) -> None:
    rename = about(bench, "pains")
    actions.rename_dimension(
        events.RenameDimension(**rename, name="Troubles"), actor=bench.cast.fara
    )
    assert "Troubles" in names(bench)
    actions.rename_dimension(events.RenameDimension(**rename, name=""), actor=bench.cast.fara)
    assert "Pain points" in names(bench)


def test_an_added_row_needs_a_name(bench: Bench) -> None:
    channels = add(bench, "Channels")
    with pytest.raises(Invalid):
        actions.rename_dimension(
            events.RenameDimension(matrix_id=bench.id, dimension_id=channels, name=""),
            actor=bench.cast.fara,
        )


def test_two_names_at_once_are_refused_with_both(bench: Bench) -> None:
    rename = about(bench, "pains") | {"version": 1}
    actions.rename_dimension(
        events.RenameDimension(**rename, name="Troubles"), actor=bench.cast.exa
    )
    with pytest.raises(Changed) as refusal:
        actions.rename_dimension(
            events.RenameDimension(**rename, name="Worries"), actor=bench.cast.fara
        )
    said = refusal.value.data
    assert (said["by"], said["theirs"], said["yours"]) == ("Exa", "Troubles", "Worries")


def test_a_hidden_row_keeps_all_and_returns_to_its_place(bench: Bench) -> None:
    banks = bench.segment("Banks")
    bench.statement(banks, "Prove figures", key="jobs")
    actions.hide_dimension(events.HideDimension(**about(bench, "jobs")), actor=bench.cast.exa)
    assert "Jobs to be done" not in names(bench)
    assert [each.key for each in bench.table.hidden] == ["jobs"]
    with pytest.raises(Changed, match="Exa took") as refusal:
        bench.statement(banks, "Cite a version", key="jobs")
    assert refusal.value.data["yours"] == "Cite a version"
    actions.show_dimension(events.ShowDimension(**about(bench, "jobs")), actor=bench.cast.fara)
    assert names(bench)[4] == "Jobs to be done"
    assert bench.texts(banks, "jobs") == ["Prove figures"]


def test_a_built_in_row_and_one_with_anything_in_it_are_not_removed(bench: Bench) -> None:
    with pytest.raises(Changed):
        actions.remove_dimension(
            events.RemoveDimension(**about(bench, "jobs")), actor=bench.cast.fara
        )
    given = events.AddDimension(matrix_id=bench.id, name="Channels")
    channels = actions.add_dimension(given, actor=bench.cast.fara)[0].dimension_id
    said = events.AddStatement(
        matrix_id=bench.id, segment_id=bench.segment("Banks"), dimension_id=channels, text="Post"
    )
    actions.add_statement(said, actor=bench.cast.sol)
    with pytest.raises(Changed, match="Hide it instead"):
        bench.undo(given, bench.cast.fara)


def test_a_measure_is_computed_by_an_amount_of_the_rule_language(bench: Bench) -> None:
    given = events.SetDimensionMeasure(
        **about(bench, "revenue"), measure='sum of amount for "order"', over="mean", unit="EUR"
    )
    actions.set_dimension_measure(given, actor=bench.cast.ana)
    row = bench.table.rows[2].dimension
    assert (row.measure, row.over, row.unit) == ('sum of amount for "order"', "mean", "EUR")


def test_what_is_no_amount_is_refused_with_its_place(bench: Bench) -> None:
    with pytest.raises(UnreadableRule) as refusal:
        actions.set_dimension_measure(
            events.SetDimensionMeasure(**about(bench, "revenue"), measure="sum of amount for"),
            actor=bench.cast.ana,
        )
    assert refusal.value.field == "measure"
    assert refusal.value.data["yours"] == "sum of amount for"


@pytest.mark.parametrize(
    "odd", [{"key": "goals", "over": "sum"}, {"key": "revenue", "over": "total"}]
)
def test_texts_are_not_computed_and_odd_sums_are_refused(bench: Bench, odd: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        actions.set_dimension_measure(
            events.SetDimensionMeasure(
                **about(bench, odd["key"]), measure="seats", over=odd["over"]
            ),
            actor=bench.cast.ana,
        )
