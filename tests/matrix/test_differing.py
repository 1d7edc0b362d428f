"""How two contents differ, in words, and what of it is material: cases as data."""

from typing import Any

import pytest

from segmatrix.matrix.contents import Content
from segmatrix.matrix.differing import How, differences, material

AXES = [
    {"id": f"{slot}1", "slot": slot, "preset": "", "name": name, "question": "How?"}
    | {"low": "low", "middle": "middle", "high": "high"}
    for slot, name in (("x", "Needs"), ("y", "Value"))
]
PLACE = {"id": "a1", "segment_id": "s1", "x_axis_id": "x1", "y_axis_id": "y1"}
PLACE |= {"x": 5, "y": 5, "rationale": "", "dissent": ""}


def segment(ident: str, name: str, **more: Any) -> dict[str, Any]:
    row = {"id": ident, "name": name, "note": "", "tier": "primary", "colour": 1, "position": 0}
    return row | {"rule": "", "standing": "current"} | more


def dimension(ident: str, key: str, **more: Any) -> dict[str, Any]:
    row = {"id": ident, "key": key, "name": "", "kind": "statements", "question": "", "unit": ""}
    return row | {"measure": "", "over": "sum", "position": 0, "standing": "current"} | more


def said(ident: str, text: str, *, segment_id: str = "s1", dimension_id: str = "goals") -> dict:
    return {"id": ident, "segment_id": segment_id, "dimension_id": dimension_id, "text": text}


def number(low: float, high: float, ident: str = "m1") -> dict[str, Any]:
    place = {"id": ident, "segment_id": "s1", "dimension_id": "size"}
    return place | {"low": low, "high": high, "unit": "teams"}


BANKS, CITIES = segment("s1", "Banks"), segment("s2", "Cities")
ROWS = [dimension("def", "definition"), dimension("goals", "goals"), dimension("size", "size")]
ROWS += [dimension("seek", "outcomes", standing="aside")]
ROWS += [dimension("own", "", name="Channels", standing="aside")]
SEEKS, HIDDEN = {"dimension_id": "seek"}, {"dimension_id": "own"}
DEFINED = said("d1", "Lenders", dimension_id="def")
BASE: dict[str, Any] = {
    "name": "Customers",
    "unit": "person",
    "axes": AXES,
    "segments": [BANKS, CITIES],
    "dimensions": ROWS,
    "statements": [DEFINED, said("g1", "Sleep well")],
    "agreed": [PLACE],
}


def content(**other: Any) -> Content:
    return Content(**(BASE | other))


CASES: dict[str, tuple[dict[str, Any], list[str], bool]] = {
    "nothing": ({}, [], False),
    "a name": (
        {"segments": [BANKS | {"name": "Insurers"}, CITIES]},
        ["Insurers: Name: “Insurers” instead of “Banks”."],
        True,
    ),
    "a tier": (
        {"segments": [BANKS | {"tier": "other"}, CITIES]},
        ["Banks: Tier: “Other” instead of “Primary”."],
        True,
    ),
    "a rule": (
        {"segments": [BANKS | {"rule": 'plan is "pro"'}, CITIES]},
        ['Banks: Rule: “plan is "pro"” is new.'],
        True,
    ),
    "a line under the name": (
        {"segments": [BANKS | {"note": "big ones"}, CITIES]},
        ["Banks: Line under the name: “big ones” is new."],
        False,
    ),
    "a new segment": (
        {"segments": [BANKS, CITIES, segment("s3", "Schools")]},
        ["Segment: “Schools” is new."],
        True,
    ),
    "a retired segment": (
        {"segments": [BANKS, CITIES | {"standing": "aside"}]},
        ["Segment: “Cities” is gone."],
        True,
    ),
    "the order": (
        {"segments": [CITIES, BANKS]},
        ["Order of the segments: “Cities, Banks” instead of “Banks, Cities”."],
        False,
    ),
    "a definition": (
        {"statements": [DEFINED | {"text": "Insurers"}, said("g1", "Sleep well")]},
        ["Banks: Definition: “Insurers” instead of “Lenders”."],
        True,
    ),
    "a goal": (
        {"statements": [DEFINED, said("g1", "Sleep badly"), said("g2", "Save")]},
        [
            "Banks: Main goals: “Sleep badly” instead of “Sleep well”.",
            "Banks: Main goals: “Save” is new.",
        ],
        False,
    ),
    "an answer of a profile": (
        {"statements": [DEFINED, said("g1", "Sleep well"), said("o1", "A raise", **SEEKS)]},
        ["Banks: Outcomes sought: “A raise” is new."],
        False,
    ),
    "several rows, in their order": (
        {
            "statements": [
                said("o1", "A raise", **SEEKS),
                DEFINED | {"text": "Insurers"},
                said("g1", "Sleep well"),
                said("g2", "Save"),
            ]
        },
        [
            "Banks: Definition: “Insurers” instead of “Lenders”.",
            "Banks: Main goals: “Save” is new.",
            "Banks: Outcomes sought: “A raise” is new.",
        ],
        True,
    ),
    "what a row said that is hidden": (
        {"statements": [DEFINED, said("g1", "Sleep well"), said("c1", "Mail", **HIDDEN)]},
        [],
        False,
    ),
    "a number": ({"measures": [number(5, 8)]}, ["Banks: Size: “5 – 8 teams” is new."], False),
    "one step on the map": (
        {"agreed": [PLACE | {"x": 6, "y": 4}]},
        ["Banks: Place on the map: “6 across, 4 up.” instead of “5 across, 5 up.”."],
        False,
    ),
    "two steps on the map": (
        {"agreed": [PLACE | {"x": 7}]},
        ["Banks: Place on the map: “7 across, 5 up.” instead of “5 across, 5 up.”."],
        True,
    ),
    "no place": ({"agreed": []}, ["Banks: Place on the map: “5 across, 5 up.” is gone."], True),
    "an answer of the charter": (
        {"charter": [{"id": 1, "key": "problems", "text": "Five lists"}]},
        ["Problems to solve: “Five lists” is new."],
        False,
    ),
    "a row": (
        {"dimensions": [*ROWS, dimension("other", "", name="Channels")]},
        ["Row: “Channels” is new."],
        False,
    ),
    "what rules decide about": (
        {"unit": "account"},
        ["What rules decide about: “Accounts” instead of “People”."],
        True,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_difference_is_told_in_words_and_weighed(name: str):
    other, words, substance = CASES[name]
    before, after = content(), content(**other)
    assert [each.words for each in differences(before, after)] == words
    assert bool(material(before, after, {})) == substance
    back = differences(after, before)
    assert {each.how for each in back} == {_turned(each.how) for each in differences(before, after)}


def test_other_words_that_were_accepted_are_no_other_definition():
    after = content(statements=[DEFINED | {"text": "Who lends"}])
    assert material(content(), after, {})
    assert not material(content(), after, {("s1", "definition"): {"Who lends"}})


def test_a_rule_that_names_a_renamed_segment_is_the_same_rule():
    def with_name(name: str) -> Content:
        rule = CITIES | {"rule": f'in segment "{name}" and plan is "pro"'}
        return content(segments=[BANKS | {"name": name}, rule])

    accepted = {("s1", "name"): {"Insurers"}}
    assert not material(with_name("Banks"), with_name("Insurers"), accepted)


def _turned(how: How) -> How:
    return {How.ADDED: How.GONE, How.GONE: How.ADDED}.get(how, how)
