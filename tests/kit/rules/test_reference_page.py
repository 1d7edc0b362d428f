"""The reference of the language: made of the spec, every example run, and no form missing."""

import re
from pathlib import Path

import pytest

from segmatrix.kit.rules import nodes
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.nodes import Entity, Node
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.rulefile import Rules
from segmatrix.kit.rules.words import RESERVED
from tests.kit.engine.asserting import assert_case
from tests.kit.engine.paths import EMBEDDED, EnginePath
from tests.kit.rules.reference import COMMAND, asked, customers, examples, pages, reference

EXAMPLES = examples()
PAGE = reference()


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_is_what_the_spec_makes_of_it(page: Path) -> None:
    assert page.read_text("utf-8") == pages()[page], f"write it anew: {COMMAND}"


@pytest.mark.parametrize("path", EMBEDDED, ids=lambda path: path.name)
@pytest.mark.parametrize("unit", list(Entity))
def test_the_examples_are_answered_as_they_say(unit: Entity, path: EnginePath) -> None:
    assert_case(asked(unit), path)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_said_in_english(name: str) -> None:
    example = EXAMPLES[name]
    rule = parse(example["rule"])
    assert parse(text(rule)) == rule
    assert explain(rule, example.get("unit", "person")) == example["says"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_stands_on_the_page(name: str) -> None:
    assert f"```rule\n{EXAMPLES[name]['rule'].strip()}\n```" in PAGE


def test_an_example_tells_the_customers_apart() -> None:
    people = {row["user_id"] for row in customers()["people"]}
    for name, example in EXAMPLES.items():
        if example.get("unit") != "account" and name != "everyone":
            assert example["members"], name
            assert set(example["members"]) < people, name


def test_every_kind_of_node_has_an_example() -> None:
    trees = [parse(example["rule"]) for example in EXAMPLES.values()]
    shown = {type(part) for tree in trees for part in tree.walk()}
    kinds = {
        kind
        for kind in vars(nodes).values()
        if isinstance(kind, type) and issubclass(kind, Node) and kind is not Node
    }
    assert kinds == shown


def test_every_reserved_word_is_named() -> None:
    written = re.search(r"begin a condition: `([^`]*)`", PAGE)
    assert written is not None
    assert set(written.group(1).split()) == RESERVED


@pytest.mark.parametrize(
    "example", re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
)
def test_an_example_file_is_read(example: str) -> None:
    assert Rules.parse(example).segments
