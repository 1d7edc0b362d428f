"""`segmatrix gate`: what is left before a matrix can be called agreed."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.matrices import find_matrix
from segmatrix.cli.options import AsJson
from segmatrix.cli.printing import print_json
from segmatrix.cli.refusing import refusals

if TYPE_CHECKING:
    from segmatrix.matrix.gating import GateReport

CLOSED = 1

Matrix = Annotated[str, typer.Argument(help="The matrix, by name or id.", show_default=False)]


def gate(matrix: Matrix, home: Home = None, as_json: AsJson = False) -> None:
    """Say what is left before a matrix can be called agreed; exit code 1 if anything is.

    The conditions: the charter names a decision, every question about primary and secondary
    segments has an answer, their places on the map are settled, everybody to be asked has seen two
    revisions or is excused, no objection is open, and a sponsor has signed.
    """
    refuse_missing(home)
    enter(home)
    prepare()
    with refusals():
        report = _report(*find_matrix(matrix))
    if as_json:
        print_json(_as_json(report))
    else:
        typer.echo(_as_text(report))
    if not report.passes:
        raise typer.Exit(CLOSED)


def _report(matrix_id: str, actor: Any) -> "GateReport":
    from segmatrix.review.queries import gate as conditions

    return conditions(matrix_id, actor)


def _as_json(report: "GateReport") -> dict[str, Any]:
    return {
        "matrix": report.matrix_id,
        "revision": report.revision,
        "passes": report.passes,
        "conditions": [
            {
                "key": condition.key,
                "words": condition.words,
                "met": condition.met,
                "why": list(condition.why),
            }
            for condition in report.conditions
        ],
        "notes": list(report.notes),
    }


def _as_text(report: "GateReport") -> str:
    """Return the conditions, a paragraph each, what is missing under them, and the notes."""
    paragraphs = [
        "\n".join(
            [
                f"{'[x]' if condition.met else '[ ]'} {condition.words}",
                *(f"    {why}" for why in condition.why),
            ]
        )
        for condition in report.conditions
    ]
    if report.notes:
        paragraphs.append("\n".join(["Listed beside the signature:", *report.notes]))
    left = len(report.failing)
    paragraphs.append(
        f"Revision {report.revision}: {left} of {len(report.conditions)} conditions are not met."
        if left
        else f"Nothing is left: revision {report.revision} can be called agreed."
    )
    return "\n\n".join(paragraphs)
