"""`segmatrix lint`: what is odd about rules that can be evaluated."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from segmatrix.cli.refusing import moment, refusals, rules_of, shown
from segmatrix.cli.rules import AsOf, RuleFile

if TYPE_CHECKING:
    from segmatrix.kit.rules.linting import Finding
    from segmatrix.kit.rules.rulefile import Rules

FOUND = 1


def lint(
    rules: RuleFile,
    data: Annotated[
        Path | None,
        typer.Option(help="Customer data, to look at who is in.", show_default=False),
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--map", help="A mapping for other people's files.")
    ] = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what is odd about rules: contradictions, doubles, nobody in; exit code 1 if anything is.

    Without data, only what is certain whatever the data.
    """
    with refusals(rules):
        wanted = rules_of(rules)
        findings = _findings(wanted, data, mapping, as_of)
    if as_json:
        typer.echo(
            json.dumps({"findings": [_as_json(one) for one in findings]}, ensure_ascii=False)
        )
    else:
        _print(findings, rules)
    if findings:
        raise typer.Exit(FOUND)


def _findings(
    rules: "Rules", data: Path | None, mapping: Path | None, as_of: str | None
) -> "tuple[Finding, ...]":
    from segmatrix.kit.data.importing.standard import connect_and_list
    from segmatrix.kit.engine.evaluating import evaluate
    from segmatrix.kit.rules.linting import lint as linted

    if data is None:
        return linted(rules)
    taken, _ = connect_and_list(data, mapping, zone=rules.timezone)
    result = evaluate(taken, rules, moment(as_of))
    span = (taken.earliest, taken.latest) if taken.earliest and taken.latest else None
    return linted(rules, taken.catalog, result, span)


def _print(findings: "tuple[Finding, ...]", rules: Path) -> None:
    text = rules.read_bytes().decode("utf-8-sig")
    for finding in findings:
        typer.echo(shown(finding.as_error(), text))
    if not findings:
        typer.echo("Nothing odd was found.")


def _as_json(finding: "Finding") -> dict[str, Any]:
    return {
        "kind": finding.oddity,
        "segment": finding.segment,
        "line": finding.place.line,
        "column": finding.place.column,
        "length": finding.span.end - finding.span.start,
        "reason": finding.reason,
        "mend": finding.mend,
    }
