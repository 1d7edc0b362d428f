"""The suite where the product scales out: on PostgreSQL, with Spark beside it.

Installs what is missing if it runs as root on a Debian machine, starts a PostgreSQL and a Redis of
its own on free ports, runs the suite on them and the rule cases on PostgreSQL and Spark, and stops
what it started. Spark needs no server: its tests start a local cluster of two workers themselves.

    python -m tests.scaleout.run [arguments of pytest]
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from tests.server import free_port
from tests.waiting import until

# The kit knows no Django: its own tests are the same on every database of the product.
ELSEWHERE = ("tests/kit", "tests/cli", "tests/house")
# So is what a browser makes of a page, once `tests/web` has had the page from this database. Those
# are left in which several people write at once, and follow each other.
BROWSER = Path(__file__).parents[1] / "browser"
TOGETHER = ("test_living_matrix.py", "test_news.py", "test_story.py", "test_workshops.py")
# The data are small and the queries many: there is nothing to cut into partitions or to plan anew
# on the way, and no query lives long enough to be worth compiling to fast code, let alone twice.
_BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_SETTINGS = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.defaultJavaOptions": _BRIEF,
    "spark.executor.defaultJavaOptions": _BRIEF,
}
# Two workers of one core each.
SPARK = f"spark://local-cluster[2,1,1024]?{urlencode(_SETTINGS)}"


def main(arguments: list[str]) -> int:
    """Run the suite and return pytest's exit code."""
    # Who is told to end still stops what was started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    need("java", "default-jre-headless")
    need("redis-server", "redis-server")
    binaries = postgres_binaries()
    with tempfile.TemporaryDirectory(prefix="segmatrix-scaleout-") as made:
        directory = Path(made)
        with postgres(binaries, directory) as url, redis(directory) as redis_url:
            environment = os.environ | {
                "DATABASE_URL": f"{url}/postgres",
                "SEGMATRIX_TEST_POSTGRES": f"{url}/postgres",
                "SEGMATRIX_TEST_REDIS": redis_url,
                "SEGMATRIX_TEST_SPARK": SPARK,
            }
            alone = (test for test in BROWSER.glob("test_*.py") if test.name not in TOGETHER)
            left_out = [f"--ignore={each}" for each in (*ELSEWHERE, *alone)]
            asked = ["pytest", "-n", "auto", *left_out, *arguments]
            return subprocess.run(
                [sys.executable, "-m", *asked], env=environment, check=False
            ).returncode


@contextmanager
def postgres(binaries: Path, directory: Path) -> Iterator[str]:
    """Run a PostgreSQL in a directory and yield its address, without a database."""
    port = free_port()
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        shutil.chown(directory, user)
    data = directory / "postgres"
    settings = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={directory}"
        " -c max_connections=200 -c fsync=off"  # nobody keeps what tests write
    )

    def command(name: str, *arguments: str) -> None:
        asked = [str(binaries / name), "-D", str(data), *arguments]
        subprocess.run(asked, user=user, cwd=directory, check=True, stdout=subprocess.DEVNULL)

    command("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    command("pg_ctl", "-w", "-o", settings, "-l", str(directory / "postgres.log"), "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        command("pg_ctl", "-m", "immediate", "stop")


@contextmanager
def redis(directory: Path) -> Iterator[str]:
    """Run a Redis that keeps nothing and yield its address, as soon as it answers."""
    port = free_port()
    settings = {"port": port, "bind": "127.0.0.1", "save": "", "dir": directory}
    given = [word for name, value in settings.items() for word in (f"--{name}", str(value))]
    with subprocess.Popen(["redis-server", *given], stdout=subprocess.DEVNULL) as server:
        try:
            until(lambda: _listens(port) or server.poll() is not None, "Redis listens")
            if server.poll() is not None:
                raise SystemExit("Redis does not start.")
            yield f"redis://127.0.0.1:{port}"
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def postgres_binaries() -> Path:
    """Return where PostgreSQL's programs are, installing them if there are none."""
    if not (found := _newest()):
        install("postgresql")
        found = _newest()
    if not found:
        raise SystemExit("PostgreSQL is not installed, and could not be.")
    return found


def _newest() -> Path | None:
    if initdb := shutil.which("initdb"):
        return Path(initdb).parent
    # Debian keeps the programs of each version apart, out of the path.
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((one.parent for one in found), key=lambda one: int(one.parent.name), default=None)


def need(program: str, package: str) -> None:
    """Install a Debian package unless its program is there."""
    if not shutil.which(program):
        install(package)


def install(package: str) -> None:
    """Install a Debian package, or say what to do."""
    if os.getuid() != 0 or not shutil.which("apt-get"):
        raise SystemExit(f"Install {package} first; only root on a Debian machine has it done.")
    sys.stderr.write(f"Installing {package} ...\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", package],
        check=True,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
