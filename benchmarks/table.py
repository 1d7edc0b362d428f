"""Claim: a matrix of 8 segments, 12 rows, 600 statements and 300 comments opens in at most 3 times
the time of one of 3 segments and 10 statements, once its cells were drawn.

Both tables are asked for in turns as pages, by somebody signed in. Printed is the quickest of each,
with no cell drawn before and with all of them, and the ratio.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import django

REPEATS = 25

HOME = tempfile.TemporaryDirectory(prefix="segmatrix-bench-")
os.environ["SEGMATRIX_HOME"] = HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "segmatrix.project.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))
django.setup()

from django.core.management import call_command  # noqa: E402 -- Django must be set up before
from django.test import Client  # noqa: E402

from segmatrix.web.matrix import boxes  # noqa: E402
from tests.cast import Cast  # noqa: E402
from tests.matrix.large import LARGE, SMALL, matrix_of  # noqa: E402


def seconds(browser: Client, address: str) -> float:
    """Return how long the page at an address takes."""
    begun = time.perf_counter()
    answer = browser.get(address)
    taken = time.perf_counter() - begun
    assert answer.status_code == 200
    return taken


def quickest(browser: Client, addresses: tuple[str, str], *, warm: bool) -> tuple[float, float]:
    """Return the quickest time of each page: whatever else the machine did, took time."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(REPEATS):
        for address, times in zip(addresses, taken, strict=True):
            if not warm:
                boxes.forget()
            times.append(seconds(browser, address))
    return min(taken[0]), min(taken[1])


def main() -> None:
    """Print the ratios."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    cast, browser = Cast(), Client(headers={"host": "localhost"})
    browser.force_login(cast.user("sol"))
    small, large = (f"/m/{matrix_of(size, cast.fara)}/table/" for size in (SMALL, LARGE))
    for words, warm in (("no cell drawn before", False), ("cells drawn before", True)):
        few, many = quickest(browser, (small, large), warm=warm)
        print(
            f"{words:>20}: {few * 1e3:6.1f} ms for {SMALL.statements} statements,"
            f" {many * 1e3:7.1f} ms for {LARGE.statements}, ratio {many / few:.2f}"
        )


if __name__ == "__main__":
    main()
    HOME.cleanup()
