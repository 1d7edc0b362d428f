"""The reference of the rule language, made of the cases in `spec/rules`.

`python -m tests.kit.rules.reference` writes its pages anew.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.kit.engine.cases import Case, case

ROOT = Path(__file__).parents[3]
SPEC = ROOT / "spec" / "rules"
PAGES = ROOT / "docs" / "reference"
COMMAND = "python -m tests.kit.rules.reference"

_MADE = "<!-- Made of {source} by `" + COMMAND + "`: change it there. -->\n\n"
_PLACE = re.compile(r"^\{\{ (.+) \}\}$", re.MULTILINE)
_ASKED = ("name", "rule", "segments", "members", "unsure", "error", "universe", "missing")
_RESULTS = ("measured", "repeats", "reused")


def pages() -> dict[Path, str]:
    """Return the text of each page, by its file."""
    return {PAGES / "rules.md": reference(), PAGES / "rule-cases.md": all_cases()}


# --- the reference --------------------------------------------------------------------------------


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Return the examples by name."""
    written = yaml.safe_load((SPEC / "examples" / "examples.yaml").read_text("utf-8"))
    return {example["name"]: example for example in written}


@cache
def customers() -> dict[str, Any]:
    """Return the customers of the examples, with what a file of rules says beside segments."""
    found: dict[str, Any] = yaml.safe_load((SPEC / "examples" / "data.yaml").read_text("utf-8"))
    return found


def asked(unit: str) -> Case:
    """Return all examples of a unit as one case, each a segment of its name."""
    # Lists, stages and the like are of people and have no place where accounts are asked for.
    of_people = ("lists", "clusters", "stages", "scores", "segments")
    given = {
        key: value for key, value in customers().items() if unit == "person" or key not in of_people
    }
    own = {name: one for name, one in examples().items() if one.get("unit", "person") == unit}
    return case(
        {
            **given,
            "unit": str(unit),
            "segments": {
                **given.get("segments", {}),
                **{name: one["rule"] for name, one in own.items()},
            },
            "members": {name: one["members"] for name, one in own.items()},
            "unsure": {name: one.get("unsure", []) for name, one in own.items()},
        }
    )


def reference() -> str:
    """Return the page of the language: its prose with the examples in their places."""
    prose = (SPEC / "examples" / "page.md").read_text("utf-8")
    made = _MADE.format(source="spec/rules/examples")
    return made + _PLACE.sub(lambda place: _placed(place[1]), prose)


def _placed(name: str) -> str:
    return _customers() if name == "data" else _example(examples()[name])


def _example(example: Mapping[str, Any]) -> str:
    says = "\n".join(f"> {line}" for line in example["says"].splitlines())
    who = _who(example["members"], example.get("unsure", []))
    return f"```rule\n{example['rule'].strip()}\n```\n\n{says}\n>\n> {who}"


def _who(members: Sequence[Any], unsure: Sequence[Any]) -> str:
    within = f"In: {', '.join(map(str, members)) or 'nobody'}."
    return f"{within} Cannot be told: {', '.join(map(str, unsure))}." if unsure else within


def _customers() -> str:
    given = customers()
    parts = [f"As of {given['as_of']}, a Monday. A blank is a missing value."]
    for name in ("people", "accounts"):
        columns = list(dict.fromkeys(column for row in given[name] for column in row))
        rows = [[row.get(column) for column in columns] for row in given[name]]
        parts.append(_table(columns, rows))
    parts.append("What they did, said and saw, and how long before:")
    happened = {
        "events": ("user_id", "event", "when", "properties"),
        "feedback": ("user_id", "kind", "when", "score", "text"),
        "exposures": ("user_id", "experiment", "variant", "when"),
    }
    parts += [_table(columns, given[name]) for name, columns in happened.items()]
    defined = ("lists", "clusters", "stages", "themes", "scores", "segments")
    parts.append(f"```text\n{_yaml({key: given[key] for key in defined})}```")
    return "\n\n".join(parts)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    head = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    filled = ([*row, *[None] * (len(columns) - len(row))] for row in rows)
    return "\n".join([*head, *(f"| {' | '.join(map(_cell, row))} |" for row in filled)])


def _cell(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_cell(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_cell, value)) or "(none)"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


# --- every case -----------------------------------------------------------------------------------


def all_cases() -> str:
    """Return the page of all cases: of each its data, its rules and who is in."""
    made = _MADE.format(source="spec/rules/meaning")
    intro = (
        "# What rules mean, case by case\n\nEach case is put to every engine. `-3h` is three hours"
        " before `as_of`, which is 2026-06-15T12:00:00Z where it is left out.\n"
    )
    parts = [intro]
    for file in sorted((SPEC / "meaning").glob("*.yaml")):
        parts.append(f"## {file.stem.replace('-', ' ').capitalize()}\n")
        parts += map(_case, yaml.safe_load(file.read_text("utf-8")))
    return made + "\n".join(parts)


def _case(given: Mapping[str, Any]) -> str:
    lines = [f"### {given['name']}\n"]
    data = {key: value for key, value in given.items() if key not in (*_ASKED, *_RESULTS)}
    if data:
        lines.append(f"```text\n{_yaml(data)}```\n")
    segments = given.get("segments") or {"S": given["rule"]}
    for name, rule in segments.items():
        called = f"**{name}**\n\n" if "segments" in given else ""
        lines.append(f"{called}```rule\n{str(rule).strip()}\n```\n")
        lines += _outcome(name, given)
    if "error" in given:
        lines.append(f"Refused: {' … '.join(given['error'])}.\n")
    return "\n".join(lines)


def _outcome(name: str, given: Mapping[str, Any]) -> Iterator[str]:
    members, unsure = given.get("members", {}).get(name), given.get("unsure", {}).get(name, [])
    if members is not None:
        yield f"> {_who(members, unsure)}\n"
    elif unsure:
        yield f"> Cannot be told: {', '.join(map(str, unsure))}.\n"


def _yaml(data: Mapping[str, Any]) -> str:
    return yaml.safe_dump(
        data, sort_keys=False, allow_unicode=True, default_flow_style=None, width=100
    )


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, "utf-8")
