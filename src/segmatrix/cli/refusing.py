"""What commands refuse: in words, a wrong rule with its place marked, and with exit code 2.

No password that stands in an address is printed, wherever the address was written.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from segmatrix.kit.rules.errors import RuleError
    from segmatrix.kit.rules.rulefile import Rules

_REFUSED = 2
_MOST_ERRORS = 20
_LONGEST_LINE = 600
# Where a password may stand, in an address and in one that is mistyped; what it is is cut out.
_PASSWORDS = (
    (re.compile(r"(//[^\s:@/]*:)[^\n]*@"), r"\1…@"),
    (re.compile(r":(?!//)\S*@"), ":…@"),
    (re.compile(r"((?:pass|pwd|token|secret|key)\w*=)[^&\s]*", re.IGNORECASE), r"\1…"),
)
# What to do about a file, by what the system says of it.
_FILE_HINTS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "See that the path is right."),
    (IsADirectoryError, "Name a file."),
    (NotADirectoryError, "See that the path is right."),
    (PermissionError, "See that you have the permission."),
)


def rules_of(path: Path) -> "Rules":
    """Read a file of rules."""
    from segmatrix.kit.rules.rulefile import Rules

    return Rules.load(path)


def moment(written: str | None) -> date | datetime:
    """Read an instant or a date; now if there is none."""
    if written is None:
        return datetime.now(UTC)
    try:
        is_date = len(written) == len("2026-06-15")
        return date.fromisoformat(written) if is_date else datetime.fromisoformat(written)
    except ValueError:
        refuse(f"“{written}” is no instant", "Write it like 2026-06-15T12:00:00Z or 2026-06-15.")


def directory(written: str) -> Path:
    """Read the path of a directory of files, as opposed to a store and a database."""
    from segmatrix.kit.data.databases import is_address

    asked = "Stores and databases are asked as they are, as --data of `segmatrix evaluate`."
    if is_address(written):
        refuse("a database is no directory of files", f"Name a directory. {asked}")
    path = Path(written)
    if path.is_file():
        refuse(f"{path} is a file, and no directory", f"Name the directory it lies in. {asked}")
    if not written or not path.is_dir():
        refuse(f"there is no directory “{written}”", "Name the directory that holds the files.")
    return path


@contextmanager
def refusals(rules: Path | None = None) -> Iterator[None]:
    """Translate what is refused inside into words on stderr and an exit code.

    Args:
        rules: the file of rules that is read there, if one is.
    """
    from segmatrix.base.errors import Refusal
    from segmatrix.kit.data.errors import DataError
    from segmatrix.kit.rules.errors import RuleError

    try:
        yield
    except RuleError as refused:
        text = rules.read_bytes().decode("utf-8-sig", errors="replace") if rules else ""
        for error in refused.errors[:_MOST_ERRORS]:
            typer.echo(shown(error, text), err=True)
        if (more := len(refused.errors) - _MOST_ERRORS) > 0:
            typer.echo(f"and {more:,} more", err=True)
        raise typer.Exit(_REFUSED) from refused
    except DataError as refused:
        refuse(str(refused), refused.hint)
    except Refusal as refused:
        refuse(refused.message, refused.hint)
    except OSError as refused:
        hints = (hint for kind, hint in _FILE_HINTS if isinstance(refused, kind))
        place = f"{refused.filename}: " if refused.filename else ""
        refuse(f"{place}{refused.strerror or refused}", next(hints, ""))
    except RecursionError:
        refuse(
            "these rules refer to each other through too many segments",
            "Say in some of them what they mean without the others.",
        )
    except _embedded() as refused:
        refuse(
            f"the embedded database gave up: {' '.join(str(refused).split())}",
            "If the store is damaged, remove it and make it anew with `segmatrix ingest`; else see "
            "that memory and disk suffice.",
        )


def _embedded() -> tuple[type[Exception], ...]:
    """Return what DuckDB raises where a file is damaged, or memory or disk are full."""
    import duckdb

    return (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)


def shown(error: "RuleError", text: str) -> str:
    """Return an error with its place, and the line of the file with a mark under it."""
    from segmatrix.kit.rules.errors import marked

    lines = [str(error.place)] if error.place and str(error.place) else []
    if text and error.place and error.place.line:
        written = text.split("\n")[error.place.line - 1].rstrip("\r")
        length = error.span.end - error.span.start
        lines += [f"  {line}" for line in marked(written, error.place.column - 1, length)]
    lines += [error.message, error.hint]
    return "\n".join(_cut(line) for line in lines if line) + "\n"


def refuse(message: str, hint: str = "") -> NoReturn:
    """Say on stderr what cannot be done and what to do, and end."""
    lines = (_cut(without_passwords(line)) for line in (message, hint) if line)
    typer.echo("\n".join(lines), err=True)
    raise typer.Exit(_REFUSED)


def _cut(line: str) -> str:
    """Return a line that nobody has to scroll through: its beginning and its end."""
    half = _LONGEST_LINE // 2
    return line if len(line) <= _LONGEST_LINE else f"{line[:half]} … {line[-half:]}"


def without_passwords(words: str) -> str:
    """Return words in which no address shows its password."""
    for password, instead in _PASSWORDS:
        words = password.sub(instead, words)
    return words
