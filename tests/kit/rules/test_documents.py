"""JSON documents of rules: what the schema promises and what is refused."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from segmatrix.kit.rules.documents import document, read, schema
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Rule
from tests.kit.rules.generating import rules

SCHEMA = schema()


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


TRAIT = {"node": "trait", "name": "a"}
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
