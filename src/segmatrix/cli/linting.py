"""`segmatrix lint`: what could be clearer in a matrix, or what is odd about a file of rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.matrices import find_matrix, findings_as_json, findings_as_text, unclear
from segmatrix.cli.options import AsJson, AsOf, Map, MaybeData
from segmatrix.cli.printing import print_json
from segmatrix.cli.reading import data_of
from segmatrix.cli.refusing import moment, refusals, refuse, rules_of, shown

if TYPE_CHECKING:
    from segmatrix.kit.rules.linting import Finding
    from segmatrix.kit.rules.rulefile import Rules

FOUND = 1


Matrix = Annotated[
    str | None, typer.Argument(help="The matrix, by name or id.", show_default=False)
]
MaybeRules = Annotated[
    Path | None,
    typer.Option("--rules", help="A file of rules, in place of a matrix.", show_default=False),
]


def lint(
    matrix: Matrix = None,
    rules: MaybeRules = None,
    data: MaybeData = None,
    mapping: Map = None,
    as_of: AsOf = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say what could be clearer in a matrix, or what is odd about rules; exit code 1 if anything.

    In a matrix: abbreviations, doubles, long texts, empty cells and more, without what people say
    is fine as it is. About rules: contradictions, doubles, nobody in; without data, only what is
    certain whatever the data.
    """
    if rules is None:
        if matrix is None:
            refuse("there is nothing to look at", "Name a matrix, or a file with --rules.")
        if data is not None or mapping is not None or as_of is not None:
            refuse("--data, --map and --as-of speak of rules", "Add --rules, or leave them out.")
        _lint_matrix(matrix, home, as_json)
    else:
        if matrix is not None or home is not None:
            refuse("--rules looks at a file alone", "Leave out the matrix and its home.")
        _lint_rules(rules, data, mapping, as_of, as_json)


def _lint_matrix(matrix: str, home: Path | None, as_json: bool) -> None:
    refuse_missing(home)
    enter(home)
    prepare()
    with refusals():
        table, findings = unclear(*find_matrix(matrix))
    if as_json:
        print_json(findings_as_json(table, findings))
    else:
        typer.echo(findings_as_text(table, findings))
    if findings.open:
        raise typer.Exit(FOUND)


def _lint_rules(
    rules: Path, data: str | None, mapping: Path | None, as_of: str | None, as_json: bool
) -> None:
    if data is None and (mapping is not None or as_of is not None):
        refuse("--map and --as-of speak of data", "Add --data, or leave them out.")
    with refusals(rules):
        wanted = rules_of(rules)
        findings = _findings(wanted, data, mapping, as_of)
    if as_json:
        print_json({"findings": [_as_json(one) for one in findings]})
    else:
        _print(findings, rules)
    if findings:
        raise typer.Exit(FOUND)


def _findings(
    rules: "Rules", data: str | None, mapping: Path | None, as_of: str | None
) -> "tuple[Finding, ...]":
    from segmatrix.kit.engine.evaluating import evaluate
    from segmatrix.kit.rules.checking import check_definitions
    from segmatrix.kit.rules.linting import lint as linted

    if data is None:
        check_definitions(rules)
        return linted(rules)
    taken = data_of(data, mapping, zone=rules.timezone)
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
