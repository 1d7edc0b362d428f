"""The command line. `segmatrix --help` is its manual."""

import typer

from segmatrix.cli.data import mapping
from segmatrix.cli.demo import demo
from segmatrix.cli.imports import import_
from segmatrix.cli.rules import evaluate, explain, sql
from segmatrix.cli.serve import serve, worker

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(evaluate)
app.command()(explain)
app.command()(sql)
app.command()(mapping)
app.command("import")(import_)
app.command()(demo)
app.command()(serve)
app.command()(worker)
