"""The reference of the language: every example is read, and no form is missing."""

import re
from pathlib import Path

import pytest

from segmatrix.kit.rules import nodes
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.nodes import Node
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.rulefile import Rules
from segmatrix.kit.rules.tokens import RESERVED

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "rules.md").read_text("utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", examples("rule"))
def test_an_example_is_read_and_said(example: str) -> None:
    rule = parse(example)
    assert parse(text(rule)) == rule
    assert explain(rule)


def test_the_first_example_says_what_stands_under_it() -> None:
    assert f"> {explain(parse(examples('rule')[0]))}" in PAGE


@pytest.mark.parametrize("example", examples("yaml"))
def test_an_example_file_is_read(example: str) -> None:
    assert Rules.parse(example).segments


def test_every_kind_of_node_has_an_example() -> None:
    shown = {type(part) for example in examples("rule") for part in parse(example).walk()}
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
