"""The questions in Polars: one lazy frame per rule, all collected together."""

import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import polars as pl

from rivals.questions import (
    FirstTime,
    Has,
    Member,
    Often,
    OnDays,
    Part,
    Question,
    Spent,
    Then,
    since,
)

_PERSON = pl.col("person")
_WHEN = pl.col("timestamp")


def tables(directory: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return people and events, people as whole numbers, events ordered by event and time."""
    people = pl.read_parquet(directory / "people.parquet").sort("user_id").with_row_index("person")
    events = pl.read_parquet(directory / "events.parquet")
    numbered = events.join(people.select("user_id", "person"), on="user_id").select(
        "person",
        pl.col("event").cast(pl.Categorical),
        "timestamp",
        (pl.col("amount") * 100).round().cast(pl.Int64).alias("cents"),
    )
    return people, numbered.sort("event", "timestamp")


def together(
    people: pl.DataFrame, events: pl.DataFrame, asked: Sequence[Question]
) -> tuple[float, list[int]]:
    """Return the seconds that all rules take together, and the sizes."""
    tables = _Tables(people.lazy(), events.lazy(), asked)
    started = time.perf_counter()
    sizes = [tables.members(question).select(pl.len()) for question in asked]
    found = pl.collect_all(sizes)
    return time.perf_counter() - started, [frame.item() for frame in found]


class _Tables:
    """The tables that the questions are put to."""

    def __init__(
        self, people: pl.LazyFrame, events: pl.LazyFrame, asked: Sequence[Question]
    ) -> None:
        self.people, self.events, self.asked = people, events, asked

    def members(self, question: Question) -> pl.LazyFrame:
        first, *rest = question.parts
        found = self.those(first)
        for part in rest:
            found = found.join(self.those(part), on="person", how="semi")
        for part in question.without:
            found = found.join(self.those(part), on="person", how="anti")
        return found

    def those(self, part: Part) -> pl.LazyFrame:
        """Return the people of whom one condition holds."""
        match part:
            case Often(event, times, days):
                return self.having(self.during(event, days), pl.len() >= times)
            case OnDays(event, number, days):
                distinct = _WHEN.dt.date().n_unique()
                return self.having(self.during(event, days), distinct >= number)
            case Spent(event, amount, days):
                spent = pl.col("cents").sum()
                return self.having(self.during(event, days), spent >= amount * 100)
            case FirstTime(event, days):
                return self.having(self.named(event), _WHEN.min() >= since(days))
            case Then(first, second, within, days):
                return self.followed(self.during(first, days), self.during(second, days), within)
            case Has(plans, seats):
                fits = pl.col("plan").is_in(plans) & (pl.col("seats") >= seats)
                return self.people.filter(fits).select(_PERSON)
            case Member(number):
                return self.members(self.asked[number])

    def named(self, event: str) -> pl.LazyFrame:
        return self.events.filter(pl.col("event") == event)

    def during(self, event: str, days: int) -> pl.LazyFrame:
        return self.named(event).filter(since(days) <= _WHEN)

    def having(self, rows: pl.LazyFrame, condition: pl.Expr) -> pl.LazyFrame:
        return rows.group_by("person").agg(condition.alias("holds")).filter("holds").select(_PERSON)

    def followed(self, first: pl.LazyFrame, second: pl.LazyFrame, within: int) -> pl.LazyFrame:
        """Return who did the second at most so many days after the first."""
        earlier = first.select("person", "timestamp", began="timestamp")
        nearest = second.select("person", "timestamp").join_asof(
            earlier, on="timestamp", by="person", check_sortedness=False
        )
        apart = _WHEN - pl.col("began") <= timedelta(days=within)
        return nearest.filter(apart).select(_PERSON).unique()
