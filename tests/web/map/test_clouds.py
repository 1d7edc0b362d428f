"""What people said of a segment's place: answers as their round tells them, or open ones."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix.queries import PlacementView
from segmatrix.rounds.outcomes import Asked, Promise, Told
from segmatrix.rounds.queries import PlaceView, QuestionView
from segmatrix.rounds.tallying import tally
from segmatrix.rounds.terms import Identity, Kind
from segmatrix.web.map.clouds import Cloud, gather
from segmatrix.web.map.drawings import parted
from segmatrix.web.map.picturing import draw
from segmatrix.web.map.telling import furthest_apart, summaries
from tests.web.map.sample import NOON, map_of, placed, segment

SHOWN = map_of([segment("a")], [])


def told(people: Iterable[tuple[int, int, str]]) -> list[Told]:
    """Answers of people, each by where they put the segment and their department."""
    return [
        Told("q", f"p{number}", f"Name {number}", department, {"x": x, "y": y}, "")
        for number, (x, y, department) in enumerate(people)
    ]


def place(answers: Iterable[Told], identity: Identity = Identity.ANONYMOUS) -> PlaceView:
    """What a round comes to that asked for the place of segment `a`."""
    promise = Promise(profile=Profile.NEAR, identity=identity, smallest=3, quorum_met=True)
    outcome = tally([Asked("q", Kind.PLACE)], answers, promise)
    return PlaceView(
        round_id="r",
        round_name="First",
        identity=identity,
        groups={},
        smallest=3,
        revealed_at=NOON,
        question=QuestionView(
            id="q",
            position=0,
            kind=Kind.PLACE,
            about_id="a",
            about="Segment a",
            words="",
            frame={"x": {"name": "Needs"}, "y": {"name": "Value"}},
            departments=(),
        ),
        tally=outcome.tallies[0],
        fault_lines=outcome.fault_lines,
        unseen=outcome.unseen,
    )


def cloud_of(found: PlaceView, *placements: PlacementView) -> Cloud:
    [cloud] = gather(map_of([segment("a")], placements), {"a": found})
    return cloud


def everything_shown(found: PlaceView) -> str:
    """All that drawing, side, drawer and departments are made of."""
    clouds = gather(SHOWN, {"a": found})
    told_of = summaries(SHOWN, clouds)
    return repr(
        (clouds, draw(SHOWN, clouds, {}), told_of, furthest_apart(told_of), parted(told_of))
    )


def test_the_numbers_of_a_round_are_the_rounds_whatever_was_placed_beside_it() -> None:
    xs = (1, 1, 1, 2, 2, 8, 8, 9, 9, 9, 9, 9)  # NUMBERS.md, the verdict table
    found = place(told((x, 5, "S") for x in xs))
    cloud = cloud_of(found, placed("a", "late", 5, 5))
    assert cloud.spread is not None
    assert (cloud.spread.n, cloud.spread.x, cloud.spread.x_half) == (12, 8, (1.75, 9))
    assert (cloud.outside, len(cloud.dots)) == (1, 13)
    [summary] = summaries(SHOWN, [cloud])
    assert summary.verdict == "They disagree"
    assert summary.sentences == (
        "Needs: they disagree; half of 12 answers lie between 1.75 and 9.",
        "Value: they agree on about 5, in 12 answers.",
    )
    assert summary.outside == "Placed outside the round and not counted: 1."
    assert furthest_apart([summary]) == [summary]


def test_an_answer_of_a_round_is_the_placement_under_which_it_is_commented_on() -> None:
    found = place(told([(3, 4, "S"), (8, 8, "S")]), Identity.AFTER_REVEAL)
    stays = PlacementView("a", "p0", "Name 0", "S", 3, 4, "", round_id="r")
    moved = PlacementView("a", "p1", "Name 1", "S", 2, 2, "")
    dots = cloud_of(found, stays, moved).dots
    assert {(dot.x, dot.member_id, dot.counted) for dot in dots} == {
        (3, "p0", True),
        (8, "", True),  # what was said in the round stays said
        (2, "p1", False),
    }


def test_what_people_agree_on_is_settled_and_waits_for_no_talk() -> None:
    cloud = cloud_of(place(told((x, 5, "S") for x in (6, 6, 6, 6, 7, 7, 7, 7))))
    assert cloud.settled
    assert furthest_apart(summaries(SHOWN, [cloud])) == []
    [bubble] = draw(SHOWN, [cloud], {}).bubbles
    assert bubble.settled


def test_every_department_of_a_round_with_names_is_shown_and_has_a_middle_from_three_on() -> None:
    people = [(2, 2, "S"), (2, 3, "S"), (3, 2, "S"), (8, 8, "P"), (8, 7, "P"), (9, 8, "P")]
    [part] = draw(SHOWN, [cloud_of(place(told([*people, (5, 5, "L")]), Identity.NAMED))], {}).parts
    marks = {(mark.name, mark.alone, mark.ends) for mark in part.marks}
    assert marks == {("S", False, True), ("P", False, True), ("L", True, False)}
    assert part.line is not None
    assert part.gap == 6


_PEOPLE = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 9), st.sampled_from("SPLMO")),
    min_size=2,
    max_size=14,
)


@settings(max_examples=30)
@given(people=_PEOPLE, order=st.randoms(use_true_random=False))
def test_nothing_of_an_anonymous_round_tells_who_said_what_or_of_a_hidden_department(
    people, order
) -> None:
    """Other names, another order, and hidden departments exchanged: all that is shown is equal."""
    answers = told(people)
    found = place(answers)
    visible = {name for medians in found.tally.medians.values() for name in medians}
    hidden = [one.department for one in answers if one.department not in visible]
    order.shuffle(hidden)
    others = [
        Told("q", f"o{n}", f"Other {n}", hidden.pop(), one.value, "")
        if one.department not in visible
        else Told("q", f"o{n}", f"Other {n}", one.department, one.value, "")
        for n, one in enumerate(answers)
    ]
    order.shuffle(others)
    assert everything_shown(place(others)) == everything_shown(found)
    assert "Name " not in everything_shown(found)
    assert all(not dot.department for dot in cloud_of(found).dots)
