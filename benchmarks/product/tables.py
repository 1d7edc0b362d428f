"""Two tables, one small and one large, and how long it takes to open each as a page."""

import time

from django.core.management import call_command
from django.test import Client

from segmatrix.web.matrix import boxes
from tests.cast import Cast
from tests.matrix.large import LARGE, SMALL, matrix_of

REPEATS = 25


def compare() -> None:
    """Fill a database, and print both times and their ratio, with no cell drawn and with all."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    cast, browser = Cast(), Client(headers={"host": "localhost"})
    browser.force_login(cast.user("sol"))
    small, large = (f"/m/{matrix_of(size, cast.fara)}/table/" for size in (SMALL, LARGE))
    for words, warm in (("no cell drawn before", False), ("cells drawn before", True)):
        few, many = _quickest(browser, (small, large), warm=warm)
        print(
            f"{words:>20}: {few * 1e3:6.1f} ms for {SMALL.statements} statements,"
            f" {many * 1e3:7.1f} ms for {LARGE.statements}, ratio {many / few:.2f}"
        )


def _quickest(browser: Client, addresses: tuple[str, str], *, warm: bool) -> tuple[float, float]:
    """Return the quickest time of each page: whatever else the machine did, took time."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(REPEATS):
        for address, times in zip(addresses, taken, strict=True):
            if not warm:
                boxes.forget()
            times.append(_seconds(browser, address))
    return min(taken[0]), min(taken[1])


def _seconds(browser: Client, address: str) -> float:
    begun = time.perf_counter()
    answer = browser.get(address)
    taken = time.perf_counter() - begun
    assert answer.status_code == 200
    return taken
