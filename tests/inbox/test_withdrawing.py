"""What is taken back is no news any more."""

from segmatrix.inbox import actions, events
from segmatrix.matrix import events as matrix
from tests.inbox.conftest import Office
from tests.matrix.deeds import do


def read_all(office: Office, who: str) -> None:
    actor = getattr(office.cast, who)
    actions.mark_all_read(events.MarkAllRead(member_id=actor.member_id), actor=actor)


def test_undone_it_is_withdrawn_and_done_again_it_is_told(office: Office) -> None:
    edit = office.edit("Show sources", office.cast.mika)
    undone = office.take_back(edit.operation_id, office.cast.mika)
    assert office.unread("sol") == 0
    assert office.inbox("sol") == ()
    again = office.take_back(undone, office.cast.mika)
    assert office.told("sol") == [("reworded", "Mika", "Show sources")]
    office.take_back(again, office.cast.mika)
    assert office.unread("sol") == 0


def test_undone_comments_and_settlings_are_withdrawn(office: Office) -> None:
    given = matrix.StartThread(matrix_id=office.id, text="@Sol?")
    thread_id = do(given, office.cast.pri)[0].thread_id
    resolve = matrix.ResolveThread(matrix_id=office.id, thread_id=thread_id)
    do(resolve, office.cast.mika)
    assert (office.unread("sol"), office.unread("pri")) == (1, 1)
    office.take_back(resolve.operation_id, office.cast.mika)
    office.take_back(given.operation_id, office.cast.pri)
    assert (office.unread("sol"), office.unread("pri")) == (0, 0)


def test_another_edit_meanwhile_leaves_the_first_one_told(office: Office) -> None:
    office.edit("Show sources", office.cast.mika)
    later = office.edit("Show all sources", office.cast.pri)
    office.take_back(later.operation_id, office.cast.pri)
    assert office.told("sol") == [("reworded", "Mika", "Show sources")]


def test_what_was_read_before_stays(office: Office) -> None:
    edit = office.edit("Show sources", office.cast.mika)
    read_all(office, "sol")
    office.take_back(edit.operation_id, office.cast.mika)
    (notice,) = office.inbox("sol")
    assert (notice.text, notice.read) == ("Show sources", True)
    assert office.unread("sol") == 0


def test_a_removed_comment_takes_its_words_along_wherever_they_were(office: Office) -> None:
    read = office.comment("@Sol, something rude", by=office.cast.pri)
    read_all(office, "sol")
    unread = office.comment("@Sol, more of it", by=office.cast.pri)
    office.remove(read, office.cast.fara)
    office.remove(unread, office.cast.fara)
    (notice,) = office.inbox("sol")
    assert notice.text == ""
    back = matrix.RestoreComment(matrix_id=office.id, comment_id=unread.comment_id)
    do(back, office.cast.fara)
    assert office.told("sol") == [("mentioned", "Pri", "@Sol, more of it")]


def test_a_matrix_taken_back_takes_its_news_along(office: Office) -> None:
    about = {"workspace_id": office.cast.fara.workspace_id}
    begun = do(matrix.CreateMatrix(**about, name="Another"), office.cast.fara)[0]
    do(matrix.StartThread(matrix_id=begun.matrix_id, text="@Sol"), office.cast.fara)
    assert office.unread("sol") == 1
    do(matrix.DiscardMatrix(**about, matrix_id=begun.matrix_id), office.cast.fara)
    assert office.unread("sol") == 0
    do(matrix.ReinstateMatrix(**about, matrix_id=begun.matrix_id), office.cast.fara)
    assert office.unread("sol") == 1
