"""`segmatrix why`: says in words which conditions decide, and which events prove it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from segmatrix.cli import app

RULES = """\
segments:
  - name: Pro
    rule: plan is "pro"
  - name: Buyers
    rule: |
      did "order" where amount > 1 in the last 30 days
      and not in segment "Pro"
      and (seats >= 3 or did "login" at least 2 times)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text("user_id,plan,seats\nu1,pro,1\nu2,,7\nu3,free,1\n")
    (tmp_path / "events.csv").write_text(
        "user_id,event,timestamp,amount\n"
        "u1,order,2026-06-01T10:00:00Z,19.99\n"
        "u2,order,2026-06-02T10:00:00Z,5\n"
        "u2,order,2026-06-03T10:00:00Z,7\n"
        "u2,order,2026-06-03T11:00:00Z,0.5\n"
        "u3,login,2026-06-04T10:00:00Z,\n"
    )
    (tmp_path / "rules.yaml").write_text(RULES)
    return tmp_path


def asked(folder: Path, ident: str, *words: str, segment: str = "Buyers") -> Result:
    given = ["--data", str(folder), "--rules", str(folder / "rules.yaml")]
    given += ["--segment", segment, "--id", ident, "--as-of", "2026-06-15"]
    return CliRunner().invoke(app, ["why", *given, *words])


def test_it_says_what_decides_and_shows_the_events(folder: Path) -> None:
    done = asked(folder, "u2")

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "u2 is in “Buyers”, but that rests on something missing.",
        "As of 2026-06-15 00:00:00 UTC.",
        "→ decides   ✓ holds   ✗ does not   ? rests on something missing",
        "",
        "→ ✓? all of these:",
        '  → ✓  did "order" where amount > 1 in the last 30 days',
        "        times: 2",
        "        2026-06-03 10:00:00  order  (amount 7)",
        "        2026-06-02 10:00:00  order  (amount 5)",
        '  → ✓? not in segment "Pro"',
        '    → ✗? plan is "pro"',
        "          plan: missing",
        "          rests on: plan",
        "  → ✓  any of these:",
        "    → ✓  seats >= 3",
        "          seats: 7",
        '      ✗  did "login" at least 2 times',
        "          times: 0",
        "          nothing happened that counts",
    ]


def test_it_says_what_keeps_somebody_out(folder: Path) -> None:
    lines = asked(folder, "u3").stdout.splitlines()

    assert lines[0] == "u3 is not in “Buyers”."
    assert [line.strip() for line in lines[4:] if "→" in line] == [
        "→ ✗  all of these:",
        '→ ✗  did "order" where amount > 1 in the last 30 days',
        "→ ✗  any of these:",
        "→ ✗  seats >= 3",
        '→ ✗  did "login" at least 2 times',
    ]


def test_it_prints_json(folder: Path) -> None:
    found = json.loads(asked(folder, "u1", "--json", segment="Pro").stdout)

    assert found == {
        "segment": "Pro",
        "unit": "person",
        "id": "u1",
        "as_of": "2026-06-15T00:00:00Z",
        "member": True,
        "unsure": False,
        "rule": {
            "kind": "condition",
            "text": 'plan is "pro"',
            "holds": True,
            "unsure": False,
            "decides": True,
            "name": "",
            "found": [{"name": "plan", "value": "pro"}],
            "lacking": [],
            "evidence": None,
            "parts": [],
        },
    }


@pytest.mark.parametrize(
    ("ident", "segment", "said"),
    [
        ("u22", "Buyers", ["there is no person “u22” in the data", "Did you mean “u2”?"]),
        ("u1", "Buyer", ["“Buyer” is not a segment.", "Did you mean “Buyers”?"]),
    ],
)
def test_what_there_is_not_is_refused_with_the_nearest(
    folder: Path, ident: str, segment: str, said: list[str]
) -> None:
    done = asked(folder, ident, segment=segment)

    assert done.exit_code == 2
    assert done.stderr.split("\n")[: len(said)] == said
    assert done.stdout == ""
