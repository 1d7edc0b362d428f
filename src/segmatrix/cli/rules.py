"""`segmatrix evaluate`, `explain` and `sql`: rules put to customer data, said and written out.

Every command refuses a wrong rule as a whole: it prints file, segment, line, column, message and
hint, marks the place under the text, and exits with 2.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeAlias

import typer

if TYPE_CHECKING:
    from segmatrix.kit.data.files.set_aside import SetAside
    from segmatrix.kit.data.tables import CustomerData
    from segmatrix.kit.engine.membership import Result
    from segmatrix.kit.rules.errors import RuleError
    from segmatrix.kit.rules.rulefile import Rules

REFUSED = 2

RuleFile: TypeAlias = Annotated[
    Path, typer.Option("--rules", help="The file of rules.", show_default=False)
]
DataDirectory: TypeAlias = Annotated[
    Path, typer.Option("--data", help="The directory of customer data.", show_default=False)
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

    with _refusals(rules):
        wanted = _rules(rules)
        taken, set_aside = connect_and_list(data, mapping, zone=wanted.timezone)
        result = evaluated(taken, wanted, _moment(as_of))
        if members is not None:
            result.write_members(members)
    _tell_what_was_left_out(taken, set_aside)
    _tell_what_was_too_large(result)
    if as_json:
        typer.echo(json.dumps(result.as_json(), ensure_ascii=False, allow_nan=False))
    else:
        _print_table(result)


def explain(rules: RuleFile) -> None:
    """Say in plain English what each rule means."""
    from segmatrix.kit.rules.explaining import explain as explained
    from segmatrix.kit.rules.explaining import explain_number

    with _refusals(rules):
        wanted = _rules(rules)
    for segment in wanted.segments:
        typer.echo(f"{segment.name}\n{_indented(explained(segment.rule, wanted.unit))}\n")
    for measure in wanted.measures:
        typer.echo(
            f"{measure.name}\n{_indented(f'{measure.over} of {explain_number(measure.value)}')}\n"
        )


def sql(
    rules: RuleFile,
    dialect: Annotated[str, typer.Option(help="The SQL dialect.")] = "duckdb",
    data: Annotated[
        Path | None,
        typer.Option(help="Customer data, to take columns and types from.", show_default=False),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Print one SQL query per segment, over tables in the standard layout."""
    from segmatrix.kit.data.importing.standard import connect
    from segmatrix.kit.engine.querying import queries

    if dialect not in ("duckdb",):
        _refuse(f"there is no SQL for “{dialect}” yet", "Choose duckdb.")
    with _refusals(rules):
        wanted = _rules(rules)
        given = None if data is None else connect(data, zone=wanted.timezone)
        found = queries(wanted, _moment(as_of), data=given, dialect=dialect)
    for name, query in found.items():
        typer.echo(f"-- {' '.join(name.split())}\n{query};\n")


def _tell_what_was_left_out(data: "CustomerData", set_aside: "list[SetAside]") -> None:
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


def _rules(path: Path) -> "Rules":
    from segmatrix.kit.rules.rulefile import Rules

    return Rules.load(path)


def _moment(written: str | None) -> date | datetime:
    if written is None:
        return datetime.now(UTC)
    try:
        return (
            date.fromisoformat(written)
            if len(written) == len("2026-06-15")
            else (datetime.fromisoformat(written))
        )
    except ValueError:
        _refuse(f"“{written}” is no instant", "Write it like 2026-06-15T12:00:00Z or 2026-06-15.")


@contextmanager
def _refusals(rules: Path) -> Iterator[None]:
    """Translate what the kit refuses into words on stderr and an exit code."""
    from segmatrix.kit.data.errors import DataError
    from segmatrix.kit.rules.errors import RuleError

    try:
        yield
    except RuleError as refused:
        text = rules.read_bytes().decode("utf-8-sig", errors="replace")
        for error in refused.errors:
            typer.echo(_shown(error, text), err=True)
        raise typer.Exit(REFUSED) from refused
    except DataError as refused:
        _refuse(str(refused), refused.hint)
    except OSError as refused:
        _refuse(f"{refused.filename}: {refused.strerror}", "")


def _shown(error: "RuleError", text: str) -> str:
    """Return an error with its place, and the line of the file with a mark under it."""
    head = str(error.place) if error.place else ""
    lines = [head] if head else []
    if error.place and error.place.line:
        written = text.split("\n")[error.place.line - 1].rstrip("\r").replace("\t", " ")
        start = error.place.column - 1
        length = max(1, min(error.span.end - error.span.start, len(written) - start))
        lines += [f"  {written}", f"  {' ' * start}{'^' * length}"]
    lines += [error.message, error.hint]
    return "\n".join(line for line in lines if line) + "\n"


def _refuse(message: str, hint: str) -> NoReturn:
    typer.echo("\n".join(line for line in (message, hint) if line), err=True)
    raise typer.Exit(REFUSED)


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
            *(_number(segment.measures[name].value) for name in names),
        )
    Console().print(table)
    coverage = result.coverage()
    typer.echo(
        f"{result.universe:,} {result.unit.plural} as of {result.as_of.isoformat(' ')} UTC: "
        f"{coverage.none:,} in no segment, {coverage.one:,} in one, {coverage.several:,} in several"
    )


def _number(value: Any) -> str:
    return "–" if value is None else f"{value:,.2f}".removesuffix(".00")
