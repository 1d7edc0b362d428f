"""What answers a question of each kind, as cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.base.errors import Invalid
from segmatrix.rounds.answering import answering
from segmatrix.rounds.terms import CONTRIBUTION_LENGTH, MOST_CONTRIBUTIONS, Kind

FRAME = {
    "others": ["banks", "shops"],
    "options": [{"id": "0"}, {"id": "1"}, {"id": "2"}],
    "budget": 5,
    "cap": 3,
}


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (Kind.PLACE, {"x": 1, "y": 9}, {"x": 1, "y": 9}),
        (Kind.PLACE, {"x": 5, "y": 5, "more": "of it"}, {"x": 5, "y": 5}),
        (Kind.RATE, {"value": 7}, {"value": 7}),
        (Kind.TIER, {"tier": "primary"}, {"tier": "primary"}),
        (Kind.FATE, {"fate": "keep"}, {"fate": "keep"}),
        (Kind.FATE, {"fate": "drop", "other": "banks"}, {"fate": "drop"}),
        (Kind.FATE, {"fate": "merge", "other": "banks"}, {"fate": "merge", "other": "banks"}),
        (Kind.STATEMENT, {"vote": "pass"}, {"vote": "pass"}),
        (Kind.RANK, {"order": ["2", "0", "1"]}, {"order": ["2", "0", "1"]}),
        (Kind.FREE, {"texts": [" They wait. "]}, {"texts": ["They wait."]}),
        (Kind.DOTS, {"dots": {"2": 2, "0": 3, "1": 0}}, {"dots": {"0": 3, "2": 2}}),
        (Kind.DOTS, {"dots": {}}, {"dots": {}}),
    ],
)
def test_an_answer_is_kept_in_the_fields_of_its_kind(kind, value, kept):
    assert answering(kind, "insurers", FRAME, value) == kept


@pytest.mark.parametrize(
    ("kind", "value", "field"),
    [
        (Kind.PLACE, {"x": 0, "y": 5}, "x"),
        (Kind.PLACE, {"x": 5, "y": 10}, "y"),
        (Kind.PLACE, {"x": 5}, "y"),
        (Kind.PLACE, {"x": 5.5, "y": 5}, "x"),
        (Kind.PLACE, {"x": True, "y": 5}, "x"),
        (Kind.PLACE, {"x": "5", "y": 5}, "x"),
        (Kind.RATE, {}, "value"),
        (Kind.TIER, {"tier": "best"}, "tier"),
        (Kind.FATE, {"fate": "sell"}, "fate"),
        (Kind.FATE, {"fate": "merge"}, "other"),
        (Kind.FATE, {"fate": "merge", "other": "insurers"}, "other"),
        (Kind.FATE, {"fate": "merge", "other": "nobody"}, "other"),
        (Kind.STATEMENT, {"vote": "maybe"}, "vote"),
        (Kind.RANK, {"order": ["0", "1"]}, "order"),
        (Kind.RANK, {"order": ["0", "1", "1"]}, "order"),
        (Kind.RANK, {"order": "012"}, "order"),
        (Kind.FREE, {"texts": []}, "texts"),
        (Kind.FREE, {"texts": ["  "]}, "texts"),
        (Kind.FREE, {"texts": ["x" * (CONTRIBUTION_LENGTH + 1)]}, "texts"),
        (Kind.FREE, {"texts": ["x"] * (MOST_CONTRIBUTIONS + 1)}, "texts"),
        (Kind.DOTS, {"dots": {"0": 4}}, "dots"),
        (Kind.DOTS, {"dots": {"0": 2, "1": 2, "2": 2}}, "dots"),
        (Kind.DOTS, {"dots": {"0": -1}}, "dots"),
        (Kind.DOTS, {"dots": {"0": 1.5}}, "dots"),
        (Kind.DOTS, {"dots": {"0": True}}, "dots"),
        (Kind.DOTS, {"dots": {"0": "two"}}, "dots"),
        (Kind.DOTS, {"dots": {"nothing": 1}}, "dots"),
        (Kind.DOTS, {"dots": ["0"]}, "dots"),
    ],
)
def test_what_is_no_answer_is_refused_where_it_is_wrong(kind, value, field):
    with pytest.raises(Invalid) as refused:
        answering(kind, "insurers", FRAME, value)
    assert refused.value.field == field


@given(st.dictionaries(st.sampled_from("012"), st.integers(-1, 6)))
def test_nobody_ever_spends_more_dots_than_they_have_nor_more_than_fit_on_one(dots):
    fits = all(0 <= each <= FRAME["cap"] for each in dots.values())
    if fits and sum(dots.values()) <= FRAME["budget"]:
        kept = answering(Kind.DOTS, "", FRAME, {"dots": dots})
        assert kept == {"dots": {option: each for option, each in dots.items() if each}}
    else:
        with pytest.raises(Invalid):
            answering(Kind.DOTS, "", FRAME, {"dots": dots})
