"""The SQL of rules, as somebody reads it: one file per dialect and form.

After a change that is meant, `SNAPSHOTS=write pytest tests/kit/engine/test_snapshots.py` writes
them anew; read the difference before committing it. Who is known is written out in the file of
everyone else only; in all others it says the same.
"""

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlglot
import yaml

from segmatrix.kit.engine.database import DIALECTS
from segmatrix.kit.engine.database.dialects import dialect as dialect_of
from segmatrix.kit.engine.database.querying import queries
from segmatrix.kit.rules.rulefile import Rules

_FOLDER = Path(__file__).parent / "snapshots"
_FORMS: dict[str, dict[str, Any]] = yaml.safe_load((_FOLDER / "forms.yaml").read_text("utf-8"))
_KNOWN = re.compile(r'(?ms)^((?:WITH )?["`]known_\w+["`] AS \()\n.*?^\)')
_REST = """
timezone: Europe/Berlin
lists: {Beta: [u1, u2]}
clusters: {Usage: {C1: [u1], C2: [u2, u3]}}
themes: {Billing: [invoice, refund]}
scores: {event: order, amount: amount, window: 365 days}
stages:
  - {name: awareness, rule: everyone}
  - {name: purchase, rule: did "order"}
"""


def written(form: str, dialect: str) -> str:
    given = _FORMS[form]
    segments = yaml.safe_dump({"segments": [{"name": "S", "rule": given["rule"]}]})
    rules = Rules.parse(f"unit: {given.get('unit', 'person')}\n{_REST}\n{segments}")
    sql = queries(rules, datetime(2026, 6, 15, 12), dialect=dialect)["S"]
    shown = sql if form == "everyone-else" else _KNOWN.sub(r"\1…)", sql)
    return f"-- {given['rule']}\n{shown}\n"


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_sql_of_a_form(form: str, dialect: str) -> None:
    file = _FOLDER / dialect / f"{form}.sql"
    sql = written(form, dialect)

    if os.environ.get("SNAPSHOTS") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(sql, encoding="utf-8")
    else:
        assert sql.splitlines() == file.read_text(encoding="utf-8").splitlines()
    assert (
        len(sqlglot.parse(sql.replace("(…)", "(SELECT 1)"), read=dialect_of(dialect).sqlglot)) == 1
    )
