"""Claim: many rules together cost little more than reading the events that they name once.

On one machine and in one run, the same rules are put to our engine and to what people would pick
instead; every rule's size must come out equal. Printed are the ratios of their time to ours. The
floor is numpy's sum over the columns of people and times of every event that the rules name.

    python benchmarks/engine.py [--events 10_000_000] [--people 500_000] [--rules 50 500] [--alone]
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa
from rivals import databases, frames, world
from rivals.questions import Often, Question, events_of, name, questions
from rivals.world import AS_OF

import segmatrix as sm
from segmatrix.kit.data.tables import CustomerData

Found = TypeVar("Found")

REPEATS = 3
# A wide query, or a frame with hundreds of plans, needs more memory than machines have.
MOST_AT_ONCE = 50
MONTH_ENDS = [datetime(2025 + at // 12, at % 12 + 1, 1) for at in range(5, 17)]  # noqa: DTZ001 -- naive is UTC


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="segmatrix-bench-") as made:
        directory = Path(made)
        world.write(directory, events=given.events, people=given.people)
        data, seconds = _ingested(directory)
        print(f"{given.events:,} events, {given.people:,} people; ingested in {seconds:.1f} s")
        for number in given.rules:
            asked = questions(number)
            ours, sizes = _ours(data, asked)
            floor = _floor(data, asked)
            print(f"\n{number} rules: {ours:.3f} s; {ours / floor:.1f} times the floor")
            if not given.alone:
                _against(directory, asked, ours, sizes)
        more = world.more(given.people, events=given.events // 100, after=given.events)
        _over_time(data, questions(min(given.rules)), more, seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"\npeak memory of the run: {peak:.1f} GiB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--people", type=int, default=500_000)
    parser.add_argument("--rules", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--alone", action="store_true", help="leave the rivals out")
    return parser.parse_args()


def _ingested(directory: Path) -> tuple[CustomerData, float]:
    started = time.perf_counter()
    sm.ingest(directory, directory / "store")
    return sm.connect(directory / "store"), time.perf_counter() - started


def _rules(asked: Sequence[Question]) -> sm.Rules:
    return sm.Rules.of({name(at): str(one) for at, one in enumerate(asked)})


def _ours(data: CustomerData, asked: Sequence[Question]) -> tuple[float, list[int]]:
    """Return the median seconds of an evaluation, the columns warm, and the sizes."""
    rules = _rules(asked)
    sm.evaluate(data, rules, AS_OF)
    seconds, sizes = _median(lambda: sm.evaluate(data, rules, AS_OF).sizes())
    return seconds, list(sizes.values())


def _against(directory: Path, asked: Sequence[Question], ours: float, sizes: list[int]) -> None:
    """Print how many times longer others take; equal sizes are demanded of each."""

    def compared(rival: str, seconds: float, found: list[int]) -> None:
        wrong = [name(at) for at, one in enumerate(found) if one != sizes[at]]
        if wrong:
            raise SystemExit(f"{rival} counts {', '.join(wrong[:5])} otherwise than we do")
        print(f"  {rival}: {seconds / ours:.1f} times our time ({seconds:.2f} s)", flush=True)

    with databases.tables(directory, ordered=False) as unordered:
        compared("one query per rule, DuckDB", *databases.by_rule(unordered, asked))
    with databases.tables(directory, ordered=True) as ordered:
        compared("one query per rule, DuckDB ordered", *databases.by_rule(ordered, asked))
        if len(asked) <= MOST_AT_ONCE:
            compared("one wide query, DuckDB ordered", *databases.at_once(ordered, asked))
    if len(asked) <= MOST_AT_ONCE:
        compared("Polars lazy, ordered", *frames.together(*frames.tables(directory), asked))
    compared("one query per rule, chDB ordered", *databases.by_rule_in_chdb(directory, asked))


def _floor(data: CustomerData, asked: Sequence[Question]) -> float:
    """Return the seconds that reading the events takes that the rules name, warm."""
    columns = []
    for event in sorted(events_of(asked)):
        rows = data.clustered.rows("events", event)
        columns += [rows.owners, rows.times]
    return _median(lambda: [np.sum(column) for column in columns])[0]


def _over_time(
    data: CustomerData, asked: Sequence[Question], more: pa.Table, ingested: float
) -> None:
    """Print what many instants, a changed rule and new events cost beside a single evaluation."""
    rules = _rules(asked)
    single = _ours(data, asked)[0]
    many, _ = _median(lambda: sm.Evaluator(data).evaluate_many(rules, MONTH_ENDS))
    print(f"\ntwelve month-ends: {many / single:.1f} single evaluations")
    evaluator = sm.Evaluator(data)
    evaluator.evaluate(rules, AS_OF)
    others = [_rules([_other(turn), *asked[1:]]) for turn in range(REPEATS)]
    changed, _ = _median_of(lambda turn: evaluator.evaluate(others[turn], AS_OF))
    print(f"one rule of {len(asked)} changed: {changed / single:.2f} of a single evaluation")
    started = time.perf_counter()
    grown = data.appended({"events": more})
    evaluator.refresh(grown)
    evaluator.evaluate(rules, AS_OF)
    refreshed = time.perf_counter() - started
    share = refreshed / (ingested + single)
    print(f"1 % new events: {share:.1%} of ingest and evaluation ({refreshed:.2f} s)")


def _other(turn: int) -> Question:
    """Return a rule that was not asked before."""
    return Question((Often("e07", 6 + turn, 45),))


def _median(asked: Callable[[], Found]) -> tuple[float, Found]:
    return _median_of(lambda _: asked())


def _median_of(asked: Callable[[int], Found]) -> tuple[float, Found]:
    """Return the median seconds of some turns, and what the last one found."""
    seconds = []
    for turn in range(REPEATS):
        started = time.perf_counter()
        found = asked(turn)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), found


if __name__ == "__main__":
    main()
