"""Deeds of conversations."""

from collections.abc import Callable

from segmatrix.activity.events import Fact, Input
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import COMMENT, Deed, do, in_cell


def _commented(
    then: Callable[[Bench, Fact], Input], *, first: str = ""
) -> Callable[[Bench], Input]:
    """An input about a thread that Exa began on a statement and Sol has answered.

    `first` names what Exa did to it before: removed it or resolved it.
    """

    def given(bench: Bench) -> Input:
        statement_id = bench.statement(bench.segment("Banks"), "Prove figures")
        fact = bench.comment("Which, @Sol?", by=bench.cast.exa, statement_id=statement_id)
        bench.reply(fact.thread_id, "All", by=bench.cast.sol)
        if first == "removed":
            do(
                events.RemoveComment(matrix_id=bench.id, comment_id=fact.comment_id),
                bench.cast.exa,
            )
        if first == "resolved":
            do(events.ResolveThread(matrix_id=bench.id, thread_id=fact.thread_id), bench.cast.exa)
        return then(bench, fact)

    return given


DEEDS: dict[str, Deed] = {
    "start_thread": Deed(
        COMMENT,
        in_cell("goals", events.StartThread, text="Who says so, @Fara?"),
        (events.ThreadStarted,),
    ),
    "reply_in_thread": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.ReplyInThread(
                matrix_id=bench.id, thread_id=fact.thread_id, text="@Mika knows"
            )
        ),
        (events.ReplyAdded,),
    ),
    "edit_comment": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.EditComment(
                matrix_id=bench.id, comment_id=fact.comment_id, text="Which, @Mika?", version=1
            )
        ),
        (events.CommentEdited,),
    ),
    "remove_comment": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.RemoveComment(matrix_id=bench.id, comment_id=fact.comment_id)
        ),
        (events.CommentRemoved,),
    ),
    "restore_comment": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.RestoreComment(
                matrix_id=bench.id, comment_id=fact.comment_id
            ),
            first="removed",
        ),
        (events.CommentRestored,),
    ),
    "resolve_thread": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.ResolveThread(matrix_id=bench.id, thread_id=fact.thread_id)
        ),
        (events.ThreadResolved,),
    ),
    "reopen_thread": Deed(
        COMMENT,
        _commented(
            lambda bench, fact: events.ReopenThread(matrix_id=bench.id, thread_id=fact.thread_id),
            first="resolved",
        ),
        (events.ThreadReopened,),
    ),
}
