"""`segmatrix sql`: rules as queries, to read and to run elsewhere, or as models of dbt."""

from pathlib import Path
from typing import Annotated

import typer

from segmatrix.cli.refusing import moment, refusals, rules_of
from segmatrix.cli.rules import AsOf, RuleFile


def sql(
    rules: RuleFile,
    dialect: Annotated[
        str,
        typer.Option(
            help="duckdb, postgres, spark, clickhouse, bigquery, snowflake or databricks."
        ),
    ] = "duckdb",
    data: Annotated[
        str | None,
        typer.Option(help="Customer data, to take columns and types from.", show_default=False),
    ] = None,
    as_of: AsOf = None,
    dbt: Annotated[
        Path | None,
        typer.Option(help="Write a dbt model per segment to this folder.", show_default=False),
    ] = None,
) -> None:
    """Print one SQL query per segment, over tables in the standard layout."""
    from segmatrix.kit.data.importing.standard import connect
    from segmatrix.kit.engine.database.querying import queries
    from segmatrix.kit.engine.database.templating import models

    with refusals(rules):
        wanted = rules_of(rules)
        given = None if data is None else connect(data, zone=wanted.timezone)
        if dbt is not None:
            for path, text in models(wanted, data=given, dialect=dialect).items():
                target = dbt / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
                typer.echo(str(target))
            return
        found = queries(wanted, moment(as_of), data=given, dialect=dialect)
    for name, query in found.items():
        typer.echo(f"-- {' '.join(name.split())}\n{query};\n")
