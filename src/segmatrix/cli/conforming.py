"""`segmatrix conform`: whether a database of one's own answers rules as they are meant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from segmatrix.cli.refusing import refusals

if TYPE_CHECKING:
    from segmatrix.kit.conformance.conforming import Outcome

_DIFFERS = 1


def conform(
    backend: Annotated[
        str,
        typer.Option(
            help="The address of a database that is there, such as postgresql://USER@HOST/NAME.",
            show_default=False,
        ),
    ],
) -> None:
    """Put the cases of the specification to a database, and say what comes out otherwise.

    The tables of the cases stand in a schema of their own, or in views of the session, and are
    taken away at the end.
    """
    from segmatrix.kit.conformance.conforming import conform as conformed

    with refusals():
        report(conformed(backend))


def report(outcomes: "Iterable[Outcome]") -> None:
    """Say what comes out otherwise as soon as it does; exit with 1 if anything did."""
    cases = different = 0
    for outcome in outcomes:
        cases += 1
        if outcome.differences:
            different += 1
            typer.echo(f"{outcome.subject}: {outcome.case.name}")
            for difference in outcome.differences:
                typer.echo(f"  {difference}")
    typer.echo(f"{cases} cases, {different} with another outcome")
    if different:
        raise typer.Exit(_DIFFERS)
