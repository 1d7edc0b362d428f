"""What the example's people say to each other about their matrix."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.matrix import actions, events
from segmatrix.matrix.queries import MatrixTable


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation.

    Attributes:
        said: Who said what, in order.
        segment: The name of the segment that it is about; empty for the whole matrix.
        row: With the segment, the key of the cell's row.
        statement: Alone, the text of the statement.
        placed_by: With the segment, whose placement.
        settled_by: Who settled it, if anybody did.
    """

    said: tuple[tuple[str, str], ...]
    segment: str = ""
    row: str = ""
    statement: str = ""
    placed_by: str = ""
    settled_by: str = ""


TALKS = (
    Talk(
        statement="Security review takes longer than the pilot",
        said=(
            ("pri", "@Noor Haddad, is that every bank, or the two we lost?"),
            ("noor", "Four of the six since March. I can bring the dates."),
            ("exa", "Then it belongs on the roadmap, not only here. @Fara Lindqvist"),
        ),
    ),
    Talk(
        segment="Risk modellers",
        row="size",
        said=(
            ("sol", "@Ana Petrov, does this count the trial accounts?"),
            ("ana", "No. Only who priced a portfolio three times, so trials are out."),
        ),
        settled_by="sol",
    ),
    Talk(
        segment="City resilience teams",
        said=(("mika", "Is a water utility one of these, or a group of its own?"),),
    ),
    Talk(
        segment="Newsroom data desks",
        placed_by="sol",
        said=(
            ("mika", "Why so low, @Sol Herrera? One front page brought us forty trials."),
            ("sol", "Forty trials, and nobody who pays yet."),
        ),
    ),
    Talk(
        said=(
            ("exa", "Five of the six are in good shape. Can we settle the rest on Thursday?"),
            ("fara", "Yes. Please place what you have not placed until then, @Ruth Abiola too."),
        ),
    ),
)


def converse(do: Do, table: MatrixTable, actors: Mapping[str, Actor]) -> None:
    """Let the people say it, as far as what it is about stands in the table.

    Args:
        do: Lets a colleague act, by their key.
        table: The finished table.
        actors: Everybody, by their keys.
    """
    for talk in TALKS:
        for anchor in _anchors(talk, table, actors):
            _say(do, table.matrix.id, talk, anchor)


def _say(do: Do, matrix_id: str, talk: Talk, anchor: dict[str, str]) -> None:
    (who, text), *answers = talk.said
    given = events.StartThread(matrix_id=matrix_id, text=text, **anchor)
    (started,) = do(actions.start_thread, given, who)
    assert isinstance(started, events.ThreadStarted)
    thread: dict[str, Any] = {"matrix_id": matrix_id, "thread_id": started.thread_id}
    for who, text in answers:
        do(actions.reply_in_thread, events.ReplyInThread(text=text, **thread), who)
    if talk.settled_by:
        do(actions.resolve_thread, events.ResolveThread(**thread), talk.settled_by)


def _anchors(
    talk: Talk, table: MatrixTable, actors: Mapping[str, Actor]
) -> Iterator[dict[str, str]]:
    """Yield what a conversation hangs on: one thing, or nothing where it is not in the table."""
    if talk.statement:
        cells = (cell for row in table.rows for cell in row.cells)
        said = (statement for cell in cells for statement in cell.statements)
        yield from ({"statement_id": each.id} for each in said if each.text == talk.statement)
    elif talk.segment:
        rows = {row.dimension.key: row.dimension.id for row in table.rows}
        where = {"dimension_id": rows[talk.row]} if talk.row else {}
        if talk.placed_by:
            where["placed_by"] = actors[talk.placed_by].member_id
        found = (each.id for each in table.segments if each.name == talk.segment)
        yield from ({"segment_id": segment_id} | where for segment_id in found)
    else:
        yield {}
