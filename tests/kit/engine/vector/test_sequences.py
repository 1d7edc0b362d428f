"""Sequences on arrays say the same as trying every way through a person's events."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.data.clustered.columns import Column, column
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector import chains
from segmatrix.kit.engine.vector.owned import Bits, ByOwner
from segmatrix.kit.engine.vector.sequences import Course, did_in_order
from segmatrix.kit.engine.vector.steps import Step
from segmatrix.kit.rules.nodes import (
    And,
    Condition,
    Is,
    IsSame,
    Not,
    Or,
    Property,
    Rule,
    StepProperty,
)
from tests.kit.engine.vector.trying import LEVELS, MINUTE, Events, Pattern, Row, judged, tried

# --- the arrays -----------------------------------------------------------------------------------


def course(
    events: Events,
    steps: Sequence[Pattern],
    without: Pattern | None = None,
    within: int | None = None,
    window: tuple[int, int] = (0, 10**18),
) -> Course:
    """Return a sequence over events; each list of rows is in the order of the file."""
    happened: dict[str, tuple[list[Row], ByOwner]] = {}
    for name, rows in events.items():
        ordered = sorted(rows, key=lambda row: row.time)
        owners = np.array([row.owner for row in ordered], np.int32)
        times = np.array([row.time for row in ordered], np.int64)
        happened[name] = ordered, ByOwner.of(owners, times)

    def step(pattern: Pattern) -> Step:
        rows, by_owner = happened[pattern.event]
        times = [row.time for row in rows]

        def asked(rule: Rule) -> Verdict[Bits]:
            answers = [judged(rule, row, ()) for row in rows]
            return Verdict(
                np.array([holds for holds, _ in answers], np.bool_),
                np.array([open_ is True for _, open_ in answers], np.bool_),
                np.array([open_ is not False for _, open_ in answers], np.bool_),
            )

        def values(name: str) -> Column | None:
            found = [getattr(row, name) for row in rows]
            known = any(value is not None for value in found)
            return column(pa.array(found, pa.string())) if known else None

        span = (int(np.searchsorted(times, window[0])), int(np.searchsorted(times, window[1])))
        return Step(pattern.event, by_owner, len(rows), span, pattern.where, asked, values)

    return Course([step(one) for one in steps], None if without is None else step(without), within)


def answers(events: Events, *asked: Any, owners: int = 3, **more: Any) -> list[str]:
    """Return of each owner: yes, no, and whether it is open."""
    verdict = did_in_order(course(events, *asked, **more), owners)
    return [
        ("yes" if holds else "no") + ("?" if open_ else "")
        for holds, open_ in zip(verdict.holds, verdict.unsure, strict=True)
    ]


# --- out of a hat ---------------------------------------------------------------------------------

_texts = st.sampled_from(["a", "b", None])
_rows = st.builds(Row, st.integers(0, 1), st.integers(0, 4).map(MINUTE.__mul__), _texts, _texts)
_events = st.fixed_dictionaries(
    {
        name: st.lists(_rows, max_size=5).map(lambda rows: [replace(row) for row in rows])
        for name in ("view", "buy")
    }
)


def _plain() -> st.SearchStrategy[Rule]:
    return st.builds(
        Condition,
        st.sampled_from([Property("sku"), Property("note")]),
        st.builds(Is, st.sampled_from(["a", "b"])),
        st.booleans(),
    )


def _tied(place: int, negated: st.SearchStrategy[bool]) -> st.SearchStrategy[Rule]:
    other = st.builds(StepProperty, st.integers(1, place), st.sampled_from(["sku", "sku", "note"]))
    return st.builds(Condition, st.just(Property("sku")), st.builds(IsSame, other), negated)


def _wheres(place: int) -> st.SearchStrategy[Rule | None]:
    """Return what a step may ask, `place` steps being before it."""
    none: st.SearchStrategy[Rule | None] = st.none()
    if not place:
        return none | _plain()
    tied = _tied(place, st.just(False))
    any_tied = _tied(place, st.booleans())
    both = st.tuples(tied, _plain() | any_tied)
    return st.one_of(none, _plain(), tied, any_tied, both.map(And), both.map(Or), tied.map(Not))


@st.composite
def _asked(draw: st.DrawFn) -> dict[str, Any]:
    names = st.sampled_from(["view", "buy"])
    number = draw(st.integers(1, 4))
    steps = [Pattern(draw(names), draw(_wheres(place))) for place in range(number)]
    without = draw(st.none() | st.builds(Pattern, names, _wheres(number)))
    within = draw(st.none() | st.integers(0, 3).map(MINUTE.__mul__))
    window = draw(st.sampled_from([(0, 10**18), (MINUTE, 4 * MINUTE)]))
    return {"steps": steps, "without": without, "within": within, "window": window}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_events, _asked())
def test_arrays_say_what_trying_every_way_says(events: Events, asked: dict[str, Any]) -> None:
    verdict = did_in_order(course(events, **asked), 2)

    for owner in (0, 1):
        found = {level: bool(getattr(verdict, level)[owner]) for level in LEVELS}
        assert found == tried(events, owner=owner, **asked), owner


@settings(max_examples=100, deadline=None, derandomize=True)
@given(_events, _asked())
def test_it_makes_no_difference_how_much_is_looked_at_together(
    events: Events, asked: dict[str, Any]
) -> None:
    expected = did_in_order(course(events, **asked), 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chains, "_AT_ONCE", 1)
        verdict = did_in_order(course(events, **asked), 2)

    for level in LEVELS:
        assert getattr(verdict, level).tolist() == getattr(expected, level).tolist()


# --- in words -------------------------------------------------------------------------------------

VIEW, BUY = Pattern("view"), Pattern("buy")


def times(*minutes: int, owner: int = 0) -> list[Row]:
    return [Row(owner, minute * MINUTE) for minute in minutes]


def same(name: str, step: int = 1, *, negated: bool = False) -> Rule:
    return Condition(Property(name), IsSame(StepProperty(step, name)), negated)


def test_steps_follow_in_time_and_equal_times_are_in_order() -> None:
    events = {
        "view": [*times(2), *times(5, owner=1), *times(9, owner=2)],
        "buy": [*times(3), *times(5, owner=1), *times(8, owner=2)],
    }

    assert answers(events, [VIEW, BUY]) == ["yes", "yes", "no"]


def test_one_event_is_one_step() -> None:
    events = {"buy": [*times(1), *times(1, 1, owner=1), *times(1, 1, 1, owner=2)]}

    assert answers(events, [BUY, BUY]) == ["no", "yes", "yes"]
    assert answers(events, [BUY, BUY, BUY]) == ["no", "no", "yes"]


def test_an_event_is_not_taken_again_after_another_of_the_same_instant() -> None:
    events = {"view": times(1), "buy": [*times(1), *times(1, owner=1)]}

    assert answers(events, [VIEW, BUY, VIEW]) == ["no", "no", "no"]


def test_any_start_may_match_and_the_time_allowed_is_included() -> None:
    events = {"view": times(0, 7), "buy": [*times(10), *times(10, owner=1)]}

    assert answers(events, [VIEW, BUY], within=3 * MINUTE) == ["yes", "no", "no"]
    assert answers(events, [VIEW, BUY], within=3 * MINUTE - 1) == ["no", "no", "no"]


def test_all_steps_lie_in_the_window() -> None:
    events = {"view": [*times(1), *times(3, owner=1)], "buy": [*times(5), *times(5, owner=1)]}

    window = (2 * MINUTE, 6 * MINUTE)
    assert answers(events, [VIEW, BUY], window=window) == ["no", "yes", "no"]


def test_without_speaks_of_what_lies_strictly_between() -> None:
    events = {
        "view": [*times(1), *times(1, owner=1), *times(1, 4, owner=2)],
        "buy": [*times(5), *times(5, owner=1), *times(5, owner=2)],
        "help": [*times(3), *times(1, 5, owner=1), *times(3, owner=2)],
    }

    found = answers(events, [VIEW, BUY], without=Pattern("help"))
    assert found == ["no", "yes", "yes"]


def test_without_does_not_speak_of_the_steps_themselves() -> None:
    events = {"view": [*times(1), *times(1, 2, owner=1)], "buy": [*times(4), *times(4, 3, owner=1)]}

    # The second has a view left over, which lies between unless the sequence starts with it.
    found = answers(events, [VIEW, BUY], without=BUY)
    assert found == ["yes", "yes", "no"]
    found = answers(events, [VIEW, VIEW, BUY], without=VIEW)
    assert found == ["no", "yes", "no"]


def test_steps_may_have_to_agree_in_a_property() -> None:
    events = {
        "view": [Row(0, 1, "a"), Row(0, 2, "b"), Row(1, 1, "a"), Row(2, 1, None)],
        "buy": [Row(0, 3, "a"), Row(1, 3, "b"), Row(2, 3, "a")],
    }

    assert answers(events, [VIEW, Pattern("buy", same("sku"))]) == ["yes", "no", "no?"]


def test_steps_may_have_to_differ_in_a_property() -> None:
    events = {
        "view": [Row(0, 1, "a"), Row(0, 2, "b"), Row(1, 1, "a"), Row(2, 1, None)],
        "buy": [Row(0, 3, "b"), Row(1, 3, "a"), Row(2, 3, "a")],
    }

    other = Pattern("buy", same("sku", negated=True))
    assert answers(events, [VIEW, other]) == ["yes", "no", "yes?"]


def test_without_may_speak_of_any_step() -> None:
    events = {
        "view": [Row(0, 1, "a"), Row(1, 1, "a")],
        "buy": [Row(0, 5, "b"), Row(1, 5, "b")],
        "help": [Row(0, 3, "b"), Row(1, 3, "a")],
    }

    found = answers(events, [VIEW, BUY], without=Pattern("help", same("sku", step=2)))
    assert found == ["no", "yes", "no"]


def test_an_open_where_leaves_the_answer_open_only_if_it_matters() -> None:
    events = {
        "view": [Row(0, 1), Row(1, 1)],
        "buy": [Row(0, 2, None), Row(1, 2, None), Row(1, 3, "a")],
    }

    wanted = Pattern("buy", Condition(Property("sku"), Is("a")))
    assert answers(events, [VIEW, wanted]) == ["no?", "yes", "no"]


def test_long_histories_are_searched_in_parts() -> None:
    # Whoever has seen and bought nothing but one thing cannot have bought another.
    events = {
        "view": [Row(owner, minute, "a") for owner in (0, 1) for minute in range(0, 800, 2)],
        "buy": [Row(owner, minute, "a") for owner in (0, 1) for minute in range(1, 800, 2)]
        + [Row(1, 900, "b")],
    }

    other = Pattern("buy", same("sku", negated=True))
    assert answers(events, [VIEW, other]) == ["no", "yes", "no"]
