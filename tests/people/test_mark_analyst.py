import pytest

from segmatrix.activity.actions import undo
from segmatrix.people import queries
from segmatrix.people.actions import mark_analyst
from segmatrix.people.errors import RoleNeeded
from segmatrix.people.events import AnalystMarked, MarkAnalyst
from segmatrix.people.terms import Permission
from tests.cast import HARBOURLIGHT, Cast
from tests.people.asking import ask


def test_the_mark_opens_customer_data(cast: Cast) -> None:
    given = ask(MarkAnalyst, member_id=cast.vic.member_id, analyst=True)
    facts = mark_analyst(given, actor=cast.exa)
    assert facts == [AnalystMarked(member_id=cast.vic.member_id, analyst=True)]
    assert queries.may(cast.vic, Permission.DATA)
    assert not queries.may(cast.vic, Permission.EDIT_CELLS)


def test_it_can_be_undone(cast: Cast) -> None:
    given = ask(MarkAnalyst, member_id=cast.ana.member_id, analyst=False, operation_id="one")
    mark_analyst(given, actor=cast.exa)
    assert not queries.may(cast.ana, Permission.DATA)
    undo(f"workspace:{HARBOURLIGHT}", target="one", operation_id="two", actor=cast.exa)
    assert queries.may(cast.ana, Permission.DATA)


def test_nobody_marks_themselves(cast: Cast) -> None:
    given = ask(MarkAnalyst, member_id=cast.fara.member_id, analyst=True)
    with pytest.raises(RoleNeeded):
        mark_analyst(given, actor=cast.fara)
