"""Undo takes back one's own newest say on a thing, and nobody else's."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.activity import queries
from segmatrix.activity.actions import undo
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from tests.activity.signs import (
    MIKA,
    SOL,
    BurnSign,
    PutSigns,
    burn_sign,
    put,
    put_signs,
    read,
)

pytestmark = pytest.mark.django_db


def take_back(target: str, *, by: Actor = SOL, wall: str = "a") -> str:
    """Undo an operation and return the id of the undo."""
    operation_id = new_id()
    undo(f"wall:{wall}", target=target, operation_id=operation_id, actor=by)
    return operation_id


def test_undo_brings_back_what_was_before() -> None:
    put("a", "door", "Pull")
    put("a", "door", "Push", operation="two")
    take_back("two")
    assert read("a", "door") == "Pull"


def test_undoing_the_undo_does_it_again_as_often_as_wanted() -> None:
    put("a", "door", "Pull")
    put("a", "door", "Push", operation="two")
    undone = take_back("two")
    take_back(undone)
    assert read("a", "door") == "Push"
    take_back("two")
    assert read("a", "door") == "Pull"


def test_a_larger_action_is_undone_whole() -> None:
    whole = PutSigns(wall="a", texts={"door": "Pull", "gate": "Shut"}, operation_id="one")
    put_signs(whole, actor=SOL)
    take_back("one")
    assert (read("a", "door"), read("a", "gate")) == ("", "")


def test_somebody_elses_change_is_not_ones_own_to_undo() -> None:
    put("a", "door", "Pull", operation="one", by=MIKA)
    with pytest.raises(NotPermitted):
        take_back("one", by=SOL)
    assert read("a", "door") == "Pull"


def test_a_change_since_is_named_and_stands() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    put("a", "door", "Push", by=MIKA)
    with pytest.raises(Changed, match="Mika changed this since") as refused:
        take_back("one", by=SOL)
    assert refused.value.data["by"] == "Mika"
    assert read("a", "door") == "Push"


def test_ones_own_change_since_has_to_go_first() -> None:
    put("a", "door", "Pull", operation="one")
    put("a", "door", "Push", operation="two")
    with pytest.raises(Changed, match="You changed this again"):
        take_back("one")
    take_back("two")
    take_back("one")
    assert read("a", "door") == ""


def test_a_change_since_elsewhere_does_not_matter() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    put("a", "gate", "Shut", by=MIKA)
    take_back("one", by=SOL)
    assert (read("a", "door"), read("a", "gate")) == ("", "Shut")


def test_a_change_since_that_was_itself_undone_does_not_matter() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    put("a", "door", "Push", operation="two", by=MIKA)
    take_back("two", by=MIKA)
    take_back("one", by=SOL)
    assert read("a", "door") == ""


def test_what_was_done_again_matters_again() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    put("a", "door", "Push", operation="two", by=MIKA)
    take_back(take_back("two", by=MIKA), by=MIKA)
    with pytest.raises(Changed, match="Mika"):
        take_back("one", by=SOL)


def test_redo_is_refused_when_somebody_changed_it_since() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    undone = take_back("one", by=SOL)
    put("a", "door", "Push", by=MIKA)
    with pytest.raises(Changed, match="Mika"):
        take_back(undone, by=SOL)


def test_nothing_is_undone_twice() -> None:
    put("a", "door", "Pull", operation="one")
    take_back("one")
    with pytest.raises(Changed, match="undone already"):
        take_back("one")


def test_a_final_change_stays() -> None:
    burn_sign(BurnSign(wall="a", place="door", text="Ash", operation_id="one"), actor=SOL)
    with pytest.raises(NotPermitted):
        take_back("one")


def test_there_must_be_something_to_undo() -> None:
    with pytest.raises(NotFound):
        take_back("never")


def test_the_undo_key_finds_ones_own_newest_standing_change() -> None:
    put("a", "door", "Pull", operation="one", by=SOL)
    put("a", "gate", "Shut", operation="two", by=SOL)
    put("a", "yard", "Dog", operation="three", by=MIKA)
    assert queries.latest_undoable("wall:a", "sol") == "two"
    take_back("two")
    assert queries.latest_undoable("wall:a", "sol") == "one"
    take_back("one")
    assert queries.latest_undoable("wall:a", "sol") is None


def test_the_undo_key_passes_over_what_is_final() -> None:
    put("a", "door", "Pull", operation="one")
    burn_sign(BurnSign(wall="a", place="gate", text="Ash"), actor=SOL)
    assert queries.latest_undoable("wall:a", "sol") == "one"


def test_the_redo_key_goes_back_through_the_undos() -> None:
    put("a", "door", "Pull", operation="one")
    put("a", "gate", "Shut", operation="two")
    second, first = take_back("two"), take_back("one")
    assert queries.latest_redoable("wall:a", "sol") == first
    take_back(first)
    assert queries.latest_redoable("wall:a", "sol") == second
    take_back(second)
    assert queries.latest_redoable("wall:a", "sol") is None
    assert (read("a", "door"), read("a", "gate")) == ("Pull", "Shut")


def test_redo_is_refused_when_something_below_it_was_undone_since() -> None:
    put("a", "door", "Pull", operation="one", by=MIKA)
    put("a", "door", "Push", operation="two", by=SOL)
    undone = take_back("two", by=SOL)
    take_back("one", by=MIKA)
    with pytest.raises(Changed, match="Mika"):
        take_back(undone, by=SOL)
    assert read("a", "door") == ""


def test_a_new_change_ends_the_way_forward() -> None:
    put("a", "door", "Pull", operation="one")
    take_back("one")
    put("a", "gate", "Shut")
    assert queries.latest_redoable("wall:a", "sol") is None


PEOPLE = {"sol": SOL, "mika": MIKA}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(["sol", "mika"]), st.sampled_from("xyz")),
        st.tuples(st.just("undo"), st.sampled_from(["sol", "mika"]), st.just("")),
        st.tuples(st.just("redo"), st.sampled_from(["sol", "mika"]), st.just("")),
    ),
    max_size=14,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_whatever_two_people_do_each_place_shows_the_newest_say_that_stands(
    steps: list[tuple[str, str, str]],
) -> None:
    """Keeps a stack of standing texts per place and compares after each step."""
    wall = new_id()[:8]  # a sign's id is made of its wall's and its place's
    stream = f"wall:{wall}"
    standing: dict[str, list[tuple[str, str]]] = {"x": [], "y": [], "z": []}
    made: dict[str, tuple[str, str]] = {}
    undone_by: dict[str, str] = {}
    for count, (what, who, place) in enumerate(steps):
        operation_id = f"{wall}-{count}"
        if what == "put":
            put(wall, place, f"text {count}", by=PEOPLE[who], operation=operation_id)
            standing[place].append((operation_id, f"text {count}"))
            made[operation_id] = (place, f"text {count}")
        else:
            find = queries.latest_undoable if what == "undo" else queries.latest_redoable
            target = find(stream, who)
            if target is None:
                continue
            original = target if what == "undo" else undone_by[target]
            place, text = made[original]
            top = standing[place][-1:] == [(original, text)]
            try:
                undo(stream, target=target, operation_id=operation_id, actor=PEOPLE[who])
            except Changed:
                assert what == "redo" or not top
            else:
                undone_by[operation_id] = original
                if what == "undo":
                    assert top
                    standing[place].pop()
                else:
                    standing[place].append((original, text))
        for each, texts in standing.items():
            assert read(wall, each) == (texts[-1][1] if texts else "")
    numbers = [entry.number for entry in queries.since(stream, 0)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_undo_leads_back_to_what_it_is_about_and_whether_that_stands() -> None:
    put("a", "door", "Push", operation="one")
    undone = take_back("one")
    again = take_back(undone)
    assert queries.origin("wall:a", "one") == ("one", True)
    assert queries.origin("wall:a", undone) == ("one", False)
    assert queries.origin("wall:a", again) == ("one", True)
    assert queries.origin("wall:a", take_back(again)) == ("one", False)
