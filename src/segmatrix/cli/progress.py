"""How far a command is, on stderr, where somebody watches."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn


def progress(*columns: "ProgressColumn") -> "Progress":
    """Return what shows how far a command is; in a log or a pipe it leaves nothing."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
