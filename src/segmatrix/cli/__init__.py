"""The command line. `segmatrix --help` is its manual."""

from typing import Any

import typer
from typer.core import TyperGroup

from segmatrix.cli.agreement import agreement
from segmatrix.cli.changes import changes
from segmatrix.cli.conforming import conform
from segmatrix.cli.data import mapping
from segmatrix.cli.demo import demo
from segmatrix.cli.digest import digest
from segmatrix.cli.exporting import export
from segmatrix.cli.gating import gate
from segmatrix.cli.handouts import handout
from segmatrix.cli.imports import import_
from segmatrix.cli.indexing import reindex
from segmatrix.cli.ingest import ingest
from segmatrix.cli.linting import lint
from segmatrix.cli.refusing import without_passwords
from segmatrix.cli.rules import evaluate, explain
from segmatrix.cli.serve import serve, worker
from segmatrix.cli.sql import sql
from segmatrix.cli.trends import trend
from segmatrix.cli.why import why


class Commands(TyperGroup):
    """The commands; what they do not understand is repeated without the passwords in it."""

    def invoke(self, ctx: typer.Context) -> Any:
        try:
            return super().invoke(ctx)
        except typer.TyperException as error:
            error.message = without_passwords(error.message)
            raise


app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(evaluate)
app.command()(explain)
app.command()(sql)
app.command()(conform)
app.command()(why)
app.command()(changes)
app.command()(trend)
app.command()(agreement)
app.command()(lint)
app.command()(gate)
app.command()(mapping)
app.command()(ingest)
app.command("import")(import_)
app.command()(export)
app.command()(handout)
app.command()(demo)
app.command()(serve)
app.command()(worker)
app.command()(digest)
app.command()(reindex)
