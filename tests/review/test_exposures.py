"""Who was shown what, and could answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity.queries import since
from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.matrix import events as matrix
from segmatrix.review import events, queries
from tests.cast import Cast
from tests.review.panel import Panel, do
from tests.review.table import RoundTable


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def test_opening_the_same_revision_twice_is_one_exposure(panel: Panel) -> None:
    sol = panel.cast.sol
    person = panel.member(sol)
    assert queries.not_exposed(panel.id, 1, sol) == [queries.Unexposed(person, "")]
    (fact,) = panel.expose(person, sol)
    assert (fact.name, fact.revision, fact.shown) == ("Sol", 1, "table")
    number = len(since(panel.stream, 0))
    assert panel.expose(person, sol) == []
    assert len(since(panel.stream, 0)) == number
    assert [each.revision for each in queries.exposures(panel.id, panel.cast.vic)] == [1]
    assert panel.people["Sol"].exposed == {1}
    assert queries.not_exposed(panel.id, 1, sol) == []
    assert queries.not_exposed(panel.id, 2, sol) == [queries.Unexposed(person, "")]


def test_it_takes_one_query_to_know_that_nothing_is_to_be_written(panel: Panel) -> None:
    panel.expose(panel.member(panel.cast.sol), panel.cast.sol)
    for actor in (panel.cast.sol, panel.cast.mika):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert queries.not_exposed(panel.id, 1, actor) == []
        assert len(asked) == 1


def test_a_viewer_who_cannot_answer_has_none(panel: Panel) -> None:
    person = panel.member(panel.cast.vic)
    with pytest.raises(NotPermitted):
        panel.expose(person, panel.cast.vic)
    assert panel.people["Vic"].exposed == frozenset()


def test_nobody_is_exposed_by_somebody_else(panel: Panel) -> None:
    person = panel.member(panel.cast.sol)
    with pytest.raises(NotPermitted):
        panel.expose(person, panel.cast.fara)
    with pytest.raises(NotFound):
        panel.expose(person, panel.cast.otto)


@pytest.mark.parametrize("revision", [0, 2, -1])
def test_only_a_revision_that_is_there_is_shown(panel: Panel, revision: int) -> None:
    person = panel.member(panel.cast.sol)
    with pytest.raises(Invalid) as refusal:
        panel.expose(person, panel.cast.sol, revision)
    assert refusal.value.field == "revision"


def test_a_meeting_exposes_those_who_were_there(panel: Panel) -> None:
    lena, tom = panel.person("Lena"), panel.person("Tom")
    panel.person("Ines")
    panel.meeting(lena, tom, lena)
    seen = {name: set(each.exposed) for name, each in panel.people.items()}
    assert seen == {"Lena": {1}, "Tom": {1}, "Ines": set()}
    (found, _tom) = queries.exposures(panel.id, panel.cast.vic)
    assert (found.shown, found.meeting) == ("meeting", "Kick-off")


def test_an_announcement_exposes_nobody(panel: Panel) -> None:
    panel.meeting(panel.person("Lena"), could_answer=False)
    assert panel.people["Lena"].exposed == frozenset()
    (found,) = queries.meetings(panel.id, panel.cast.vic)
    assert len(found.there) == 1


def test_a_meeting_taken_back_leaves_what_somebody_saw_besides(panel: Panel) -> None:
    sol, lena = panel.member(panel.cast.sol), panel.person("Lena")
    meeting = panel.meeting(sol, lena)
    panel.expose(sol, panel.cast.sol)
    assert len(queries.exposures(panel.id, panel.cast.vic)) == 2
    panel.do(events.RemoveMeeting, meeting_id=meeting)
    assert panel.people["Sol"].exposed == {1}
    assert panel.people["Lena"].exposed == frozenset()


@pytest.mark.parametrize(
    ("field", "about"),
    [
        ("name", {"title": " "}),
        ("held_on", {"held_on": ""}),
        ("held_on", {"held_on": "soon"}),
        ("held_on", {"held_on": "2126-01-01"}),
        ("revision", {"revision": 2}),
    ],
)
def test_what_no_meeting_can_be(panel: Panel, field: str, about: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refusal:
        panel.meeting(panel.person(), **about)
    assert refusal.value.field == field


def test_a_meeting_has_people_who_are_asked(panel: Panel) -> None:
    with pytest.raises(Invalid) as refusal:
        panel.meeting()
    assert refusal.value.field == "stakeholder_ids"
    with pytest.raises(NotFound):
        panel.meeting("nobody0000000000")


def test_a_kept_revision_above_the_one_worked_on_can_be_shown(table: RoundTable) -> None:
    table.make_ready()
    do(table.ask(events.AgreeMatrix), table.cast.fara)
    given = table.ask(matrix.ReturnToDraft)
    do(given, table.cast.fara)
    table.do(matrix.NameRevision, name="Halfway")
    table.undo(given, table.cast.fara)
    table.expose(table.people["Exa"].id, table.cast.exa, 3)
    assert 3 in table.people["Exa"].exposed
    with pytest.raises(Invalid):
        table.expose(table.people["Exa"].id, table.cast.exa, 4)
