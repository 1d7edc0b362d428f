"""What a deed is, and what an input of a deed may be about."""

from collections.abc import Callable
from dataclasses import dataclass

from segmatrix.activity import actions as activity
from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.matrix import events, queries
from segmatrix.matrix.gating import GateReport
from segmatrix.people.terms import Permission
from tests.matrix.conftest import Bench

EDIT, SHAPE, DATA = Permission.EDIT_CELLS, Permission.SHAPE, Permission.DATA
COMMENT, STATES = Permission.COMMENT, Permission.STATES


@dataclass(frozen=True)
class Deed:
    """One use of an action.

    Attributes:
        may: What it needs.
        given: Prepares the matrix and returns the input.
        facts: The kinds of fact that it records.
        once: Whether it is taken back but not done again; what does that is its own test.
    """

    may: Permission
    given: Callable[[Bench], Input]
    facts: tuple[type[Fact], ...]
    once: bool = False


def do(given: Input, actor: Actor) -> list[Fact]:
    """Carry out an input by the action that takes it; the gate is open to whatever it is about."""
    told = {}
    if isinstance(given, events.MarkAgreed):
        now = queries.matrix(given.matrix_id, actor).revision
        told = {"report": GateReport(matrix_id=given.matrix_id, revision=now, conditions=())}
    return activity.ACTIONS[type(given).__name__][1](given, actor=actor, **told)


def on_segment(segment_events: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about the second of three segments."""

    def given(bench: Bench) -> Input:
        bench.segment("Banks")
        segment_id = bench.segment("Cities")
        bench.segment("Newsrooms")
        return segment_events(matrix_id=bench.id, segment_id=segment_id, **more)

    return given


def on_row(dimension_events: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about the row of pain points."""

    def given(bench: Bench) -> Input:
        return dimension_events(matrix_id=bench.id, dimension_id=bench.dimension["pains"], **more)

    return given


def in_cell(key: str, cell_events: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about a cell."""

    def given(bench: Bench) -> Input:
        return cell_events(
            matrix_id=bench.id,
            segment_id=bench.segment("Banks"),
            dimension_id=bench.dimension[key],
            **more,
        )

    return given


def after(
    first: Callable[[Bench], Input],
    then: Callable[[Bench, Input], Input],
    *,
    by: str = "fara",
) -> Callable[[Bench], Input]:
    """An input that follows another one."""

    def given(bench: Bench) -> Input:
        earlier = first(bench)
        do(earlier, getattr(bench.cast, by))
        return then(bench, earlier)

    return given


def again(
    first: Callable[[Bench], Input],
    second: Callable[[Bench, Input], Input],
    reinstate: Callable[[Bench, Fact, Input], Input],
) -> Callable[[Bench], Input]:
    """An input that lets the first of two answers hold again."""

    def given(bench: Bench) -> Input:
        earlier = first(bench)
        fact = do(earlier, bench.cast.exa)[0]
        do(second(bench, earlier), bench.cast.exa)
        return reinstate(bench, fact, earlier)

    return given


def on_matrix(asked: type[Input], **more: object) -> Callable[[Bench], Input]:
    """An input about the matrix as a whole."""
    return lambda bench: asked(matrix_id=bench.id, **more)


def cell_of(given: Input) -> dict[str, str]:
    """Return where the cell of another input is."""
    return {
        "matrix_id": given.matrix_id,
        "segment_id": given.segment_id,
        "dimension_id": given.dimension_id,
    }


def segment_of(given: Input) -> dict[str, str]:
    """Return where the segment of another input is."""
    return {"matrix_id": given.matrix_id, "segment_id": given.segment_id}
