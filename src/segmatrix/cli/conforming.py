"""`segmatrix conform`: whether a database of one's own answers rules as they are meant."""

from typing import Annotated

import typer

from segmatrix.cli.refusing import refuse

_DIFFERS = 1


def conform(
    backend: Annotated[
        str,
        typer.Option(
            help="The address of a database: duckdb://FILE, postgres://… or spark://….",
            show_default=False,
        ),
    ],
) -> None:
    """Put the cases of the specification to a database, and say what comes out otherwise.

    The tables of the cases stand in a schema of their own, or in views of the session, and are
    taken away at the end.
    """
    from segmatrix.kit.conformance.conforming import conform as conformed
    from segmatrix.kit.data.errors import DataError

    cases = different = 0
    try:
        for outcome in conformed(backend):
            cases += 1
            if outcome.differences:
                different += 1
                typer.echo(f"{outcome.subject}: {outcome.case.name}")
                for difference in outcome.differences:
                    typer.echo(f"  {difference}")
    except DataError as refused:
        refuse(str(refused), refused.hint)
    typer.echo(f"{cases} cases, {different} with another outcome")
    if different:
        raise typer.Exit(_DIFFERS)
