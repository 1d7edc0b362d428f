"""Claim: making a store costs at most 2.5 times DuckDB's own reading and sorting of the file.

    python benchmarks/ingest.py [EVENTS [PEOPLE]]

Printed are, for seeded events in one Parquet file: the time of `ingest` and of DuckDB's
`CREATE TABLE ... AS SELECT * ... ORDER BY event, timestamp` into a file, each in a process of its
own, and their ratio; the most memory that the ingest held; and what 1 % later events cost, added to
the store in memory, against the ingest of all.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

EVENTS, PEOPLE = 10_000_000, 500_000
NAMES, SKUS = 50, 2_000
BLOCK = 1_000_000
YEAR = 365 * 86_400 * 1_000_000
START = 1_735_689_600_000_000  # 2025-01-01
RUNS = 2

OURS = """
import sys, time
import segmatrix as sm
sm.ingest  # loads what it needs
began = time.perf_counter()
sm.ingest(sys.argv[1], sys.argv[2], replace=True)
print(time.perf_counter() - began)
"""
THEIRS = """
import sys, time
from pathlib import Path
import duckdb
Path(sys.argv[2]).unlink(missing_ok=True)
began = time.perf_counter()
with duckdb.connect(sys.argv[2]) as con:
    con.execute("SET enable_progress_bar = false")
    events = con.read_parquet(f"{sys.argv[1]}/events.parquet")
    events.order("event, timestamp").create("events")
print(time.perf_counter() - began)
"""


def events(random: np.random.Generator, size: int, people: int) -> pa.Table:
    """Return seeded events of many names, half of them with an amount and an article."""
    names = pa.array([f"event {number:02}" for number in range(NAMES)])
    skus = pa.array([f"sku-{number:05}" for number in range(SKUS)])
    ids = pa.array([f"user-{number:07}" for number in range(people)])
    amounts = np.round(random.gamma(2, 20, size), 2)
    articles = pa.array(random.integers(0, SKUS, size), mask=random.random(size) < 0.5)
    return pa.table(
        {
            "user_id": ids.take(pa.array(random.integers(0, people, size))),
            "event": names.take(pa.array((random.zipf(1.3, size) - 1) % NAMES)),
            "timestamp": pa.array(START + random.integers(0, YEAR, size), pa.timestamp("us")),
            "amount": pa.array(amounts, mask=random.random(size) < 0.5),
            "sku": skus.take(articles),
        }
    )


def write(directory: Path, size: int, people: int) -> pa.Table:
    """Write a directory in the standard layout; return later events, a hundredth as many."""
    random = np.random.default_rng(7)
    schema = events(random, 0, people).schema
    with pq.ParquetWriter(directory / "events.parquet", schema) as writer:
        for start in range(0, size, BLOCK):
            writer.write_table(events(random, min(BLOCK, size - start), people))
    plans = pa.array(["free", "pro", "team"]).take(pa.array(random.integers(0, 3, people)))
    ids = pa.array([f"user-{number:07}" for number in range(people)])
    pq.write_table(pa.table({"user_id": ids, "plan": plans}), directory / "people.parquet")
    return events(random, size // 100, people)


def timed(code: str, *given: object) -> tuple[float, int]:
    """Run code in a process of its own; return the seconds it tells and the most bytes it held."""
    told = [sys.executable, "-c", code, *map(str, given)]
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        seconds = running.stdout.read()
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise SystemExit(f"it ended with {running.returncode}")
    return float(seconds), usage.ru_maxrss * 1024


def append(store: Path, later: pa.Table) -> float:
    """Add later events to a store whose events were all read; return the seconds."""
    import segmatrix as sm

    data = sm.connect(store)
    for event in data.clustered.event_names():
        data.clustered.rows("events", event).column("amount")
    began = time.perf_counter()
    more = data.appended({"events": later})
    for event in more.clustered.event_names():
        more.clustered.rows("events", event).column("amount")
    return time.perf_counter() - began


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("events", type=int, nargs="?", default=EVENTS)
    given.add_argument("people", type=int, nargs="?", default=PEOPLE)
    sizes = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="segmatrix-bench-") as home:
        files = Path(home) / "files"
        files.mkdir()
        later = write(files, sizes.events, sizes.people)
        ours, theirs = Path(home) / "ours", Path(home) / "theirs"
        # By turns, so that both meet the same machine.
        runs = [(timed(OURS, files, ours), timed(THEIRS, files, theirs)) for _ in range(RUNS)]
        took = min(one[0] for one, _ in runs)
        sorted_in = min(one[0] for _, one in runs)
        held = max(one[1] for one, _ in runs)
        added = append(ours, later)
    print(f"{sizes.events:,} events of {sizes.people:,} people")
    print(f"DuckDB reads and sorts      {sorted_in:7.2f} s")
    print(f"ingest                      {took:7.2f} s   {took / sorted_in:.2f} times that")
    print(f"ingest held at most         {held / 1e9:7.2f} GB")
    print(f"1 % later events in memory  {added:7.2f} s   {added / took:.1%} of the ingest")


if __name__ == "__main__":
    main()
