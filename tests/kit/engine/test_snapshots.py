"""The SQL of a rule, as somebody reads it: one file per case, its head saying unit and rule.

After a change that is meant, `SNAPSHOTS=write pytest tests/kit/engine/test_snapshots.py` writes
them anew; read the difference before committing it.
"""

import os
from datetime import datetime
from pathlib import Path

import pytest

from segmatrix.kit.engine.querying import queries
from segmatrix.kit.rules.rulefile import Rules

_FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("file", sorted(_FOLDER.glob("*.sql")), ids=lambda file: file.stem)
def test_the_sql_for_duckdb(file: Path) -> None:
    unit, rule, *expected = file.read_text(encoding="utf-8").splitlines()
    rules = Rules.of(
        {"S": rule.removeprefix("-- rule: ")},
        unit=unit.removeprefix("-- unit: "),
        timezone="Europe/Berlin",
        lists={"Beta": ["u1", "u2"]},
    )

    sql = queries(rules, datetime(2026, 6, 15, 12))["S"]

    if os.environ.get("SNAPSHOTS") == "write":
        file.write_text(f"{unit}\n{rule}\n{sql}\n", encoding="utf-8")
    else:
        assert sql.splitlines() == expected
