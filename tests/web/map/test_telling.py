"""The map in words: where a segment stands, and how far people are apart."""

from segmatrix.matrix.queries import MapView
from segmatrix.web.map.clouds import gather
from segmatrix.web.map.telling import Summary, furthest_apart, summaries
from tests.web.map.sample import map_of, placed, segment


def told_of(shown: MapView) -> list[Summary]:
    """What is said of a map that no round has asked about."""
    return summaries(shown, gather(shown, {}))


def test_nobody_is_said_to_be_nobody() -> None:
    (told,) = told_of(map_of([segment("a")], []))
    assert told.sentences == ("Nobody has placed it yet.",)


def test_the_middle_half_is_said_for_each_axis() -> None:
    shown = map_of([segment("a")], [placed("a", str(x), x, 5) for x in (3, 3, 3, 5, 7, 8, 8)])
    (told,) = told_of(shown)
    assert told.sentences == (
        "Needs: half of 7 answers lie between 3 and 7.5.",
        "Value: at least half of 7 answers say 5.",
    )


def test_what_is_settled_is_said_first() -> None:
    shown = map_of([segment("a")], [placed("a", "sol", 3, 5)], settled={"a": (7, 8)})
    (told,) = told_of(shown)
    assert told.sentences[0] == "Settled at 7 of 9 for “Needs” and 8 of 9 for “Value”."
    assert told.sentences[1] == "One person has placed it so far."


def test_reasons_of_the_outermost_come_first() -> None:
    placements = [
        placed("a", "sol", 5, 5, "In the middle."),
        placed("a", "mika", 9, 9, "Far out."),
        placed("a", "pri", 5, 5),
    ]
    (told,) = told_of(map_of([segment("a")], placements))
    assert [each.reason for each in told.reasons] == ["Far out.", "In the middle."]


def test_furthest_apart_are_the_widest_unsettled_ones() -> None:
    wide, narrow, one, settled = (segment(name) for name in ("wide", "narrow", "one", "settled"))
    shown = map_of(
        [narrow, wide, one, settled],
        [
            *(placed("wide", str(x), x, 5) for x in (1, 2, 8, 9)),
            *(placed("narrow", str(x), x, 5) for x in (4, 5, 5, 6)),
            *(placed("settled", str(x), x, 5) for x in (1, 9)),
            placed("one", "sol", 5, 5),
        ],
        settled={"settled": (5, 5)},
    )
    assert [told.segment.id for told in furthest_apart(told_of(shown))] == ["wide", "narrow"]
