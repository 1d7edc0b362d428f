"""A matrix on the bench: begun by Fara, with what a test needs put into it in one line each."""

from dataclasses import replace
from typing import Any

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import Fact, Input
from segmatrix.activity.queries import since
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.models import Dimension
from segmatrix.people.queries import reader_for
from tests.cast import HARBOURLIGHT, Cast


class Bench:
    """A matrix of Harbourlight Data and the shortest ways to fill and look at it."""

    def __init__(self, cast: Cast, name: str = "Customer segments") -> None:
        self.cast = cast
        begun = actions.create_matrix(
            events.CreateMatrix(workspace_id=HARBOURLIGHT, name=name), actor=cast.fara
        )
        self.id: str = begun[0].matrix_id
        self.stream = f"matrix:{self.id}"
        rows = Dimension.objects.filter(matrix_id=self.id)
        self.dimension: dict[str, str] = dict(rows.values_list("key", "pk"))

    @property
    def table(self) -> queries.MatrixTable:
        return queries.table(self.id, self.cast.fara)

    @property
    def map(self) -> queries.MapView:
        return queries.map(self.id, self.cast.fara)

    def segment(self, name: str, *, by: Actor | None = None, **more: Any) -> str:
        given = events.AddSegment(matrix_id=self.id, name=name, **more)
        return actions.add_segment(given, actor=by or self.cast.fara)[0].segment_id

    def say(
        self, segment_id: str, text: str, *, key: str = "goals", by: Actor | None = None
    ) -> list[Fact]:
        given = events.AddStatement(
            matrix_id=self.id, segment_id=segment_id, dimension_id=self.dimension[key], text=text
        )
        return actions.add_statement(given, actor=by or self.cast.sol)

    def statement(self, segment_id: str, text: str, **more: Any) -> str:
        return self.say(segment_id, text, **more)[0].statement_id

    def cell(self, segment_id: str, key: str) -> queries.CellView:
        return queries.cell(self.id, segment_id, self.dimension[key], self.cast.fara)

    def persona(self, segment_id: str, name: str, *, by: Actor | None = None, **more: str) -> str:
        """Imagine somebody of a segment, and return the persona's id."""
        given = events.AddPersona(matrix_id=self.id, segment_id=segment_id, name=name, **more)
        return actions.add_persona(given, actor=by or self.cast.mika)[0].persona_id

    def personas(self, segment_id: str) -> list[str]:
        """The names of those imagined of a segment, oldest first."""
        imagined = queries.personas(self.id, self.cast.fara)
        return [each.name for each in imagined if each.segment_id == segment_id]

    def comment(self, text: str, *, by: Actor | None = None, **anchor: str) -> Any:
        """Begin a thread, by default on the whole matrix, and return what was recorded."""
        given = events.StartThread(matrix_id=self.id, text=text, **anchor)
        return actions.start_thread(given, actor=by or self.cast.sol)[0]

    def reply(self, thread_id: str, text: str, *, by: Actor | None = None) -> Any:
        given = events.ReplyInThread(matrix_id=self.id, thread_id=thread_id, text=text)
        return actions.reply_in_thread(given, actor=by or self.cast.mika)[0]

    def thread(self, thread_id: str) -> queries.ThreadView:
        return queries.thread(self.id, thread_id, self.cast.fara)

    @property
    def threads(self) -> tuple[queries.ThreadView, ...]:
        """Every thread of the matrix, up to a page of them."""
        return queries.threads(self.id, queries.Sought(), self.cast.fara).threads

    def words(self, segment_id: str) -> list[str]:
        """The words that a segment has beside its name."""
        return [each.word for each in queries.aliases(self.id, segment_id, self.cast.fara)]

    @property
    def findings(self) -> queries.Findings:
        return queries.findings(self.table)

    def finding(self, code: str) -> queries.Finding:
        """The first open finding of a code."""
        return next(found for found in self.findings.open if found.code == code)

    def dismiss(self, key: str, reason: str = "", *, by: Actor | None = None) -> list[Fact]:
        given = events.DismissFinding(matrix_id=self.id, key=key, reason=reason)
        return actions.dismiss_finding(given, actor=by or self.cast.sol)

    def ask(
        self, segment_id: str, *, key: str = "goals", by: Actor | None = None, **whom: str
    ) -> str:
        """Ask somebody what a cell asks, and return the question's id."""
        cell = {"segment_id": segment_id, "dimension_id": self.dimension[key]}
        given = events.AskQuestion(matrix_id=self.id, **cell, **whom)
        return actions.ask_question(given, actor=by or self.cast.fara)[0].question_id

    def answer(self, question_id: str, text: str, *, by: Actor | None = None) -> str:
        """Answer a question, and return the proposal's id."""
        given = events.ProposeStatement(matrix_id=self.id, question_id=question_id, text=text)
        return actions.propose_statement(given, actor=by or self.cast.sol)[0].proposal_id

    def propose(
        self, segment_id: str, text: str, *, key: str = "goals", by: Actor | None = None
    ) -> str:
        """Propose a statement for a cell, and return the proposal's id."""
        cell = {"segment_id": segment_id, "dimension_id": self.dimension[key]}
        given = events.ProposeStatement(matrix_id=self.id, **cell, text=text)
        return actions.propose_statement(given, actor=by or self.cast.sol)[0].proposal_id

    def texts(self, segment_id: str, key: str = "goals") -> list[str]:
        return [statement.text for statement in self.cell(segment_id, key).statements]

    def names(self) -> list[str]:
        return [segment.name for segment in self.table.segments]

    def undo(self, given: Input, actor: Actor) -> list[Fact]:
        return undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=actor)

    def last(self) -> Fact:
        """Return the newest fact of the matrix."""
        return since(self.stream, 0)[-1].fact

    def picture(self) -> object:
        """Return all that people see of the matrix, without the counters that only ever grow."""
        fara = reader_for(self.cast.user("fara"), HARBOURLIGHT, matrix_id=self.id)
        table, plane = queries.table(self.id, fara), queries.map(self.id, fara)
        threads = queries.threads(self.id, queries.Sought(), fara).threads
        return (
            table.matrix.name,
            table.matrix.state,
            table.matrix.unit,
            [kept.number for kept in queries.revisions(self.id, fara)],
            queries.wordings(self.id, fara),
            [field.text for field in table.matrix.charter.fields],
            [replace(segment, version=0, rule_version=0) for segment in table.segments],
            [replace(segment, version=0, rule_version=0) for segment in table.retired],
            [
                (replace(row.dimension, version=0), [_still(cell) for cell in row.cells])
                for row in table.rows
            ],
            [replace(dimension, version=0) for dimension in table.hidden],
            [(row.dimension.key, [_still(cell) for cell in row.cells]) for row in table.profile],
            (replace(plane.x, version=0), replace(plane.y, version=0), plane.quadrants),
            plane.placements,
            plane.agreed,
            [_quiet(thread) for thread in threads],
            queries.glossary(self.id, fara),
            queries.findings(table).dismissed,
            queries.dismissed_contacts(self.id, fara),
            [replace(each, version=0) for each in queries.personas(self.id, fara)],
            queries.proposals(self.id, fara),
            queries.endorsements(self.id, fara).said,
        )


def _quiet(thread: queries.ThreadView) -> object:
    said = [replace(comment, version=0) for comment in thread.comments]
    return thread.id, thread.anchor, said, thread.open, thread.resolved_by_name


def _still(cell: queries.CellView) -> queries.CellView:
    return replace(cell, statements=tuple(replace(each, version=0) for each in cell.statements))


@pytest.fixture
def bench(cast: Cast) -> Bench:
    """A matrix that Fara has begun."""
    return Bench(cast)
