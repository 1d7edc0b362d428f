"""Nothing that people bring in disappears without a fact, a name and an undo."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.activity.actions import undo
from segmatrix.activity.queries import Entry, since
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.base.ids import new_id
from segmatrix.matrix import events, queries
from tests.cast import Cast
from tests.laws import forgotten
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do
from tests.matrix.steps import STEPS, Step, is_well_ordered, take, without_a_deadline

LINEAGE = (
    events.SegmentsMerged,
    events.SegmentsUnmerged,
    events.SegmentSplit,
    events.PartsRejoined,
)
OFTEN = ["merge", "merge", "split", "undo", "undo", "redo"]
REVISIONS = ["keep", "go back"]

several_people = st.lists(
    st.tuples(
        st.sampled_from(["fara", "exa", "sol", "mika"]),
        st.tuples(
            st.sampled_from([*sorted(STEPS), *OFTEN, *REVISIONS]),
            st.integers(0, 11),
            st.integers(0, 11),
        ),
    ),
    min_size=1,
    max_size=12,
)


def begun(cast: Cast) -> Bench:
    """Return a matrix with three segments, in each of them something that two people brought in."""
    bench = Bench(cast, f"Matrix {new_id()}")
    for name in ("Banks", "Cities", "Schools"):
        segment_id = bench.segment(f"{name} {new_id()}")
        about = {"matrix_id": bench.id, "segment_id": segment_id}
        for key in ("goals", "jobs", "definition"):
            statement_id = bench.statement(segment_id, f"Said {new_id()}", key=key)
            bench.comment(f"Comment {new_id()}", statement_id=statement_id)
        contact = {"dimension_id": bench.dimension["contacts"], "name": f"Person {new_id()}"}
        do(events.AddContact(**about, **contact), cast.mika)
        do(events.AddAlias(**about, text=f"Word {new_id()}"), cast.mika)
        do(events.PlaceSegment(**about, x=2, y=3), cast.sol)
        do(events.SetSegmentRule(**about, rule=f'industry is "{name}"'), cast.exa)
        bench.comment(f"Comment {new_id()}", segment_id=segment_id)
    return bench


def inventory(bench: Bench) -> set[tuple[str, str]]:
    """Return everything that people brought in and that can be read, wherever it stands."""
    return set(_inventory(bench))


def _inventory(bench: Bench) -> Iterator[tuple[str, str]]:
    for row in bench.table.rows:
        for cell in row.cells:
            for said in cell.statements:
                yield from (("text", text.text) for text in (said, *said.variants))
            yield from (("contact", contact.name) for contact in cell.contacts)
    for thread in bench.threads:
        yield from (("comment", comment.id) for comment in thread.comments)
    for proposal in queries.proposals(bench.id, bench.cast.exa):
        yield ("proposal", proposal.id)
    for word in queries.glossary(bench.id, bench.cast.exa):
        if word.kind == "word" and not word.retired:
            yield ("word", f"{word.word} of {word.origin}")


def recorded(bench: Bench, number: int) -> list[Entry]:
    return since(bench.stream, number)


def turn(bench: Bench, step: Step, actor: Actor) -> None:
    """Take one step; revisions are kept, and gone back to, as well."""
    name, first, _second = step
    kept = [each.number for each in queries.revisions(bench.id, actor)]
    if name == "keep":
        do(events.NameRevision(matrix_id=bench.id, name=f"Kept {new_id()}"), actor)
    elif name == "go back" and kept:
        number = kept[first % len(kept)]
        do(events.RestoreRevision(matrix_id=bench.id, number=number), actor)
    elif name != "go back":
        take(bench, step, actor)


def lives_through(
    bench: Bench,
    taking: Callable[[], None],
    actor: Actor,
    known: Callable[[], set[tuple[str, str]]],
) -> None:
    """Let somebody take a step, and find a fact, a name and an undo for whatever it takes away.

    Args:
        bench: The matrix in which it is taken.
        taking: Takes the step.
        actor: Who takes it.
        known: Returns everything that people brought in and that can be read.
    """
    before, there, number = bench.picture(), known(), len(recorded(bench, 0))
    try:
        taking()
    except Refusal:
        assert bench.picture() == before
        return
    news = recorded(bench, number)
    kinds = {type(entry.fact) for entry in news}
    lost = there - known()
    assert is_well_ordered(bench)
    if kinds & set(LINEAGE):
        assert not lost, f"{kinds} lost {lost}"
    if not lost and not kinds & set(LINEAGE):
        return
    assert news, f"{lost} disappeared without a fact"
    assert {entry.member_id for entry in news} == {actor.member_id}
    after, done = bench.picture(), news[0].operation_id
    back = new_id()
    undo(bench.stream, target=done, operation_id=back, actor=actor)
    assert lost <= known()
    if kinds & set(LINEAGE):
        assert bench.picture() == before
    undo(bench.stream, target=back, operation_id=new_id(), actor=actor)
    if kinds & set(LINEAGE):
        assert bench.picture() == after


@pytest.fixture
def started(cast: Cast) -> Bench:
    """A matrix for all examples, which leave it as it was: to begin one takes long."""
    return begun(cast)


@settings(without_a_deadline, max_examples=15)
@given(steps=several_people)
def test_what_disappears_has_a_fact_a_name_and_an_undo(
    started: Bench, steps: list[tuple[str, Step]]
) -> None:
    with forgotten():
        for who, step in steps:
            actor: Actor = getattr(started.cast, who)
            known = partial(inventory, started)
            lives_through(started, partial(turn, started, step, actor), actor, known)


def test_going_back_to_a_revision_takes_away_nothing_for_good(cast: Cast) -> None:
    bench = begun(cast)
    turn(bench, ("keep", 0, 0), cast.fara)
    for segment_id in [segment.id for segment in bench.table.segments]:
        bench.comment("Said later", statement_id=bench.statement(segment_id, f"New {segment_id}"))
        given = {"matrix_id": bench.id, "segment_id": segment_id, "text": f"Word {segment_id}"}
        do(events.AddAlias(**given), cast.mika)
    there = inventory(bench)
    lives_through(
        bench,
        partial(turn, bench, ("go back", 0, 0), cast.fara),
        cast.fara,
        partial(inventory, bench),
    )
    assert there - inventory(bench), "it did take away what was said later"
