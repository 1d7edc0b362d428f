"""Rules that people outside of this repository wrote: each is read and prints back."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from segmatrix.kit.rules.documents import document, read
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.rulefile import Rules

FOLDER = Path(__file__).parents[4] / "shared" / "conformance"
CASES = [
    case
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
DEFINED = frozenset({"stages", "themes", "clusters", "scores"})
FILES = [
    pytest.param(
        {"segments": [], **{key: case[key] for key in DEFINED & case.keys()}}, id=case["name"]
    )
    for case in CASES
    if DEFINED & case.keys()
]
RULES = [
    pytest.param(rule, id=f"{case['name']}: {name}")
    for case in CASES
    for name, rule in (case.get("segments") or {"S": case.get("rule")}).items()
]


@pytest.mark.skipif(not RULES, reason=f"there are no cases in {FOLDER}")
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_read(rule: str) -> None:
    tree = parse(rule)
    assert parse(text(tree)) == tree
    assert read(document(tree)) == tree
    assert explain(tree)


@pytest.mark.skipif(not RULES, reason=f"there are no cases in {FOLDER}")
@pytest.mark.parametrize("given", FILES)
def test_what_a_case_defines_is_read(given: dict[str, Any]) -> None:
    rules = Rules.parse(yaml.safe_dump(given, allow_unicode=True))
    assert [stage.name for stage in rules.stages] == [
        one["name"] for one in given.get("stages", ())
    ]
    assert (rules.scores is None) == ("scores" not in given)
    assert rules.themes.keys() == given.get("themes", {}).keys()
    assert rules.clusters.keys() == given.get("clusters", {}).keys()
