"""What a matrix asks is kept as a template of the workspace, and another matrix begins with it."""

import json
from typing import Any

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import Input
from segmatrix.activity.queries import since
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted, Refusal
from segmatrix.base.ids import new_id
from segmatrix.matrix import events, queries, scaffolding
from segmatrix.matrix.terms import DIMENSIONS
from tests.cast import HARBOURLIGHT, Cast
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.people.visiting import a_guest_link, come_in, guest

pytestmark = pytest.mark.django_db
ANSWERS = (
    "Prove every figure",
    "Ask before every release",
    "Ida Holm",
    "insurers and banks",
    "1234",
)
REACH = {
    "name": "Reach",
    "question": "Whom does it reach?",
    "low": "Few",
    "middle": "Some",
    "high": "All",
}


@pytest.fixture
def like(bench: Bench) -> Bench:
    """A matrix with rows, axes and segments of its own, and an answer of every kind."""
    rows, here = bench.dimension, {"matrix_id": bench.id}

    def by_fara(asked: type[Input], **fields: Any) -> Any:
        return do(asked(**here, **fields), bench.cast.fara)[0]

    by_fara(events.AddDimension, name="Channels", question="Where do they look?", position=1)
    deals = by_fara(events.AddDimension, name="Deals", kind="measure", unit="EUR").dimension_id
    by_fara(events.RenameDimension, dimension_id=rows["pains"], name="Aches")
    by_fara(events.HideDimension, dimension_id=rows["revenue"])
    by_fara(events.HideDimension, dimension_id=deals)
    by_fara(events.ChooseAxes, preset="share-growth")
    by_fara(events.SetAxis, slot="y", **REACH)
    banks = bench.segment("Banks", note="insurers and banks", tier="primary", colour=4)
    bench.segment("Cities")
    bench.statement(banks, "Prove every figure")
    by_fara(events.StateMeasure, segment_id=banks, dimension_id=rows["size"], low=1234, high=1234)
    by_fara(events.AddContact, segment_id=banks, dimension_id=rows["contacts"], name="Ida Holm")
    by_fara(events.EditCharter, field="problems", text="Ask before every release")
    return bench


def keep(bench: Bench, name: str = "Ours", *, by: Actor | None = None, **more: Any) -> str:
    here = {"workspace_id": HARBOURLIGHT, "matrix_id": bench.id}
    given = events.SaveScaffold(**here, name=name, **more)
    return do(given, by or bench.cast.fara)[0].scaffold_id


def kept(cast: Cast) -> list[str]:
    return [each.name for each in queries.scaffolds(HARBOURLIGHT, cast.vic)]


def begun_with(scaffold: scaffolding.Scaffold, by: Actor) -> str:
    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name="Next")
    (created,) = do(given, by)
    laying = events.LayOut(matrix_id=created.matrix_id, scaffold=scaffold.to_json())
    do(laying, by)
    return created.matrix_id


def test_it_keeps_rows_axes_and_if_wanted_columns_and_no_answer(like: Bench) -> None:
    bare = queries.scaffold(HARBOURLIGHT, keep(like), like.cast.vic)
    full = queries.scaffold(HARBOURLIGHT, keep(like, "Full", columns=True), like.cast.vic)
    labels = [row.label for row in bare.asks.shown]
    assert labels[:3] == ["Definition", "Channels", "Size"]
    assert "Aches" in labels
    assert {row.label for row in bare.asks.hidden} == {"Revenue", "Deals"}
    assert [axis.words["name"] for axis in bare.asks.axes] == ["Our share", "Reach"]
    assert (bare.by, bare.asks.columns) == ("Fara", ())
    assert next((each.name, each.tier, each.colour) for each in full.asks.columns) == (
        "Banks",
        "primary",
        4,
    )
    said = json.dumps(full.asks.to_json())
    assert not [answer for answer in ANSWERS if answer in said]


def test_a_matrix_that_begins_with_it_asks_the_same(like: Bench) -> None:
    view = queries.scaffold(HARBOURLIGHT, keep(like, columns=True), like.cast.vic)
    matrix_id = begun_with(view.asks, like.cast.fara)
    assert queries.scaffold_like(matrix_id, like.cast.fara) == view.asks
    shown = queries.map(matrix_id, like.cast.fara)
    assert (shown.x.key, shown.y.key, shown.y.question) == (
        "share-growth",
        "",
        "Whom does it reach?",
    )
    assert all(
        cell.empty for row in queries.table(matrix_id, like.cast.fara).rows for cell in row.cells
    )


def test_the_shipped_scaffold_is_what_a_matrix_begins_with(bench: Bench) -> None:
    assert queries.scaffold_like(bench.id, bench.cast.fara) == scaffolding.shipped()
    assert len(scaffolding.shipped().rows) == len(DIMENSIONS)
    again = scaffolding.Scaffold.from_json(json.loads(json.dumps(scaffolding.shipped().to_json())))
    assert again == scaffolding.shipped()


def test_beginning_with_it_is_one_step_to_take_back(like: Bench) -> None:
    asks = queries.scaffold_like(like.id, like.cast.fara)
    matrix_id = begun_with(scaffolding.shipped(), like.cast.fara)
    laying = events.LayOut(matrix_id=matrix_id, scaffold=asks.to_json())
    do(laying, like.cast.fara)
    stream = f"matrix:{matrix_id}"
    undo(stream, target=laying.operation_id, operation_id=new_id(), actor=like.cast.fara)
    assert queries.scaffold_like(matrix_id, like.cast.fara) == scaffolding.shipped()


def test_later_changes_of_the_matrix_do_not_reach_the_template(like: Bench) -> None:
    scaffold_id = keep(like)
    before = queries.scaffold(HARBOURLIGHT, scaffold_id, like.cast.vic)
    do(events.AddDimension(matrix_id=like.id, name="Later"), like.cast.fara)
    assert queries.scaffold(HARBOURLIGHT, scaffold_id, like.cast.vic) == before


def test_it_is_renamed_removed_and_brought_back_each_undoable(like: Bench) -> None:
    cast, one = like.cast, {"workspace_id": HARBOURLIGHT, "scaffold_id": keep(like)}
    renaming = events.RenameScaffold(**one, name="  For   banks ", version=1)
    do(renaming, cast.fara)
    assert kept(cast) == ["For banks"]
    removing = events.RemoveScaffold(**one)
    do(removing, cast.fara)
    assert kept(cast) == []
    assert [each.name for each in queries.removed_scaffolds(HARBOURLIGHT, cast.vic)] == [
        "For banks"
    ]
    do(events.RestoreScaffold(**one), cast.fara)
    stream = f"workspace:{HARBOURLIGHT}"
    undo(stream, target=renaming.operation_id, operation_id=new_id(), actor=cast.fara)
    assert kept(cast) == ["Ours"]
    told = [entry.fact.kind for entry in since(stream, 0) if entry.fact.kind.startswith("Scaffold")]
    assert told == [
        "ScaffoldSaved",
        "ScaffoldRenamed",
        "ScaffoldRemoved",
        "ScaffoldRestored",
        "ScaffoldRenamed",
    ]


def test_keeping_one_is_undone_by_removing_it(like: Bench) -> None:
    given = events.SaveScaffold(workspace_id=HARBOURLIGHT, matrix_id=like.id, name="Ours")
    first = do(given, like.cast.fara)
    assert do(given, like.cast.fara) == first  # sent twice, kept once
    assert kept(like.cast) == ["Ours"]
    stream = f"workspace:{HARBOURLIGHT}"
    undo(stream, target=given.operation_id, operation_id=new_id(), actor=like.cast.fara)
    assert kept(like.cast) == []


REFUSED: dict[str, tuple[dict[str, str], type[Refusal]]] = {
    "no name": ({"name": " "}, Invalid),
    "a name that is taken": ({"name": "ours"}, Invalid),
    "a matrix that is not there": ({"matrix_id": "nowhere"}, NotFound),
    "another workspace": ({"workspace_id": "elsewhere"}, NotFound),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, like: Bench) -> None:
    keep(like)
    wrong, refusal = REFUSED[case]
    right = {"workspace_id": HARBOURLIGHT, "matrix_id": like.id, "name": "Other"}
    with pytest.raises(refusal):
        do(events.SaveScaffold(**(right | wrong)), like.cast.fara)


def test_a_name_typed_over_an_older_one_is_refused_with_both(like: Bench) -> None:
    one = {"workspace_id": HARBOURLIGHT, "scaffold_id": keep(like)}
    do(events.RenameScaffold(**one, name="Mine", version=1), like.cast.exa)
    with pytest.raises(Changed) as refused:
        stale = events.RenameScaffold(**one, name="Fara's", version=1)
        do(stale, like.cast.fara)
    assert (refused.value.data["theirs"], refused.value.data["by"]) == ("Mine", "Exa")


def test_who_may_not_shape_neither_keeps_nor_changes_one(like: Bench) -> None:
    scaffold_id = keep(like)
    for who in ("sol", "vic", "ana"):
        actor = getattr(like.cast, who)
        with pytest.raises(NotPermitted):
            keep(like, "Another", by=actor)
        with pytest.raises(NotPermitted):
            given = events.RemoveScaffold(workspace_id=HARBOURLIGHT, scaffold_id=scaffold_id)
            do(given, actor)
    with pytest.raises(NotPermitted):
        laying = events.LayOut(matrix_id=like.id, scaffold=scaffolding.shipped().to_json())
        do(laying, like.cast.sol)


def test_guests_and_other_workspaces_see_none(like: Bench) -> None:
    scaffold_id = keep(like)
    link = a_guest_link(like.cast, matrix_id=like.id)
    visitor = guest(come_in(link.token))
    for actor in (visitor, like.cast.otto):
        with pytest.raises(Refusal):
            queries.scaffolds(HARBOURLIGHT, actor)
        with pytest.raises(Refusal):
            queries.scaffold(HARBOURLIGHT, scaffold_id, actor)
        with pytest.raises(Refusal):
            keep(like, "Theirs", by=actor)
    assert queries.scaffolds(like.cast.otto.workspace_id, like.cast.otto) == []
