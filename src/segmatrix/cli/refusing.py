"""What commands about rules refuse: in words, with its place marked under the text, exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from segmatrix.kit.rules.errors import RuleError
    from segmatrix.kit.rules.rulefile import Rules

REFUSED = 2


def rules_of(path: Path) -> "Rules":
    """Read a file of rules."""
    from segmatrix.kit.rules.rulefile import Rules

    return Rules.load(path)


def moment(written: str | None) -> date | datetime:
    """Read an instant or a date; now if there is none."""
    if written is None:
        return datetime.now(UTC)
    try:
        return (
            date.fromisoformat(written)
            if len(written) == len("2026-06-15")
            else (datetime.fromisoformat(written))
        )
    except ValueError:
        refuse(f"“{written}” is no instant", "Write it like 2026-06-15T12:00:00Z or 2026-06-15.")


@contextmanager
def refusals(rules: Path) -> Iterator[None]:
    """Translate what the kit refuses into words on stderr and an exit code."""
    from segmatrix.kit.data.errors import DataError
    from segmatrix.kit.rules.errors import RuleError

    try:
        yield
    except RuleError as refused:
        text = rules.read_bytes().decode("utf-8-sig", errors="replace")
        for error in refused.errors:
            typer.echo(shown(error, text), err=True)
        raise typer.Exit(REFUSED) from refused
    except DataError as refused:
        refuse(str(refused), refused.hint)
    except OSError as refused:
        refuse(f"{refused.filename}: {refused.strerror}", "")


def shown(error: "RuleError", text: str) -> str:
    """Return an error with its place, and the line of the file with a mark under it."""
    head = str(error.place) if error.place else ""
    lines = [head] if head else []
    if error.place and error.place.line:
        written = text.split("\n")[error.place.line - 1].rstrip("\r").replace("\t", " ")
        start = error.place.column - 1
        length = max(1, min(error.span.end - error.span.start, len(written) - start))
        lines += [f"  {written}", f"  {' ' * start}{'^' * length}"]
    lines += [error.message, error.hint]
    return "\n".join(line for line in lines if line) + "\n"


def refuse(message: str, hint: str) -> NoReturn:
    """Say on stderr what cannot be done and what to do, and end."""
    typer.echo("\n".join(line for line in (message, hint) if line), err=True)
    raise typer.Exit(REFUSED)
