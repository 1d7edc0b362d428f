"""Rule files as tests write them: read, or refused."""

from textwrap import dedent

import pytest

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.rulefile import Rules


def read(text: str) -> Rules:
    return Rules.parse(dedent(text), file="rules.yaml")


def errors(text: str) -> list[RuleError]:
    with pytest.raises(RuleError) as refused:
        read(text)
    return list(refused.value.errors)


def segment(rule_lines: str) -> str:
    return f"segments:\n  - name: A\n    rule: {rule_lines}\n"
