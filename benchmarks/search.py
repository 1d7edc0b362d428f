"""Claim: a word is found among 50,000 findings sooner than by looking at each of them.

For a word in half a per cent of them, all that a page asks the database is answered in under a
tenth of the time of one plain scan (a COUNT with LIKE over the findings of the matrix); for a word
in all of them, the whole search is, within three times of it: with who reads, the texts as they
are now, and their marks. The same holds on SQLite, and on PostgreSQL if DATABASE_URL names a
database of it. What was measured stands in docs/decisions/0030.
"""

import os
import tempfile
import time
from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import connection

FINDINGS = 50_000
REPEATS = 25
WORDS = ("yak", "zebra", "everyone", "nowhere")


def timed(*works: Callable[[], object]) -> list[float]:
    """Return the seconds of the quickest run of each: whatever else the machine did, took time.

    They take turns, so that what the machine does besides is the same for all. In each turn a first
    run brings back what the others pushed out of the caches, and only the second counts.
    """
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(REPEATS):
        for work, taken in zip(works, seconds, strict=True):
            work()
            begun = time.perf_counter()
            work()
            taken.append(time.perf_counter() - begun)
    return [min(taken) for taken in seconds]


def compare() -> None:
    """Fill a database, and print how long the scan and the index take for each word."""
    # The rooms can be imported once Django is set up, and not before.
    from product import findings

    from segmatrix.search import index, queries
    from segmatrix.search.access import Reader

    call_command("migrate", verbosity=0)
    matrix, user = findings.begin()
    actor = findings.reader_of(matrix, user)
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
        scanned, indexed, whole = timed(
            lambda word=word: findings.scan(matrix, word),
            lambda typed=typed: findings.ask(reader, typed),
            lambda typed=typed: queries.search(matrix.pk, typed, findings.reader_of(matrix, user)),
        )
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
