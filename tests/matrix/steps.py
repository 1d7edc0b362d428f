"""What people can do to a matrix one after the other, each step by two numbers: data for laws."""

from collections.abc import Callable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from segmatrix.activity.actions import ACTIONS, undo
from segmatrix.activity.events import Input
from segmatrix.activity.queries import latest_redoable, latest_undoable
from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.matrix import events, queries
from segmatrix.matrix.terms import Tier
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


def _merge(bench: Bench, first: int, second: int) -> Input | None:
    columns = bench.table.segments
    if len(columns) < 2:
        return None
    turned = [*columns[first % len(columns) :], *columns[: first % len(columns)]]
    into, *leaving = [each.id for each in turned[: 2 + second % 2]]
    name = f"Merged {new_id()}" if second % 3 == 0 else ""
    return events.MergeSegments(matrix_id=bench.id, into=into, segment_ids=leaving, name=name)


def _split(bench: Bench, first: int, second: int) -> Input | None:
    about = _segment(bench, first)
    if not about:
        return None
    cells = [cell for row in bench.table.rows for cell in row.cells]
    said = [
        each.id
        for cell in cells
        if cell.segment_id == about["segment_id"]
        for each in cell.statements
    ]
    chosen = {"name": f"Part {new_id()}", "statement_ids": said[:: 1 + second % 3]}
    left = [each for each in said if each not in chosen["statement_ids"]]
    rest = {"name": f"Part {new_id()}", "tier": list(Tier)[second % 3], "statement_ids": left[::2]}
    return events.SplitSegment(**about, parts=[chosen, rest][: 1 + second % 2])


def _word(bench: Bench, number: int) -> dict[str, str] | None:
    known = queries.glossary(bench.id, bench.cast.exa)
    words = [each.alias_id for each in known if not (each.is_name or each.retired)]
    return words and {"matrix_id": bench.id, "alias_id": words[number % len(words)]}


def _contact(bench: Bench, number: int) -> dict[str, str] | None:
    listed = [each.id for row in bench.table.rows for cell in row.cells for each in cell.contacts]
    return listed and {"matrix_id": bench.id, "contact_id": listed[number % len(listed)]}


def _thread(bench: Bench, number: int, *, open: bool | None = None) -> dict[str, str] | None:
    found = queries.threads(bench.id, queries.Sought(open=open), bench.cast.exa).threads
    ids = sorted(each.id for each in found)
    return ids and {"matrix_id": bench.id, "thread_id": ids[number % len(ids)]}


def _comment(bench: Bench, number: int) -> dict[str, str] | None:
    said = [each.id for row in bench.threads for each in row.comments if not each.removed]
    return said and {"matrix_id": bench.id, "comment_id": said[number % len(said)]}


def _proposal(bench: Bench, number: int) -> dict[str, str] | None:
    cells = [cell for row in bench.table.rows for cell in row.cells]
    waiting = [each.id for cell in cells for each in cell.proposals]
    return waiting and {"matrix_id": bench.id, "proposal_id": waiting[number % len(waiting)]}


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
        and events.AddContact(**about, name=f"Person {new_id()}" if a % 2 else f"Person {b % 3}")
    ),
    "comment on segment": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.StartThread(**about, text=f"Said {b}, @Sol")
    ),
    "comment on statement": lambda bench, a, b: (
        (about := _statement(bench, a)) and events.StartThread(**about, text=f"Said {b}")
    ),
    "answer": lambda bench, a, b: (
        (about := _thread(bench, a)) and events.ReplyInThread(**about, text=f"Said {b}")
    ),
    "remove comment": lambda bench, a, b: (
        (about := _comment(bench, a)) and events.RemoveComment(**about)
    ),
    "settle": lambda bench, a, b: (
        (about := _thread(bench, a, open=True)) and events.ResolveThread(**about)
    ),
    "open again": lambda bench, a, b: (
        (about := _thread(bench, a, open=False)) and events.ReopenThread(**about)
    ),
    "place": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.PlaceSegment(**about, x=1 + a % 9, y=1 + b % 9)
    ),
    "agree": lambda bench, a, b: (
        (about := _segment(bench, a)) and events.AgreePlacement(**about, x=1 + b % 9, y=1 + a % 9)
    ),
    "merge": _merge,
    "split": _split,
    "bring in word": lambda bench, a, b: (
        (about := _segment(bench, a))
        and events.AddAlias(**about, text=f"Word {new_id() if b % 2 else ''}", origin=f"Team {b}")
    ),
    "take off word": lambda bench, a, b: (about := _word(bench, a)) and events.RemoveAlias(**about),
    "comment": lambda bench, a, b: (
        (about := _statement(bench, a) if b % 2 else _segment(bench, a))
        and events.StartThread(**about, text=f"Comment {new_id()}")
    ),
    "remove contact": lambda bench, a, b: (
        (about := _contact(bench, a)) and events.RemoveContact(**about)
    ),
    "dismiss": lambda bench, a, b: (
        (found := bench.findings.open)
        and events.DismissFinding(matrix_id=bench.id, key=found[a % len(found)].key)
    ),
    "show finding again": lambda bench, a, b: (
        (found := bench.findings.dismissed)
        and events.RestoreFinding(matrix_id=bench.id, key=found[a % len(found)].finding.key)
    ),
    "ask": lambda bench, a, b: (
        (about := _cell(bench, a, _goal(b)))
        and events.AskQuestion(**about, asked_department=("Sales", "Product")[b % 2])
    ),
    "propose": lambda bench, a, b: (
        (about := _cell(bench, a, _goal(b)))
        and events.ProposeStatement(**about, text=f"Proposed {new_id()}")
    ),
    "accept": lambda bench, a, b: (
        (about := _proposal(bench, a))
        and events.AcceptProposal(**about, text=f"Worded {new_id()}" if b % 2 else "")
    ),
    "decline": lambda bench, a, b: (
        (about := _proposal(bench, a)) and events.DeclineProposal(**about, reason=f"Because {b}")
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
