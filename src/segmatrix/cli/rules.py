"""`segmatrix evaluate` and `explain`: rules put to customer data, and said in English.

Every command refuses a wrong rule as a whole: it prints file, segment, line, column, message and
hint, marks the place under the text, and exits with 2.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segmatrix.cli.options import AsJson, AsOf, Data, Map, RuleFile
from segmatrix.cli.printing import number, print_json
from segmatrix.cli.reading import data_of
from segmatrix.cli.refusing import moment, refusals, rules_of

if TYPE_CHECKING:
    from segmatrix.kit.engine.membership import Result


def evaluate(
    data: Data,
    rules: RuleFile,
    mapping: Map = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    members: Annotated[
        Path | None,
        typer.Option(help="Write every membership to this .csv or .parquet file."),
    ] = None,
) -> None:
    """Count who belongs to each segment."""
    from segmatrix.kit.engine.evaluating import evaluate as evaluated
    from segmatrix.kit.engine.writing import check_writable

    with refusals(rules):
        if members is not None:
            check_writable(members)
        wanted = rules_of(rules)
        instant = moment(as_of)
        taken = data_of(data, mapping, zone=wanted.timezone)
        result = evaluated(taken, wanted, instant)
        if members is not None:
            result.write_members(members)
    _tell_what_was_too_large(result)
    if as_json:
        print_json(result.as_json())
    else:
        _print_table(result)


def explain(rules: RuleFile) -> None:
    """Say in plain English what each rule means."""
    from segmatrix.kit.rules.checking import check_definitions
    from segmatrix.kit.rules.explaining import explain as explained
    from segmatrix.kit.rules.explaining import explain_number

    with refusals(rules):
        wanted = rules_of(rules)
        check_definitions(wanted)
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
