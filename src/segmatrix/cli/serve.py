"""`segmatrix serve` and `segmatrix worker`: the pages, and the long work beside them."""

import os
import signal
import socket
import sys
from ipaddress import ip_address
from threading import Thread
from types import FrameType
from typing import Annotated, NoReturn, TypeAlias

import typer

from segmatrix.cli.home import Home, enter, prepare, refuse_missing
from segmatrix.cli.refusing import refuse
from segmatrix.cli.supervising import Supervised

GRACE_SECONDS = 5

Port: TypeAlias = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")]


def serve(
    host: Annotated[
        str, typer.Option(help="The address to listen on; anything but this machine needs care.")
    ] = "127.0.0.1",
    port: Port = 8000,
    home: Home = None,
) -> None:
    """Serve the pages and do the long work, until Ctrl+C."""
    _refuse_unnamed_exposure(host)
    listening = listen(host, port)
    enter(home)
    prepare()
    run_server(listening, host, port)


def worker(
    home: Home = None,
    until_idle: Annotated[
        bool, typer.Option(help="End as soon as there is nothing left to do.")
    ] = False,
    while_stdin: Annotated[
        bool, typer.Option(hidden=True, help="End when standard input closes.")
    ] = False,
) -> None:
    """Do the long work only, as on a machine beside the one that serves."""
    refuse_missing(home)
    enter(home)
    from segmatrix.jobs.worker import work

    if while_stdin:
        Thread(target=_end_with_parent, name="watch of the parent", daemon=True).start()
    work(until_idle=until_idle)


def listen(host: str, port: int) -> socket.socket:
    """Take an address to listen on, before anything is made for it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        refuse(
            f"nothing can listen at {host}:{port}: {error.strerror}",
            "Name another --port or --host, or end what listens there.",
        )


def run_server(listening: socket.socket, host: str, port: int) -> None:
    """Serve a prepared home in one process, with a worker beside it; both end on a signal."""
    import uvicorn

    signal.signal(signal.SIGTERM, _exit)  # uvicorn raises it again when it has shut down
    config = uvicorn.Config(
        "segmatrix.project.asgi:application",
        host=host,
        port=port,
        lifespan="off",
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ws="websockets-sansio",
        ws_max_size=64 * 1024,
    )
    command = [sys.executable, "-m", "segmatrix.cli", "worker", "--while-stdin"]
    with Supervised(command, grace_seconds=GRACE_SECONDS):
        typer.echo(f"Segmatrix is at http://{host}:{port} - Ctrl+C ends it.")
        try:
            uvicorn.Server(config).run([listening])
        except KeyboardInterrupt:
            typer.echo("Ended.")


def _refuse_unnamed_exposure(host: str) -> None:
    """Refuse to listen to others before it is said under which names this server is reached."""
    if not _is_this_machine(host) and "SEGMATRIX_HOSTS" not in os.environ:
        raise typer.BadParameter(
            "others could reach it then. Set SEGMATRIX_HOSTS to the names they use, such as "
            "segments.example.com, and put a proxy with https in front (SEGMATRIX_HTTPS=1).",
            param_hint="--host",
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"


def _exit(signum: int, frame: FrameType | None) -> NoReturn:
    sys.exit(0)


def _end_with_parent() -> None:
    """Ask this process to end once the process that started it is gone, killed perhaps."""
    while os.read(0, 1024):  # unbuffered: a lock on sys.stdin would abort the interpreter's end
        pass
    os.kill(os.getpid(), signal.SIGTERM)
