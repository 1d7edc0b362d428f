"""What holds after any sequence of edits and undos."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from segmatrix.activity.actions import ACTIONS, undo
from segmatrix.activity.events import Input
from segmatrix.activity.queries import latest_redoable, latest_undoable
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.base.ids import new_id
from segmatrix.matrix import events
from segmatrix.matrix.terms import Tier
from tests.cast import Cast
from tests.matrix.conftest import Bench

Step = tuple[str, int, int]
Make = Callable[[Bench, int, int], Input | None]


def _segment(bench: Bench, number: int, *, retired: bool = False) -> dict[str, str] | None:
    columns = bench.table.retired if retired else bench.table.segments
    return columns and {"matrix_id": bench.id, "segment_id": columns[number % len(columns)].id}


def _dimension(bench: Bench, number: int, *, hidden: bool = False) -> dict[str, str] | None:
    rows = bench.table.hidden if hidden else [row.dimension for row in bench.table.rows]
    return rows and {"matrix_id": bench.id, "dimension_id": rows[number % len(rows)].id}


def _cell(bench: Bench, number: int, key: str) -> dict[str, str] | None:
    segment = _segment(bench, number)
    shown = [row.dimension.key for row in bench.table.rows]
    return (segment and key in shown and segment | {"dimension_id": bench.dimension[key]}) or None


def _statement(bench: Bench, number: int) -> dict[str, str] | None:
    said = [
        statement for row in bench.table.rows for cell in row.cells for statement in cell.statements
    ]
    return said and {"matrix_id": bench.id, "statement_id": said[number % len(said)].id}


def _goal(number: int) -> str:
    return ("goals", "jobs", "definition")[number % 3]


STEPS: dict[str, Make] = {
    "add segment": lambda bench, a, b: events.AddSegment(
        matrix_id=bench.id, name=f"Segment {new_id()}", tier=list(Tier)[a % 3], position=b
    ),
    "move segment": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.MoveSegment(**about, position=b)
    ),
    "tier segment": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.TierSegment(**about, tier=list(Tier)[b % 3])
    ),
    "retire segment": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.RetireSegment(**about)
    ),
    "restore segment": lambda bench, a, b: (
        (about := _segment(bench, a, retired=True)) and events.RestoreSegment(**about)
    ),
    "rename segment": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.RenameSegment(**about, name=f"Name {b}")
    ),
    "add row": lambda bench, a, b: events.AddDimension(
        matrix_id=bench.id, name=f"Row {new_id()}", position=a
    ),
    "move row": lambda bench, a, b: (
        (about := _dimension(bench, a)) and events.MoveDimension(**about, position=b)
    ),
    "hide row": lambda bench, a, b: (
        (about := _dimension(bench, a)) and events.HideDimension(**about)
    ),
    "show row": lambda bench, a, b: (
        (about := _dimension(bench, a, hidden=True)) and events.ShowDimension(**about)
    ),
    "say": lambda bench, a, b: (
        (about := _cell(bench, a, _goal(b)))
        and events.AddStatement(**about, text=f"Said {new_id()}", position=b)
    ),
    "word otherwise": lambda bench, a, b: (
        (about := _statement(bench, a))
        and events.EditStatement(**about, text=f"Worded {new_id()}", version=1)
    ),
    "move statement": lambda bench, a, b: (
        (about := _statement(bench, a))
        and (place := _cell(bench, b, _goal(a)))
        and events.MoveStatement(**about | place, position=b)
    ),
    "remove statement": lambda bench, a, b: (
        (about := _statement(bench, a)) and events.RemoveStatement(**about)
    ),
    "state number": lambda bench, a, b: (
        (about := _cell(bench, a, "size")) and events.StateMeasure(**about, low=b)
    ),
    "not known": lambda bench, a, b: (
        (about := _cell(bench, a, "pains"))
        and events.AnswerNotKnownYet(**about, owner=f"Person {b}")
    ),
    "name contact": lambda bench, a, b: (
        (about := _cell(bench, a, "contacts"))
        and events.AddContact(**about, name=f"Person {new_id()}")
    ),
    "place": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.PlaceSegment(**about, x=1 + a % 9, y=1 + b % 9)
    ),
    "agree": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.AgreePlacement(**about, x=1 + b % 9, y=1 + a % 9)
    ),
    "choose axes": lambda bench, a, b: events.ChooseAxes(
        matrix_id=bench.id, preset=("needs-value", "share-growth")[a % 2]
    ),
}

steps = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 11), st.integers(0, 11)),
    min_size=1,
    max_size=14,
)
steps_and_undos = st.lists(
    st.tuples(
        st.sampled_from(["fara", "exa"]),
        st.tuples(
            st.sampled_from([*sorted(STEPS), "undo", "undo", "undo", "redo"]),
            st.integers(0, 11),
            st.integers(0, 11),
        ),
    ),
    min_size=1,
    max_size=20,
)

without_a_deadline = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def take(bench: Bench, step: Step, actor: Actor) -> None:
    """Take one step, if there is anything to take it with."""
    name, first, second = step
    if name in ("undo", "redo"):
        find = latest_undoable if name == "undo" else latest_redoable
        target = find(bench.stream, actor.member_id)
        if target:
            undo(bench.stream, target=target, operation_id=new_id(), actor=actor)
        return
    given = STEPS[name](bench, first, second)
    if given:
        ACTIONS[type(given).__name__][1](given, actor=actor)


def is_well_ordered(bench: Bench) -> bool:
    table = bench.table
    ranks = [list(Tier).index(Tier(each.tier)) for each in table.segments]
    lines = [
        [each.position for each in table.segments],
        [row.dimension.position for row in table.rows],
        *([each.position for each in cell.statements] for row in table.rows for cell in row.cells),
        *([each.position for each in cell.contacts] for row in table.rows for cell in row.cells),
    ]
    one_text = all(
        len(cell.statements) <= 1 for row in table.rows for cell in row.cells if cell.kind == "text"
    )
    return (
        one_text
        and ranks == sorted(ranks)
        and all(positions == list(range(len(positions))) for positions in lines)
    )


@without_a_deadline
@given(steps=steps_and_undos)
def test_whoever_does_and_undoes_what_everything_stays_in_order(
    cast: Cast, steps: list[tuple[str, Step]]
) -> None:
    bench = Bench(cast, f"Matrix {new_id()}")
    for who, step in steps:
        before = bench.picture()
        try:
            take(bench, step, getattr(cast, who))
        except Refusal:  # such as undoing what somebody else has settled since
            assert bench.picture() == before
        assert is_well_ordered(bench)


@without_a_deadline
@given(steps=steps)
@example(steps=[("hide row", 7, 0), ("hide row", 0, 0), ("show row", 1, 0)])
def test_undoing_everything_leads_back_to_the_start(cast: Cast, steps: list[Step]) -> None:
    bench = Bench(cast, f"Matrix {new_id()}")
    pictures = []
    for step in steps:
        before = bench.picture()
        try:
            take(bench, step, cast.exa)
        except Refusal:
            continue
        if bench.picture() != before:
            pictures.append(before)
    for picture in reversed(pictures):
        take(bench, ("undo", 0, 0), cast.exa)
        assert bench.picture() == picture
    assert latest_undoable(bench.stream, cast.exa.member_id) is None
