"""JSON documents of rules: what the schema promises and what is refused."""

import json
import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmatrix.kit.rules import nodes, plain
from segmatrix.kit.rules.documents import document, kind_of, read, schema
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Node, Rule
from tests.kit.rules.generating import rules

SCHEMA = schema()
PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "rule.schema.json"


def fits(value: Any, wanted: dict[str, Any]) -> bool:
    """Whether a value fits a schema, as far as ours uses JSON Schema."""
    if "$ref" in wanted:
        return fits(value, SCHEMA["$defs"][wanted["$ref"].rpartition("/")[2]])
    if "anyOf" in wanted:
        return any(fits(value, one) for one in wanted["anyOf"])
    if "const" in wanted:
        return value == wanted["const"]
    if "enum" in wanted:
        return value in wanted["enum"]
    match wanted["type"]:
        case "object":
            return (
                isinstance(value, dict)
                and value.keys() <= wanted["properties"].keys()
                and all(name in value for name in wanted["required"])
                and all(fits(part, wanted["properties"][name]) for name, part in value.items())
            )
        case "array":
            return isinstance(value, list) and all(fits(one, wanted["items"]) for one in value)
        case kind:
            return type(value) in _PYTHON[kind]


_PYTHON = {
    "string": {str},
    "integer": {int},
    "number": {int, float},
    "boolean": {bool},
    "null": {type(None)},
}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(rules(depth=2))
def test_every_document_fits_the_schema_and_survives_json(rule: Rule) -> None:
    written = document(rule)
    assert fits(written, SCHEMA)
    assert read(json.loads(json.dumps(written))) == rule


def test_the_schema_describes_every_kind_of_node() -> None:
    assert SCHEMA["$schema"].endswith("2020-12/schema")
    assert {"and", "did", "in_the_last", "of_people"} <= SCHEMA["$defs"].keys()
    assert all(one["description"] for one in SCHEMA["$defs"].values())
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_the_published_schema_is_that_of_the_nodes() -> None:
    """After a change that is meant, `SNAPSHOTS=write` in the environment writes it anew."""
    generated = json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("SNAPSHOTS") == "write":
        PUBLISHED.write_text(generated, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == generated


def kinds(module: Any) -> set[str]:
    """Return the nodes that a module defines, as documents name them."""
    return {
        kind_of(one)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Node) and one is not Node
    }


def test_forms_that_no_text_says_are_in_no_document() -> None:
    assert kinds(nodes) == SCHEMA["$defs"].keys()
    assert not (kinds(plain) - kinds(nodes)) & SCHEMA["$defs"].keys()
    with pytest.raises(RuleError, match="is not a node here"):
        read({"node": "settled", "rule": {"node": "everyone"}})


TRAIT = {"node": "trait", "name": "a"}
DAY = {"date": "2026-05-01"}
STEP = {"node": "step_property", "step": 1, "name": "a"}
SAME = {
    "node": "condition",
    "subject": {"node": "property", "name": "a"},
    "test": {"node": "is_same", "other": STEP},
}
MORE = {"node": "compares", "order": ">", "number": 3}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (5, "Expected an object with “node” at the rule"),
        ({}, "Expected an object with “node”"),
        ({"node": "And"}, "“And” is not a node here"),
        ({"node": "trait", "name": "a"}, "“trait” is not a node here"),
        ({"node": "not"}, "“part” is missing at the rule"),
        ({"node": "everyone", "negated": True}, "“negated” is not a part of “everyone”"),
        ({"node": "in_list", "name": 3}, "Expected a text at the rule.name"),
        ({"node": "in_list", "name": "A", "negated": 1}, "Expected true or false"),
        ({"node": "condition", "subject": TRAIT, "test": {**MORE, "order": "~"}}, "one of <"),
        ({"node": "condition", "subject": TRAIT, "test": {**MORE, "number": True}}, "a number"),
        (
            {"node": "condition", "subject": TRAIT, "test": {"node": "is", "value": {"date": "x"}}},
            "not in the calendar",
        ),
        (
            {
                "node": "condition",
                "subject": TRAIT,
                "test": {"node": "is", "value": {"instant": "2026-05-01T08:00:00"}},
            },
            "not in the calendar",
        ),
    ],
)
def test_a_document_that_is_none_is_refused_with_its_place(given: Any, says: str) -> None:
    with pytest.raises(RuleError) as refused:
        read(given)
    assert says in refused.value.message
    assert refused.value.code == "document"


@pytest.mark.parametrize(
    "given",
    [
        {"node": "in_list", "name": "a\ud800"},
        {"node": "in_list", "name": "a\0"},
        {"node": []},
        {"node": "everyone", 1: 2, "b": 3},
        {"node": "condition", "subject": TRAIT, "test": {**MORE, "number": 10**5000}},
        {"node": "condition", "subject": TRAIT, "test": {**MORE, "number": math.nan}},
        {"node": "condition", "subject": TRAIT, "test": {**MORE, "number": math.inf}},
        {"node": "condition", "subject": TRAIT, "test": {"node": "is_same", "other": STEP}},
        {"node": "did", "event": {"node": "event_pattern", "name": "a", "where": SAME}},
        {"node": "sequence", "steps": [{"node": "event_pattern", "name": "a"}]},
        {"node": "in_stage", "names": []},
        {"node": "entered_stage", "name": "a", "window": {"node": "before", "end": DAY}},
        {"node": "and", "parts": [{"node": "everyone"}]},
        {"node": "and", "parts": []},
        {"node": "condition", "subject": TRAIT, "test": MORE, "negated": True},
        {"node": "condition", "subject": {"node": "property", "name": "a"}, "test": MORE},
        {"node": "at_least_of", "number": 3, "parts": [{"node": "everyone"}]},
        {
            "node": "did",
            "event": {"node": "event_pattern", "name": "a", "where": {"node": "everyone"}},
        },
        {"node": "of_people", "quantifier": "at least", "rule": {"node": "everyone"}},
    ],
)
def test_what_no_text_can_say_is_refused(given: Any) -> None:
    with pytest.raises(RuleError):
        read(given)


def test_a_document_as_deep_as_no_text_is_refused() -> None:
    deep: dict[str, Any] = {"node": "everyone"}
    for _ in range(5000):
        deep = {"node": "not", "part": deep}
    with pytest.raises(RuleError, match="too deep"):
        read(deep)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return each place inside a document: what holds it, and its key there."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    inner = [(value, key) for key in keys]
    return inner + [
        place for key in keys if isinstance(value[key], dict | list) for place in places(value[key])
    ]


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(rules(depth=1), rules(depth=0), st.data())
def test_a_document_with_a_wrong_part_is_a_rule_or_refused(rule, other, data) -> None:
    written = json.loads(json.dumps(document(rule)))
    strange = [place[0][place[1]] for place in places(document(other))]
    strange += [None, True, -1, 10**30, 0.5, "", "x", [], {}]
    holder, key = data.draw(st.sampled_from(places(written)))
    holder[key] = data.draw(st.sampled_from(strange))
    try:
        found = read(written)
    except RuleError as error:
        assert error.message and error.hint
    else:
        assert read(document(found)) == found
