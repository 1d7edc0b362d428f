"""`segmatrix why`: which conditions put somebody in a segment or keep them out, and what proves it.

Refuses like the other commands about rules: in words, with exit code 2.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from segmatrix.cli.options import AsJson, AsOf, Data, Map, RuleFile
from segmatrix.cli.printing import print_json
from segmatrix.cli.reading import data_of
from segmatrix.cli.refusing import moment, refusals, rules_of

if TYPE_CHECKING:
    from segmatrix.kit.engine.proving import Evidence, Finding, Proof
    from segmatrix.kit.engine.proving.findings import Value

# Where finer lines begin, under the words of a condition.
_UNDER = "      "


def why(
    data: Data,
    rules: RuleFile,
    segment: Annotated[
        str, typer.Option("--segment", help="The segment's name.", show_default=False)
    ],
    ident: Annotated[
        str, typer.Option("--id", help="The id of a person or account.", show_default=False)
    ],
    mapping: Map = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Say why somebody is in a segment or not: the deciding conditions and events."""
    from segmatrix.kit.engine.proving import why as proved

    with refusals(rules):
        wanted = rules_of(rules)
        at = moment(as_of)
        taken = data_of(data, mapping, zone=wanted.timezone)
        proof = proved(taken, wanted, segment, ident, at)
    if as_json:
        print_json(proof.as_json())
    else:
        typer.echo("\n".join(_said(proof)))


def _said(proof: "Proof") -> Iterator[str]:
    is_in = "is in" if proof.member else "is not in"
    doubt = ", but that rests on something missing" if proof.finding.unsure else ""
    yield f"{proof.ident} {is_in} “{proof.segment}”{doubt}."
    yield f"As of {_value(proof.as_of)} UTC."
    yield "→ decides   ✓ holds   ✗ does not   ? rests on something missing"
    yield ""
    yield from _finding(proof.finding, "")


def _finding(finding: "Finding", indent: str) -> Iterator[str]:
    mark = f"{'→' if finding.decides else ' '} {'✓' if finding.holds else '✗'}"
    yield f"{indent}{mark}{'?' if finding.unsure else ' '} {_words(finding)}"
    for found in finding.found:
        yield f"{indent}{_UNDER}{found.name}: {_value(found.value)}"
    if finding.lacking:
        yield f"{indent}{_UNDER}rests on: {', '.join(finding.lacking)}"
    if finding.evidence is not None:
        yield from _evidence(finding.evidence, indent + _UNDER)
    for part in finding.parts:
        yield from _finding(part, f"{indent}  ")


def _words(finding: "Finding") -> str:
    """Return a condition as it is written; of several in brackets, how they are taken together."""
    from segmatrix.kit.engine.proving import Kind

    match finding.kind:
        case Kind.ALL | Kind.ANY | Kind.NOT:
            return f"{finding.kind.value}:"
        case Kind.SOME:
            return f"{finding.text.partition(' of (')[0]} of these:"
        case Kind.PERSON | Kind.STAGE:
            return f"{finding.kind.value} {finding.name}: {finding.text}"
        case Kind.ACCOUNT if finding.name:
            return f"account {finding.name}:"
    return finding.text


def _evidence(evidence: "Evidence", indent: str) -> Iterator[str]:
    for row in evidence.rows:
        carried = ", ".join(f"{name} {_value(value)}" for name, value in row.properties.items())
        yield f"{indent}{_value(row.at)}  {row.event}{f'  ({carried})' if carried else ''}"
    if more := evidence.total - len(evidence.rows):
        yield f"{indent}and {more:,} more"
    if not evidence.total:
        yield f"{indent}nothing happened that counts"


def _value(value: "Value") -> str:
    match value:
        case None:
            return "missing"
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
        case int() | float():
            return f"{value:,}".removesuffix(".0")
        case list():
            return ", ".join(value)
    return f"“{value}”"
