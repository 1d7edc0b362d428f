"""Claim: many rules together cost little more than reading the events that they name once.

On one machine and in one run, the same rules are put to our engine and to what people would pick
instead; every rule's size must come out equal. Printed are the ratios of their time to ours, each
beside what is claimed of 10 million events. The floor is numpy's sum over the columns of people and
times of every event that the rules name. We work in a process of our own, whose peak memory is
told. Of several sizes the rivals are asked about the first. The largest size is held against the
smallest, by default of the same 500,000 people; where there are more people too it costs more, for
what is told of each person leaves the processor's cache (docs/decisions/0021).

    python benchmarks/engine.py [--events 10_000_000 40_000_000] [--people 500_000 2_000_000]
                                [--rules 50 500] [--alone]
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
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

REPEATS = 5
INGESTS = 3
EVENTS_EACH = 20
PEOPLE = 500_000
# A wide query, or a frame with hundreds of plans, needs more memory than machines have.
MOST_AT_ONCE = 50
MONTH_ENDS = [datetime(2025 + at // 12, at % 12 + 1, 1) for at in range(5, 17)]  # noqa: DTZ001 -- naive is UTC
ONE_BY_ONE, ONE_BY_ONE_ORDERED = "one query per rule, DuckDB", "one query per rule, DuckDB ordered"
CLAIMED = {
    (50, ONE_BY_ONE): 15,
    (50, ONE_BY_ONE_ORDERED): 5,
    (500, ONE_BY_ONE): 50,
    (500, ONE_BY_ONE_ORDERED): 15,
}
"""How many times our time a rival takes at least, by the number of rules."""


def main() -> None:
    given = _arguments()
    found: list[tuple[int, int, Ours]] = []
    for place, (events, people) in enumerate(_sizes(given)):
        with tempfile.TemporaryDirectory(prefix="segmatrix-bench-") as made:
            directory = Path(made)
            world.write(directory, events=events, people=people)
            more = world.more(people, events=events // 100, after=events)
            ours = _apart(directory, given.rules, more)
            print(f"{events:,} events, {people:,} people; ingested in {ours.ingested:.1f} s")
            for number, answer in ours.answers.items():
                _tell(number, answer)
                if place == 0 and not given.alone:
                    _against(directory, questions(number), answer)
            _tell_over_time(ours, min(given.rules))
        found.append((events, people, ours))
    if len(found) > 1:
        _compare(min(found, key=_number_of), max(found, key=_number_of))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="+", default=[10_000_000])
    parser.add_argument(
        "--people", type=int, nargs="+", help="if left out one for each 20 events, at most 500,000"
    )
    parser.add_argument("--rules", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--alone", action="store_true", help="leave the rivals out")
    given = parser.parse_args()
    if given.people is not None and len(given.people) != len(given.events):
        parser.error("say for each number of events how many people there are")
    return given


def _sizes(given: argparse.Namespace) -> Iterator[tuple[int, int]]:
    people = given.people or [min(events // EVENTS_EACH, PEOPLE) for events in given.events]
    return zip(given.events, people, strict=True)


# --- our part, in a process of its own ------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """What some rules cost together.

    Attributes:
        seconds: the median of some evaluations, the columns warm.
        floor: the seconds that reading the events takes that the rules name, warm.
        sizes: of the segments.
    """

    seconds: float
    floor: float
    sizes: list[int]


@dataclass(frozen=True)
class Ours:
    """What our process found out about one size.

    Attributes:
        answers: by the number of rules.
        ingested: the median of some ingests in seconds, as the next three.
        months: twelve month-ends of the fewest rules.
        changed: one of these rules changed.
        refreshed: 1 % new events, and the fewest rules anew.
        peak: the most memory that the process held, in GiB.
    """

    answers: dict[int, Answer]
    ingested: float
    months: float
    changed: float
    refreshed: float
    peak: float


def _apart(directory: Path, rules: Sequence[int], more: pa.Table) -> Ours:
    """Return what a fresh process finds out, which holds no memory of ours nor of rivals."""
    with ProcessPoolExecutor(1, get_context("forkserver")) as process:
        return process.submit(_ours, directory, rules, more).result()


def _ours(directory: Path, rules: Sequence[int], more: pa.Table) -> Ours:
    ingest, connect = sm.ingest, sm.connect  # What they need is loaded now.

    def ingested(_: int) -> CustomerData:
        ingest(directory, directory / "store", replace=True)
        return connect(directory / "store")

    seconds, data = _median(ingested, INGESTS)
    answers = {number: _answer(data, questions(number)) for number in rules}
    fewest = questions(min(rules))
    return Ours(
        answers,
        seconds,
        _month_ends(data, fewest),
        _one_changed(data, fewest),
        _refreshed(data, fewest, more),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    )


def _rules(asked: Sequence[Question]) -> sm.Rules:
    return sm.Rules.of({name(at): str(one) for at, one in enumerate(asked)})


def _answer(data: CustomerData, asked: Sequence[Question]) -> Answer:
    rules = _rules(asked)
    sm.evaluate(data, rules, AS_OF)
    seconds, sizes = _median(lambda _: sm.evaluate(data, rules, AS_OF).sizes())
    return Answer(seconds, _floor(data, asked), list(sizes.values()))


def _floor(data: CustomerData, asked: Sequence[Question]) -> float:
    columns = []
    for event in sorted(events_of(asked)):
        rows = data.clustered.rows("events", event)
        columns += [rows.owners, rows.times]
    return _median(lambda _: [np.sum(column) for column in columns])[0]


def _month_ends(data: CustomerData, asked: Sequence[Question]) -> float:
    rules = _rules(asked)
    return _median(lambda _: sm.Evaluator(data).evaluate_many(rules, MONTH_ENDS))[0]


def _one_changed(data: CustomerData, asked: Sequence[Question]) -> float:
    evaluator = sm.Evaluator(data)
    evaluator.evaluate(_rules(asked), AS_OF)
    # A rule that was not asked before, each time.
    others = [
        _rules([Question((Often("e07", 6 + turn, 45),)), *asked[1:]]) for turn in range(REPEATS)
    ]
    return _median(lambda turn: evaluator.evaluate(others[turn], AS_OF))[0]


def _refreshed(data: CustomerData, asked: Sequence[Question], more: pa.Table) -> float:
    rules, seconds = _rules(asked), []
    for _ in range(REPEATS):
        evaluator = sm.Evaluator(data)
        evaluator.evaluate(rules, AS_OF)
        started = time.perf_counter()
        evaluator.refresh(data.appended({"events": more}))
        evaluator.evaluate(rules, AS_OF)
        seconds.append(time.perf_counter() - started)
    refreshed, anew = evaluator.evaluate(rules, AS_OF), sm.evaluate(evaluator.data, rules, AS_OF)
    if refreshed.sizes() != anew.sizes():
        raise SystemExit("what is refreshed differs from what is found out anew")
    return statistics.median(seconds)


def _median(asked: Callable[[int], Found], turns: int = REPEATS) -> tuple[float, Found]:
    """Return the median seconds of some turns, and what the last one found."""
    seconds = []
    for turn in range(turns):
        started = time.perf_counter()
        found = asked(turn)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), found


# --- rivals ---------------------------------------------------------------------------------------


def _against(directory: Path, asked: Sequence[Question], ours: Answer) -> None:
    """Print how many times longer others take; equal sizes are demanded of each."""

    def compared(rival: str, seconds: float, found: list[int]) -> None:
        wrong = [name(at) for at, one in enumerate(found) if one != ours.sizes[at]]
        if wrong:
            raise SystemExit(f"{rival} counts {', '.join(wrong[:5])} otherwise than we do")
        least = CLAIMED.get((len(asked), rival))
        claimed = "" if least is None else f", at least {least}"
        ratio = seconds / ours.seconds
        print(f"  {rival}: {ratio:.1f} times our time{claimed} ({seconds:.2f} s)", flush=True)

    few = len(asked) <= MOST_AT_ONCE
    with databases.tables(directory, ordered=False) as unordered:
        compared(ONE_BY_ONE, *databases.by_rule(unordered, asked))
    with databases.tables(directory, ordered=True) as ordered:
        compared(ONE_BY_ONE_ORDERED, *databases.by_rule(ordered, asked))
        if few:
            compared("one wide query, DuckDB ordered", *databases.at_once(ordered, asked))
    if few:
        compared("Polars lazy, ordered", *frames.together(*frames.tables(directory), asked))
    compared("one query per rule, chDB ordered", *databases.by_rule_in_chdb(directory, asked))
    if not few:
        print(
            f"  left out: one wide query, and Polars lazy; of more than {MOST_AT_ONCE} rules at"
            " once they need more memory than machines have"
        )


# --- what is printed ------------------------------------------------------------------------------


def _tell(number: int, answer: Answer) -> None:
    claimed = ", at most 8" if number == MOST_AT_ONCE else ""
    ratio = answer.seconds / answer.floor
    print(f"\n{number} rules: {answer.seconds:.3f} s; {ratio:.1f} times the floor{claimed}")


def _tell_over_time(ours: Ours, number: int) -> None:
    """Print what instants, a changed rule and new events cost beside a single evaluation."""
    single = ours.answers[number].seconds
    months, changed = ours.months / single, ours.changed / single
    share = ours.refreshed / (ours.ingested + single)
    print(f"\ntwelve month-ends: {months:.1f} single evaluations, at most 8")
    print(f"one rule of {number} changed: {changed:.2f} of a single evaluation, at most 0.10")
    print(
        f"1 % new events: {share:.1%} of ingest and evaluation, at most 5 %"
        f" ({ours.refreshed:.2f} s)"
    )
    print(f"peak memory of our process: {ours.peak:.1f} GiB\n")


def _number_of(found: tuple[int, int, Ours]) -> int:
    return found[0]


def _compare(smallest: tuple[int, int, Ours], largest: tuple[int, int, Ours]) -> None:
    """Print how the times of the largest size compare to those of the smallest."""
    (few, some, small), (many, all_, large) = smallest, largest
    sizes = f"{many:,} events of {all_:,} people to {few:,} of {some:,}"
    claimed = ", at most 4.4" if many == 4 * few else ""
    for number, answer in large.answers.items():
        ratio = answer.seconds / small.answers[number].seconds
        print(f"{number} rules, {sizes}: {ratio:.1f} times{claimed}")
    print(f"ingest, {sizes}: {large.ingested / small.ingested:.1f} times")


if __name__ == "__main__":
    main()
