"""Claim: a word is found among 50,000 findings sooner than by looking at each of them.

For a word in half a per cent of them, all that a page asks the database is answered in under a
tenth of the time of one plain scan (a COUNT with LIKE over the findings of the matrix); for a word
in all of them, within three times of it. The same holds on SQLite, and on PostgreSQL if
DATABASE_URL names a database of it. Printed beside it: the whole search, with who may read what,
the texts as they are now, and their marks. What was measured stands in docs/decisions/0020.
"""

import os
import tempfile
import time
from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import connection

FINDINGS = 50_000
REPEATS = 15
WORDS = ("yak", "zebra", "everyone", "nowhere")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest of some runs: whatever else the machine did, took time."""
    work()
    seconds = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def compare() -> None:
    """Fill a database, and print how long the scan and the index take for each word."""
    # The rooms can be imported once Django is set up, and not before.
    from product import findings

    from segmatrix.search import index, queries
    from segmatrix.search.access import Reader

    call_command("migrate", verbosity=0)
    matrix, actor = findings.begin()
    findings.fill(matrix, actor, FINDINGS)
    begun = time.perf_counter()
    index.build(matrix.pk)
    took = time.perf_counter() - begun
    print(f"{connection.vendor}: {FINDINGS:,} findings, {took:.1f} s to index")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    reader = Reader(matrix.pk, actor)
    print("word          found   scan ms   index ms   ratio   whole search ms   ratio")
    for word in WORDS:
        typed = f"{word} "
        found = queries.search(matrix.pk, typed, actor).total
        assert found == findings.scan(matrix, word) == findings.ask(reader, typed)
        scanned = timed(lambda word=word: findings.scan(matrix, word))
        indexed = timed(lambda typed=typed: findings.ask(reader, typed))
        whole = timed(lambda typed=typed: queries.search(matrix.pk, typed, actor))
        print(
            f"{word:10} {found:8,} {scanned * 1e3:9.2f} {indexed * 1e3:10.2f}"
            f" {indexed / scanned:7.3f} {whole * 1e3:17.2f} {whole / scanned:7.3f}"
        )


def main() -> None:
    """Compare in a home of its own, which goes again."""
    with tempfile.TemporaryDirectory(prefix="segmatrix-bench-") as home:
        os.environ["SEGMATRIX_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "segmatrix.project.settings"
        django.setup()
        compare()


if __name__ == "__main__":
    main()
