"""A matrix begins like another one: its segments and rows, with or without what they say."""

import pytest

from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.imports.actions import fill_like
from segmatrix.imports.events import FillLike
from segmatrix.matrix import actions, events, queries
from segmatrix.people.actions import remove_member
from segmatrix.people.events import RemoveMember
from tests.cast import HARBOURLIGHT
from tests.imports.conftest import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def like(trip: Trip) -> Trip:
    """A matrix with a row of its own, one renamed, one hidden, and something of every kind."""
    fara = trip.cast.fara
    added = events.AddDimension(matrix_id=trip.id, name="Deals", kind="measure", position=1)
    actions.add_dimension(added, actor=fara)
    rows = trip.dimension
    naming = events.RenameDimension(matrix_id=trip.id, dimension_id=rows["pains"], name="Aches")
    actions.rename_dimension(naming, actor=fara)
    hiding = events.HideDimension(matrix_id=trip.id, dimension_id=rows["revenue"])
    actions.hide_dimension(hiding, actor=fara)
    here = {"matrix_id": trip.id, "segment_id": trip.banks}
    size = events.StateMeasure(
        **here, dimension_id=rows["size"], low=1, high=2, date="2026-05-01", source="CRM"
    )
    actions.state_measure(size, actor=fara)
    sol = events.AddContact(
        **here, dimension_id=rows["contacts"], member_id=trip.cast.sol.member_id
    )
    actions.add_contact(sol, actor=fara)
    unknown = events.AnswerNotKnownYet(**here, dimension_id=rows["jobs"], owner="Ida")
    actions.answer_not_known_yet(unknown, actor=fara)
    return trip


def begun(like: Trip, *, filled: bool) -> queries.MatrixTable:
    given = events.CreateMatrix(workspace_id=HARBOURLIGHT, name="Next")
    (created,) = actions.create_matrix(given, actor=like.cast.fara)
    filling = FillLike(matrix_id=created.matrix_id, like_id=like.id, filled=filled)
    fill_like(filling, actor=like.cast.fara)
    return queries.table(created.matrix_id, like.cast.fara)


def headings(table: queries.MatrixTable) -> object:
    rows = [(row.dimension.name, row.dimension.kind, row.dimension.key) for row in table.rows]
    return [(each.name, each.tier, each.note, each.colour) for each in table.segments], rows


def said(table: queries.MatrixTable) -> list[object]:
    return [
        (
            [each.text for each in cell.statements],
            cell.stated and (cell.stated.low, cell.stated.high, cell.stated.source),
            [(each.name, each.member_id) for each in cell.contacts],
            cell.not_known_yet and cell.not_known_yet.owner,
        )
        for row in table.rows
        for cell in row.cells
    ]


def test_it_has_the_same_headings_and_says_nothing_yet(like: Trip) -> None:
    table = begun(like, filled=False)
    assert headings(table) == headings(like.table)
    assert all(cell.empty for row in table.rows for cell in row.cells)


def test_filled_it_says_the_same(like: Trip) -> None:
    table = begun(like, filled=True)
    assert headings(table) == headings(like.table)
    assert said(table) == said(like.table)


def test_who_may_not_shape_is_refused_and_another_workspace_gives_nothing(like: Trip) -> None:
    given = FillLike(matrix_id=like.id, like_id=like.id)
    with pytest.raises(NotPermitted):
        fill_like(given, actor=like.cast.sol)
    theirs = events.CreateMatrix(workspace_id=like.cast.otto.workspace_id, name="Theirs")
    (created,) = actions.create_matrix(theirs, actor=like.cast.otto)
    with pytest.raises(NotFound):
        fill_like(FillLike(matrix_id=created.matrix_id, like_id=like.id), actor=like.cast.otto)


def test_it_is_begun_on_the_page(like: Trip, signed_in) -> None:
    answer = signed_in("fara").post(
        f"/w/{HARBOURLIGHT}/matrices/new/",
        {"name": "Next", "unit": "account", "like": like.id, "filled": "on"},
    )
    (matrix,) = (
        each for each in queries.matrices(HARBOURLIGHT, like.cast.fara) if each.name == "Next"
    )
    assert answer["Location"] == f"/m/{matrix.id}/table/"
    assert said(queries.table(matrix.id, like.cast.fara)) == said(like.table)


def test_what_cannot_be_filled_leaves_no_matrix(like: Trip, signed_in) -> None:
    here = {
        "matrix_id": like.id,
        "segment_id": like.banks,
        "dimension_id": like.dimension["contacts"],
    }
    sol, fara = like.cast.sol, like.cast.fara
    actions.add_contact(events.AddContact(**here, name=sol.name), actor=fara)
    leaving = RemoveMember(workspace_id=HARBOURLIGHT, member_id=sol.member_id)
    remove_member(leaving, actor=like.cast.exa)
    sent = {"name": "Next", "unit": "account", "like": like.id, "operation": new_id()}
    page = f"/w/{HARBOURLIGHT}/matrices/new/"
    assert signed_in("fara").post(page, sent | {"filled": "on"}).status_code == 422
    assert [each.id for each in queries.matrices(HARBOURLIGHT, fara)] == [like.id]
    assert signed_in("fara").post(page, sent | {"name": "Ours too"}).status_code == 302
    assert "Ours too" in {each.name for each in queries.matrices(HARBOURLIGHT, fara)}


@pytest.mark.parametrize(("filled", "texts"), [(True, ["A quiet audit"]), (False, [])])
def test_its_profiles_come_along_with_what_it_says(
    like: Trip, filled: bool, texts: list[str]
) -> None:
    like.say(like.banks, "A quiet audit", key="outcomes")
    profile = begun(like, filled=filled).profile[0]
    assert profile.dimension.key == "outcomes"
    assert [said.text for cell in profile.cells for said in cell.statements] == texts
