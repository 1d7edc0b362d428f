"""`segmatrix trend`: how large segments were at many instants.

Refuses like the other commands about rules: in words, with exit code 2.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from segmatrix.cli.options import AsJson, Data, Map, RuleFile
from segmatrix.cli.printing import instant, number, print_json
from segmatrix.cli.reading import data_of
from segmatrix.cli.refusing import moment, refusals, refuse, rules_of

if TYPE_CHECKING:
    from segmatrix.kit.engine.trends import TrendRow


def trend(
    data: Data,
    rules: RuleFile,
    as_of: Annotated[
        list[str] | None,
        typer.Option(help="An instant or a date; may be given many times.", show_default=False),
    ] = None,
    months: Annotated[
        int | None,
        typer.Option(
            "--month-ends", min=1, max=1200, help="So many ends of months.", show_default=False
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            help="With --month-ends, when the last month has ended; now if left out.",
            show_default=False,
        ),
    ] = None,
    mapping: Map = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the result as CSV.")] = False,
) -> None:
    """Count who belongs to each segment at many instants."""
    if (months is None) == (not as_of):
        refuse(
            "it is not said for when, or twice",
            "Add either --month-ends 12 or --as-of 2026-06-01, which may be given many times.",
        )
    if until is not None and months is None:
        refuse("--until says where months end", "Add --month-ends 12, or leave --until out.")
    if as_json and as_csv:
        refuse("the result is printed as JSON or as CSV, not both", "Leave out --json or --csv.")
    from segmatrix.kit.engine.trends import month_ends
    from segmatrix.kit.engine.trends import trend as found

    with refusals(rules):
        wanted = rules_of(rules)
        instants: Sequence[Any] = [moment(one) for one in as_of or []]
        if months is not None:
            instants = month_ends(months, moment(until), wanted.timezone)
        taken = data_of(data, mapping, zone=wanted.timezone)
        rows = found(taken, wanted, instants)
    if as_json:
        print_json({"unit": str(wanted.unit), "rows": [_row(row) for row in rows]})
    elif as_csv:
        typer.echo(_as_csv(rows), nl=False)
    else:
        _print_table(rows)


def _row(row: "TrendRow") -> dict[str, Any]:
    return {
        "as_of": instant(row.as_of),
        "segment": row.segment,
        "size": row.size,
        "share": row.share,
        "unsure": row.unsure,
        "measures": {name: one.value for name, one in row.measures.items()},
        "entered": None if row.moved is None else row.moved.entered,
        "left": None if row.moved is None else row.moved.left,
    }


def _as_csv(rows: "Sequence[TrendRow]") -> str:
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    plain = [_row(row) for row in rows]
    measures = [row.pop("measures") for row in plain]
    for place, (row, measured) in enumerate(zip(plain, measures, strict=True)):
        if not place:
            lines.writerow([*row, *measured])
        lines.writerow([*row.values(), *measured.values()])
    return written.getvalue()


def _print_table(rows: "Sequence[TrendRow]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Segment")
    table.add_column("As of (UTC)", no_wrap=True)
    measures = list(rows[0].measures) if rows else []
    for heading in ("Size", "Share", "Can't tell", "Entered", "Left", *measures):
        table.add_column(heading, justify="right")
    names = list(dict.fromkeys(row.segment for row in rows))
    for row in sorted(rows, key=lambda one: names.index(one.segment)):
        moved = ("", "") if row.moved is None else (f"{row.moved.entered:,}", f"{row.moved.left:,}")
        table.add_row(
            row.segment,
            _short(row.as_of),
            f"{row.size:,}",
            "–" if row.share is None else f"{row.share:.1%}",
            f"{row.unsure:,}",
            *moved,
            *(number(row.measures[name].value) for name in measures),
        )
    Console().print(table)


def _short(at: datetime) -> str:
    """Return an instant without what is nothing in it."""
    return at.isoformat(" ", "auto" if at.second or at.microsecond else "minutes")
