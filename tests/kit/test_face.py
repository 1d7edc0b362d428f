"""`import segmatrix`: few names, loaded when they are used."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import segmatrix as sm

HEAVY = ("django", "pandas", "sklearn", "scipy", "ibis", "duckdb", "numpy", "pyarrow")


def loaded_after(code: str) -> list[str]:
    """Return which heavy modules a fresh interpreter has loaded after some code."""
    ask = f"{code}; import sys; print(*[one for one in {HEAVY!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_loads_nothing_heavy() -> None:
    assert loaded_after("import segmatrix") == []


def test_what_its_names_stand_for_needs_no_framework() -> None:
    every = "import segmatrix as sm; [getattr(sm, name) for name in sm.__all__]"

    assert not {"django", "pandas", "sklearn"} & set(loaded_after(every))


def test_the_face_has_few_names_and_all_of_them_are_there() -> None:
    assert len(sm.__all__) <= 40
    assert all(hasattr(sm, name) for name in sm.__all__)
    assert dir(sm) == sorted(sm.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = sm.nothing


def test_rules_are_written_combined_and_evaluated_as_of_now(tmp_path: Path) -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    (tmp_path / "people.csv").write_text("user_id,plan\na,pro\nb,free\n")
    (tmp_path / "events.csv").write_text(
        f"user_id,event,timestamp\nb,login,2026-01-01T00:00:00Z\na,login,{soon.isoformat()}\n"
    )
    came = sm.rule('did "login"')
    rules = sm.Rules.of({"Came": came, "Pro": sm.rule('plan is "pro"') & ~came})

    result = sm.evaluate(sm.connect(tmp_path), rules)

    assert result.sizes() == {"Came": 1, "Pro": 1}
    assert result.members("Came") == ["b"]
    later = sm.evaluate(sm.connect(tmp_path), rules, as_of=soon + timedelta(seconds=1))
    assert later.members("Came") == ["a", "b"]
