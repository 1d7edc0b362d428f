"""`segmatrix agreement`: how far people agree on where segments stand.

Refuses a file that is no table of ratings in words, with the line and exit code 2.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from segmatrix.cli.options import AsJson
from segmatrix.cli.printing import print_json
from segmatrix.cli.refusing import refusals

if TYPE_CHECKING:
    from segmatrix.kit.agreement.reports import AgreementReport, ItemReport

Rated = Literal["near", "rand", "delphi75", "comet", "none"]

_MOST_LINES = 3


def agreement(
    ratings: Annotated[
        Path,
        typer.Argument(
            help="A CSV file with the columns participant, department, segment, axis and value.",
            show_default=False,
        ),
    ],
    profile: Annotated[
        Rated, typer.Option(help="The rule by which ratings become a verdict.")
    ] = "near",
    k: Annotated[
        int, typer.Option("--k", min=1, help="The smallest department whose medians are shown.")
    ] = 3,
    seed: Annotated[
        int, typer.Option(min=0, help="What random draws begin with; alike, they repeat.")
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Say where people agree about segments, where they differ, and between which departments.

    Values are whole numbers from 1 to 9. The file is read as an anonymous round: departments with
    fewer than K people in an item are not shown, nor what would give them away.
    """
    from segmatrix.kit.agreement.reading import read_ratings
    from segmatrix.kit.agreement.reports import report
    from segmatrix.kit.agreement.terms import Profile

    with refusals():
        found = report(read_ratings(ratings), Profile(profile), k=k, seed=seed)
    if as_json:
        print_json(found.as_json())
    else:
        _print(found)


def _print(found: "AgreementReport") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Segment", "Axis")
    for heading in ("People", "Median", "Half of them", "Alignment"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Verdict")
    for each in found.items:
        table.add_row(each.item.segment, each.item.axis, str(each.n), *_cells(each))
    Console().print(table)
    for sentence in _sentences(found):
        typer.echo(sentence)


def _cells(each: "ItemReport") -> tuple[str, str, str, str]:
    verdict = each.verdict.value if each.verdict else "–"
    if each.extrapolated and verdict != "too few":
        verdict += " (extrapolated)"
    if each.spread is None or each.alignment is None:
        return "–", "–", "–", verdict
    half = f"{float(each.spread.p25):g} to {float(each.spread.p75):g}"
    return f"{float(each.spread.median):g}", half, f"{each.alignment:.2f}", verdict


def _sentences(found: "AgreementReport") -> list[str]:
    """Return what is said of the round as a whole."""
    said = []
    index = found.alignment
    if index.index is not None:
        between = (
            f", between {index.low:.2f} and {index.high:.2f} by {index.draws:,} draws of people"
            if index.low is not None
            else ""
        )
        said.append(
            f"Alignment {index.index:.2f}{between}: 1 is one mind, 0 is chance, below is two camps."
        )
    share = found.department_share
    if share.value is not None:
        said.append(
            f"Departments account for {share.value:.0%} of the differences; chance alone would "
            f"give {share.expected:.0%} (p = {share.p:.3g}, {share.permutations:,} permutations)."
        )
    for line in found.fault_lines[:_MOST_LINES]:
        one, other = line.departments
        first, second = (f"{float(median):g}" for median in line.medians)
        said.append(f"{line.item.segment}, {line.item.axis}: {one} says {first}, {other} {second}.")
    if found.suppressed:
        said.append(f"Too small to be shown everywhere: {', '.join(found.suppressed)}.")
    return said
