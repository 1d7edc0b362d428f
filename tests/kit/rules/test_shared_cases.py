"""Rules that people outside of this repository wrote: each is read, or refused as not yet known."""

from pathlib import Path

import pytest
import yaml

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text

FOLDER = Path(__file__).parents[4] / "shared" / "conformance"
RULES = [
    pytest.param(rule, id=f"{case['name']}: {name}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
    for name, rule in (case.get("segments") or {"S": case.get("rule")}).items()
]


@pytest.mark.skipif(not RULES, reason=f"there are no cases in {FOLDER}")
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_read_or_refused_as_not_yet_known(rule: str) -> None:
    try:
        tree = parse(rule)
    except RuleError as error:
        assert error.code == "later", error
    else:
        assert parse(text(tree)) == tree
        assert explain(tree)
