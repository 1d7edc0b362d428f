"""`segmatrix changes`: who came and went between two instants, and when somebody does next.

Refuses like the other commands about rules: in words, with exit code 2.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from segmatrix.cli.options import AsJson, Data, Map, RuleFile
from segmatrix.cli.printing import instant, print_json
from segmatrix.cli.reading import data_of
from segmatrix.cli.refusing import moment, refusals, refuse, rules_of

if TYPE_CHECKING:
    from segmatrix.kit.engine.membership import Moved, Movement, Result
    from segmatrix.kit.rules.nodes import Moment


def changes(
    data: Data,
    rules: RuleFile,
    start: Annotated[
        str | None,
        typer.Option("--from", help="The earlier instant or date.", show_default=False),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--to", help="The later one; now if left out.", show_default=False),
    ] = None,
    coming: Annotated[
        bool,
        typer.Option(
            "--next",
            help="Say instead when somebody enters or leaves next without further data: "
            "after --from (now if left out), until --to at the latest.",
        ),
    ] = False,
    mapping: Map = None,
    as_json: AsJson = False,
    members: Annotated[
        Path | None,
        typer.Option(help="Write who entered, left and stayed to this .csv or .parquet file."),
    ] = None,
) -> None:
    """Count who entered and who left each segment between two instants."""
    if coming and members is not None:
        refuse("nobody is written with --next", "Leave out --next or --members.")
    if coming:
        _tell_next(data, rules, mapping, start, end, as_json)
    elif start is None:
        refuse("it is not said from when", "Add the earlier instant, as --from 2026-06-01.")
    else:
        _tell_moves(data, rules, mapping, start, end, as_json, members)


def _refuse_backwards(instants: "list[Moment]", zone: str) -> None:
    from segmatrix.kit.data.windows import Calendar

    earlier, later = (Calendar.at(one, zone).as_of for one in instants)
    if earlier > later:
        refuse(
            "--from is later than --to",
            "Name the earlier instant first; what is left out of --from and --to is now.",
        )


def _tell_moves(
    data: Data,
    rules: Path,
    mapping: Path | None,
    start: str,
    end: str | None,
    as_json: bool,
    members: Path | None,
) -> None:
    from segmatrix.kit.engine.trends import evaluate_many, migration
    from segmatrix.kit.engine.writing import check_writable, write_moves

    with refusals(rules):
        if members is not None:
            check_writable(members)
        wanted = rules_of(rules)
        instants = [moment(start), moment(end)]
        _refuse_backwards(instants, wanted.timezone)
        taken = data_of(data, mapping, zone=wanted.timezone)
        before, after = evaluate_many(taken, wanted, instants)
        if members is not None:
            write_moves(members, wanted.unit, _moves(after.entered_left(before)))
    moved = after.moved(before)
    if as_json:
        print_json(_as_json(before, after, moved) | migration(before, after).as_json())
    else:
        _print_moves(before, after, moved)


def _moves(movements: "Mapping[str, Movement]") -> Iterator[tuple[str, str, list[str]]]:
    for name, movement in movements.items():
        yield name, "entered", movement.entered
        yield name, "left", movement.left
        yield name, "stayed", movement.stayed


def _as_json(before: "Result", after: "Result", moved: "Mapping[str, Moved]") -> dict[str, Any]:
    return {
        "from": instant(before.as_of),
        "to": instant(after.as_of),
        "unit": str(after.unit),
        "segments": [
            {
                "name": name,
                "before": before[name].size,
                "after": after[name].size,
                "entered": one.entered,
                "left": one.left,
                "stayed": one.stayed,
            }
            for name, one in moved.items()
        ],
    }


def _print_moves(before: "Result", after: "Result", moved: "Mapping[str, Moved]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    table.add_column("Segment")
    for heading in ("Before", "Entered", "Left", "Stayed", "After"):
        table.add_column(heading, justify="right")
    for name, one in moved.items():
        numbers = (before[name].size, one.entered, one.left, one.stayed, after[name].size)
        table.add_row(name, *(f"{number:,}" for number in numbers))
    Console().print(table)
    typer.echo(
        f"From {before.as_of.isoformat(' ')} to {after.as_of.isoformat(' ')} UTC: "
        f"{before.universe:,} {before.unit.plural}, then {after.universe:,}"
    )


def _tell_next(
    data: Data,
    rules: Path,
    mapping: Path | None,
    start: str | None,
    end: str | None,
    as_json: bool,
) -> None:
    from segmatrix.kit.engine.changing import changes as coming

    with refusals(rules):
        wanted = rules_of(rules)
        after, until = moment(start), None if end is None else moment(end)
        if until is not None:
            _refuse_backwards([after, until], wanted.timezone)
        taken = data_of(data, mapping, zone=wanted.timezone)
        found = next(coming(taken, wanted, after, until=until), None)
    if as_json:
        first = None if found is None else {"at": instant(found.at), "segments": found.segments}
        print_json({"next": first})
    elif found is None:
        typer.echo("Without further data nobody enters or leaves in the time looked at.")
    else:
        typer.echo(f"Without further data nobody enters or leaves before {found.at} UTC.")
        typer.echo(f"Then these change: {', '.join(found.segments)}")
