"""completing: what is offered to somebody who types, by the cases of spec/rules/completion.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.checking import Known
from segmatrix.kit.rules.completing import Holder, complete
from segmatrix.kit.rules.completing.offering import BEGINNINGS, MOST
from segmatrix.kit.rules.nodes import Entity
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.tokens import Kind, tokens
from segmatrix.kit.rules.words import RESERVED
from tests.kit.rules.generating import ODD_NAMES, rules

SPEC: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[3] / "spec" / "rules" / "completion.yaml").read_text("utf-8")
)
law = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def known() -> Known:
    has = SPEC["knows"]
    catalog = Catalog(
        people=_types(has["people"]),
        accounts=_types(has["accounts"]),
        events={name: _types(carries) for name, carries in has["events"].items()},
        has_feedback=has["feedback"],
        has_exposures=True,
        experiments=has["experiments"],
    )
    return Known(
        catalog,
        segments=has["segments"],
        lists=has["lists"],
        stages=has["stages"],
        themes=has["themes"],
    )


def values(holder: Holder) -> list[str]:
    return SPEC["values"].get(f"{holder.unit or holder.event}.{holder.name}", [])


def _types(given: dict[str, str]) -> dict[str, Type]:
    return {name: Type(kind) for name, kind in given.items()}


@pytest.mark.parametrize("case", SPEC["cases"], ids=lambda case: case["name"])
def test_what_is_offered(case: dict[str, Any]) -> None:
    caret = case["typed"].index("|")
    typed = case["typed"].replace("|", "", 1)
    found = complete(typed, caret, known(), values)
    offered = [one.text for one in found]
    wanted = case.get("offers")
    if wanted is not None:
        assert offered[: len(wanted)] == wanted if wanted else offered == []
    assert set(case.get("among", ())) <= set(offered)
    assert not set(case.get("never", ())) & set(offered)
    if "taken" in case:
        span = found[0].span
        assert typed[: span.start] + found[0].text + typed[span.end :] == case["taken"]


def test_every_word_that_begins_a_condition_is_offered() -> None:
    assert BEGINNINGS.keys() == RESERVED


def test_many_values_are_cut() -> None:
    found = complete("plan is ", 8, known(), lambda holder: map(str, range(1000)))
    assert len(found) == MOST


@law
@given(rules(depth=1), st.data())
def test_every_word_of_a_rule_was_offered_at_its_first_letter(rule, data) -> None:
    written = text(rule)
    words = [
        one
        for one in tokens(written)
        if one.kind is Kind.WORD and len(one.written) > 1 and not one.written.startswith("step")
    ]
    assume(words)
    at = data.draw(st.sampled_from(words)).span.start
    found = complete(written[: at + 1], at + 1, ODD_NAMES.known(Entity.PERSON))
    rest = written[at:]
    assert any(rest.startswith(one.text) for one in found), written[:at] + "|" + rest


@law
@given(st.text(st.characters(), max_size=40), st.integers(0, 40))
def test_any_text_at_any_caret_gets_an_answer(typed: str, caret: int) -> None:
    for one in complete(typed, min(caret, len(typed)), ODD_NAMES.known(Entity.PERSON)):
        assert 0 <= one.span.start <= one.span.end <= len(typed)
