"""Whether a matrix may be called agreed: one case per way in which a condition fails or holds."""

from dataclasses import replace
from typing import Any

import pytest

from segmatrix.review.gathered import (
    CoreCell,
    CoreRow,
    Gathered,
    Heard,
    Opposed,
    Signing,
    Spot,
)
from segmatrix.review.judging import judge
from segmatrix.review.terms import ObjectionState

CELL = CoreCell("s1", "Banks", "d1", "Main goals", answered=True)
LENA = Heard("p1", "Lena", frozenset({1, 2}))
SPOT = Spot("s1", "Banks", settled=True, rationale="Most of them said so")
READY = Gathered(
    matrix_id="m1",
    revision=2,
    agreed=0,
    cells=[CELL],
    hidden=[],
    people=[LENA],
    decisions="Which trial to build",
    spots=[SPOT],
    objections=[],
    signing=Signing(sponsors=("Exa",), signed_by="Exa"),
)


def against(state: ObjectionState) -> Opposed:
    return Opposed("o1", "“Banks”", "Sol", state, "Fara", "We need one list")


def test_nothing_is_left_of_one_that_is_ready() -> None:
    judged = judge(READY)
    assert judged.passes
    assert judged.open == 0
    assert judged.report.passes
    assert (judged.report.matrix_id, judged.report.revision) == ("m1", 2)
    assert [condition.key for condition in judged.report.conditions] == [
        "decisions",
        "cells",
        "placements",
        "exposures",
        "objections",
        "sign_off",
    ]


@pytest.mark.parametrize(
    ("key", "change", "words"),
    [
        ("decisions", {"decisions": " "}, "The charter names no decision yet."),
        ("cells", {"cells": []}, "There is no primary or secondary segment yet."),
        (
            "cells",
            {"cells": [replace(CELL, answered=False)]},
            "Banks: “Main goals” has no answer.",
        ),
        ("cells", {"hidden": [CoreRow("d2", "Revenue")]}, "The row “Revenue” is hidden."),
        ("placements", {"spots": []}, "There is no primary or secondary segment yet."),
        (
            "placements",
            {"spots": [Spot("s1", "Banks", settled=False)]},
            "Banks has no agreed place.",
        ),
        (
            "placements",
            {"spots": [replace(SPOT, rationale="")]},
            "Banks: nobody wrote down why it is placed there.",
        ),
        (
            "placements",
            {"spots": [replace(SPOT, apart=("Sol", "Mika"))]},
            "Banks: Sol, Mika placed it elsewhere, and that is not written down.",
        ),
        ("exposures", {"people": []}, "Nobody is listed who should be asked."),
        (
            "exposures",
            {"people": [replace(LENA, revisions=frozenset({2}))]},
            "Lena has seen one revision.",
        ),
        (
            "exposures",
            {"people": [replace(LENA, revisions=frozenset())]},
            "Lena has seen none.",
        ),
        (
            "exposures",
            {"agreed": 2, "revision": 3},
            "Lena has not seen what changed.",
        ),
        (
            "objections",
            {"objections": [against(ObjectionState.OPEN)]},
            "Sol objects to “Banks”.",
        ),
        (
            "objections",
            {"objections": [against(ObjectionState.ANSWERED)]},
            "Sol’s objection to “Banks” is answered, and not withdrawn.",
        ),
        (
            "sign_off",
            {"signing": Signing(sponsors=("Exa",))},
            "Nobody has signed revision 2 yet.",
        ),
        ("sign_off", {"signing": Signing(sponsors=())}, "Nobody is marked as a sponsor."),
        (
            "sign_off",
            {"signing": Signing(sponsors=(), outside=("Lena",))},
            "Lena cannot sign: no member here who may comment.",
        ),
        (
            "sign_off",
            {"signing": Signing(sponsors=("Exa",), signed_by="Exa", changed_since=True)},
            "Exa signed before it was last changed.",
        ),
    ],
)
def test_one_thing_missing_fails_its_condition_alone(
    key: str, change: dict[str, Any], words: str
) -> None:
    judged = judge(replace(READY, **change))
    failing = {verdict.key: verdict for verdict in judged.verdicts if not verdict.met}
    assert list(failing) == [key]
    assert [each.words for each in failing[key].missing] == [words]
    assert failing[key].next
    assert [condition.why for condition in judged.report.failing] == [(words,)]


@pytest.mark.parametrize(
    "change",
    [
        {"spots": [replace(SPOT, apart=("Sol",), dissent="Sol: they pay more")]},
        {"people": [Heard("p1", "Lena", frozenset(), excuse="On leave (excused by Fara)")]},
        {"agreed": 2, "revision": 3, "people": [replace(LENA, revisions=frozenset({1, 3}))]},
        {"objections": [against(ObjectionState.WITHDRAWN)]},
        {"objections": [against(ObjectionState.OVERRIDDEN)]},
        {"spots": [Spot("s1", "Banks", settled=False, in_round=True)]},
    ],
)
def test_it_passes_all_the_same(change: dict[str, Any]) -> None:
    assert judge(replace(READY, **change)).passes


def test_who_was_excused_and_what_was_overridden_stands_beside_the_signature() -> None:
    judged = judge(
        replace(
            READY,
            people=[LENA, Heard("p2", "Tom", frozenset(), excuse="On leave (excused by Fara)")],
            objections=[against(ObjectionState.OVERRIDDEN)],
        )
    )
    assert judged.report.notes == (
        "Tom is excused: On leave (excused by Fara)",
        "Fara overrode Sol’s objection to “Banks”: We need one list",
    )
