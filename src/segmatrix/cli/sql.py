"""`segmatrix sql`: rules as queries, to read and to run elsewhere, or as models of dbt."""

from pathlib import Path
from typing import Annotated

import typer

from segmatrix.cli.options import AsOf, MaybeData, RuleFile
from segmatrix.cli.reading import data_of
from segmatrix.cli.refusing import moment, refusals, refuse, rules_of
from segmatrix.kit.engine.database import DIALECTS


def sql(
    rules: RuleFile,
    dialect: Annotated[
        str, typer.Option(help=f"{', '.join(DIALECTS[:-1])} or {DIALECTS[-1]}.")
    ] = DIALECTS[0],
    data: MaybeData = None,
    as_of: AsOf = None,
    dbt: Annotated[
        Path | None,
        typer.Option(help="Write a dbt model per segment to this project.", show_default=False),
    ] = None,
) -> None:
    """Print one SQL query per segment, over tables in the standard layout."""
    if dbt is not None and as_of is not None:
        refuse("models of dbt are for no instant", "Leave out --as-of; `dbt run --vars` says it.")
    if dbt is not None and not dbt.is_dir():
        refuse(f"there is no directory “{dbt}”", "Name the directory of a dbt project.")
    from segmatrix.kit.engine.database.querying import queries
    from segmatrix.kit.engine.database.templating import models

    with refusals(rules):
        wanted = rules_of(rules)
        given = None if data is None else data_of(data, None, zone=wanted.timezone)
        if dbt is not None:
            _write(dbt, models(wanted, data=given, dialect=dialect))
            return
        found = queries(wanted, moment(as_of), data=given, dialect=dialect)
    for name, query in found.items():
        typer.echo(f"-- {' '.join(name.split())}\n{query};\n")


def _write(project: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        typer.echo(str(target))
