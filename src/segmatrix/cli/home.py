"""The home a command works in: its database, uploads and keys, made ready before use."""

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from segmatrix.cli.refusing import refuse

Home: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        help="Where database and uploads live (default: SEGMATRIX_HOME, else ./segmatrix-home).",
        show_default=False,
    ),
]


def refuse_missing(home: Path | None) -> None:
    """Refuse a home that is not there, for commands that only work in one; entering makes it."""
    meant = home or Path(os.environ.get("SEGMATRIX_HOME", "segmatrix-home"))
    if not meant.is_dir():
        refuse(
            f"there is no home of Segmatrix at “{meant}”",
            "Name it with --home or SEGMATRIX_HOME; `segmatrix serve` makes a new one.",
        )


def enter(home: Path | None) -> None:
    """Load the product with this home. Must come before anything of Django is imported."""
    if home is not None:
        os.environ["SEGMATRIX_HOME"] = str(home.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "segmatrix.project.settings")

    import django

    django.setup()


def prepare() -> None:
    """Bring the home's database and static files up to this version. Harmless when they are."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
