"""Who finds what, and who does not even learn that there is something."""

import pytest

from segmatrix.base.errors import NotFound
from segmatrix.evidence.queries import sees_text
from segmatrix.matrix import events
from segmatrix.people.models import Member
from segmatrix.search import queries
from segmatrix.search.terms import Kind
from tests.cast import COLLEAGUES, HARBOURLIGHT
from tests.matrix.deeds import do
from tests.people.visiting import a_guest_link, come_in, guest
from tests.search.conftest import Shelf

pytestmark = pytest.mark.django_db
TABLE = b"id,comment\np1,The zebra waits\n"


def test_everybody_who_may_read_the_matrix_finds_what_is_said_in_it(shelf: Shelf) -> None:
    shelf.say(shelf.banks, "Waits for zebra figures")
    for part in COLLEAGUES:
        assert shelf.kinds("zebra", by=getattr(shelf.cast, part.key)) == [Kind.STATEMENT]


def test_nothing_is_there_for_another_workspace(shelf: Shelf) -> None:
    shelf.say(shelf.banks, "Waits for zebra figures")
    with pytest.raises(NotFound):
        shelf.search("zebra", by=shelf.cast.otto)


def test_another_matrix_is_neither_searched_nor_counted(shelf: Shelf) -> None:
    other = Shelf(shelf.cast, "Other segments")
    other.say(other.banks, "Waits for zebra figures")
    assert shelf.search("zebra").total == 0
    assert other.search("zebra").total == 1


def test_rows_of_a_table_are_found_by_those_who_may_read_them(shelf: Shelf) -> None:
    arrived, _source = shelf.receive("tickets.csv", TABLE, by=shelf.cast.sol)
    people = [getattr(shelf.cast, part.key) for part in COLLEAGUES]
    finding = {actor.name for actor in people if shelf.search("zebra", by=actor).total}
    seeing = {actor.name for actor in people if sees_text(shelf.id, arrived.document_id, actor)}
    assert finding == seeing == {"Exa", "Ana", "Sol"}


def test_a_table_is_found_no_more_by_who_may_no_longer_work_with_customer_data(
    shelf: Shelf,
) -> None:
    shelf.receive("tickets.csv", TABLE, by=shelf.cast.sol)
    ana = shelf.cast.ana
    assert shelf.kinds("zebra", by=ana) == [Kind.PASSAGE]
    Member.objects.filter(pk=ana.member_id).update(analyst=False)
    assert shelf.search("zebra", by=ana).total == 0


def test_a_text_document_is_everybodys(shelf: Shelf) -> None:
    shelf.receive("notes.txt", b"The zebra waits", by=shelf.cast.sol)
    assert shelf.kinds("zebra", by=shelf.cast.vic) == [Kind.PASSAGE]


def test_customers_are_not_found_by_their_ids(shelf: Shelf) -> None:
    shelf.quote(text="They wait", person_id="zebra1", account_id="zebra2")
    assert shelf.search("zebra", by=shelf.cast.exa).total == 0


@pytest.mark.parametrize("name", ["tickets.csv", "notes.txt"])
def test_what_stands_in_an_index_that_is_behind_is_not_shown(shelf: Shelf, name: str) -> None:
    """The rooms are asked anew for what is shown, so an entry by itself shows nothing."""
    from segmatrix.evidence.models import Document

    arrived, _source = shelf.receive(name, TABLE, by=shelf.cast.sol)
    Document.objects.filter(pk=arrived.document_id).update(removed=True)
    groups = queries.search(shelf.id, "zebra", shelf.cast.exa).groups
    assert [group.hits for group in groups] == [()]


def test_templates_are_found_by_members_and_by_no_guest(shelf: Shelf) -> None:
    given = events.SaveScaffold(
        workspace_id=HARBOURLIGHT, matrix_id=shelf.id, name="Zebra questions"
    )
    do(given, shelf.cast.fara)
    other = Shelf(shelf.cast, "Other segments")
    for found_in in (shelf, other):
        assert found_in.found("zebra") == {Kind.TEMPLATE: ["Zebra questions"]}
    link = a_guest_link(shelf.cast, matrix_id=shelf.id)
    visitor = guest(come_in(link.token))
    assert shelf.search("zebra", by=visitor).total == 0
    assert shelf.search("zebra", by=visitor, kind=Kind.TEMPLATE).total == 0


def test_a_guest_finds_what_is_said_in_the_matrix_they_came_into(shelf: Shelf) -> None:
    shelf.propose(shelf.banks, "Zebra first")
    visitor = guest(come_in(a_guest_link(shelf.cast, matrix_id=shelf.id).token))
    assert shelf.kinds("zebra", by=visitor) == [Kind.PROPOSAL]
    other = Shelf(shelf.cast, "Other segments")
    with pytest.raises(NotFound):
        other.search("zebra", by=visitor)
