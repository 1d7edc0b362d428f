"""`segmatrix evaluate` and `explain`: rules put to customer data, and said in English.

Every command refuses a wrong rule as a whole: it prints file, segment, line, column, message and
hint, marks the place under the text, and exits with 2.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from segmatrix.cli.refusing import moment, refusals, rules_of

if TYPE_CHECKING:
    from segmatrix.kit.data.files.set_aside import SetAside
    from segmatrix.kit.data.tables import CustomerData
    from segmatrix.kit.engine.membership import Result

RuleFile: TypeAlias = Annotated[
    Path, typer.Option("--rules", help="The file of rules.", show_default=False)
]
DataDirectory: TypeAlias = Annotated[
    str,
    typer.Option(
        "--data",
        help="Customer data: a directory, a store, or the address of a database.",
        show_default=False,
    ),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="An instant (2026-06-15T12:00:00Z) or a date; now if left out.",
        show_default=False,
    ),
]


def evaluate(
    data: DataDirectory,
    rules: RuleFile,
    mapping: Annotated[
        Path | None, typer.Option("--map", help="A mapping for other people's files.")
    ] = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    members: Annotated[
        Path | None,
        typer.Option(help="Write every membership to this .csv or .parquet file."),
    ] = None,
) -> None:
    """Count who belongs to each segment."""
    from segmatrix.kit.data.importing.standard import connect_and_list
    from segmatrix.kit.engine.evaluating import evaluate as evaluated

    with refusals(rules):
        wanted = rules_of(rules)
        taken, set_aside = connect_and_list(data, mapping, zone=wanted.timezone)
        result = evaluated(taken, wanted, moment(as_of))
        if members is not None:
            result.write_members(members)
    tell_what_was_left_out(taken, set_aside)
    _tell_what_was_too_large(result)
    if as_json:
        typer.echo(json.dumps(result.as_json(), ensure_ascii=False, allow_nan=False))
    else:
        _print_table(result)


def explain(rules: RuleFile) -> None:
    """Say in plain English what each rule means."""
    from segmatrix.kit.rules.explaining import explain as explained
    from segmatrix.kit.rules.explaining import explain_number

    with refusals(rules):
        wanted = rules_of(rules)
    for stage in wanted.stages:
        typer.echo(f"Stage {stage.name}\n{_indented(explained(stage.rule, wanted.unit))}\n")
    if wanted.stages:
        typer.echo("Who fulfils the rules of several stages is in the last of them.\n")
    for segment in wanted.segments:
        typer.echo(f"{segment.name}\n{_indented(explained(segment.rule, wanted.unit))}\n")
    for measure in wanted.measures:
        typer.echo(
            f"{measure.name}\n{_indented(f'{measure.over} of {explain_number(measure.value)}')}\n"
        )


def tell_what_was_left_out(data: "CustomerData", set_aside: "list[SetAside]") -> None:
    """Say on stderr which rows do not count, so that none is dropped in silence."""
    if set_aside:
        first = set_aside[0]
        typer.echo(
            f"Rows set aside: {len(set_aside):,}; "
            f"the first: {first.file}, row {first.row}: {first.detail}",
            err=True,
        )
    if data.counts.repeats:
        typer.echo(f"Repeated events, counted once: {data.counts.repeats:,}", err=True)
    if reused := data.counts.reused:
        some = ", ".join(reused[:3]) + (", …" if len(reused) > 3 else "")
        typer.echo(
            f"Message ids on different events, all counted: {len(reused):,} ({some})", err=True
        )


def _tell_what_was_too_large(result: "Result") -> None:
    """Say on stderr which measures have no number because they pass what a number can hold."""
    for segment in result.segments:
        for name, measure in segment.measures.items():
            if measure.too_large:
                typer.echo(f"{name} of “{segment.name}”: too large to add up", err=True)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _print_table(result: "Result") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    table.add_column("Segment")
    for heading in ("Size", "Share", "Can't tell"):
        table.add_column(heading, justify="right")
    names = list(result.segments[0].measures) if result.segments else []
    for name in names:
        table.add_column(name, justify="right")
    for segment in result.segments:
        share = result.share(segment.name)
        table.add_row(
            segment.name,
            f"{segment.size:,}",
            "–" if share is None else f"{share:.1%}",
            f"{segment.unsure:,}",
            *(number(segment.measures[name].value) for name in names),
        )
    Console().print(table)
    coverage = result.coverage()
    typer.echo(
        f"{result.universe:,} {result.unit.plural} as of {result.as_of.isoformat(' ')} UTC: "
        f"{coverage.none:,} in no segment, {coverage.one:,} in one, {coverage.several:,} in several"
    )


def number(value: Any) -> str:
    """Return a number as a table shows it."""
    return "–" if value is None else f"{value:,.2f}".removesuffix(".00")
