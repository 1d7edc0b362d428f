"""`segmatrix digest`: ask for the mails about what is unread, where no worker runs all day."""

import typer

from segmatrix.cli.home import Home, enter, refuse_missing


def digest(home: Home = None) -> None:
    """Ask for the digests that are due; a worker sends them.

    A running worker asks by itself each minute. Where one runs from time to time only, ask first:
    segmatrix digest && segmatrix worker --until-idle
    """
    refuse_missing(home)
    enter(home)
    from segmatrix.inbox.queries import mail_is_kept_in_files, mail_is_sent
    from segmatrix.inbox.tasks import ask

    asked = ask()
    typer.echo(f"Asked for {asked} {'digest' if asked == 1 else 'digests'}.")
    if asked and not mail_is_sent():
        kept = "written to files" if mail_is_kept_in_files() else "printed by the worker"
        typer.echo(f"No mail server is set (SEGMATRIX_SMTP): mail is {kept}, and nobody gets it.")
