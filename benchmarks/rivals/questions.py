"""Rules of mixed kinds, each said in our language and in what its rivals ask: one tree, many faces.

Windows end at `as of` and zones are UTC, so that nobody has to count civil days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias

from rivals.world import AS_OF, NAMES

SEED = 20260601
PLANS = ("free", "team", "pro", "scale")


def since(days: int) -> datetime:
    """Return the start of a window that ends at `as of`."""
    return AS_OF - timedelta(days=days)


@dataclass(frozen=True)
class Often:
    event: str
    times: int
    days: int

    def __str__(self) -> str:
        return f'did "{self.event}" at least {self.times} times in the last {self.days} days'


@dataclass(frozen=True)
class OnDays:
    event: str
    number: int
    days: int

    def __str__(self) -> str:
        return f'did "{self.event}" on at least {self.number} days in the last {self.days} days'


@dataclass(frozen=True)
class Spent:
    event: str
    amount: int
    days: int

    def __str__(self) -> str:
        return f'sum of amount for "{self.event}" in the last {self.days} days >= {self.amount}'


@dataclass(frozen=True)
class FirstTime:
    event: str
    days: int

    def __str__(self) -> str:
        return f'first did "{self.event}" in the last {self.days} days'


@dataclass(frozen=True)
class Then:
    first: str
    second: str
    within: int
    days: int

    def __str__(self) -> str:
        return (
            f'did "{self.first}" then "{self.second}" within {self.within} days'
            f" in the last {self.days} days"
        )


@dataclass(frozen=True)
class Has:
    """Traits: one of some plans, and so many seats at least."""

    plans: tuple[str, ...]
    seats: int

    def __str__(self) -> str:
        plans = ", ".join(f'"{plan}"' for plan in self.plans)
        return f"(plan is one of ({plans}) and seats >= {self.seats})"


@dataclass(frozen=True)
class Member:
    """Another rule, by its number."""

    rule: int

    def __str__(self) -> str:
        return f'in segment "{name(self.rule)}"'


Part: TypeAlias = Often | OnDays | Spent | FirstTime | Then | Has | Member


@dataclass(frozen=True)
class Question:
    """One rule: all of `parts`, and none of `without`."""

    parts: tuple[Part, ...]
    without: tuple[Part, ...] = ()

    def __str__(self) -> str:
        return " and ".join([*map(str, self.parts), *(f"not {part}" for part in self.without)])


def name(number: int) -> str:
    """Return what a rule is called."""
    return f"S{number:03}"


def questions(number: int) -> tuple[Question, ...]:
    """Return so many rules, the same every time; the first of 500 are the 50."""
    chance = Random(SEED)
    return tuple(_question(chance, at) for at in range(number))


def events_of(asked: tuple[Question, ...]) -> frozenset[str]:
    """Return every event that some rules name."""
    return frozenset(_events(asked))


def _question(chance: Random, at: int) -> Question:
    first = _KINDS[at % len(_KINDS)](chance)
    parts: list[Part] = [first]
    if chance.random() < 0.3:
        parts.append(chance.choice(_KINDS)(chance))
    if at >= 10 and chance.random() < 0.2:
        parts.append(Member(chance.randrange(at)))
    without = (_often(chance),) if chance.random() < 0.25 else ()
    return Question(tuple(parts), without)


def _event(chance: Random) -> str:
    # As often as it happens: people ask for what is common.
    return f"e{int(NAMES * chance.random() ** 2):02}"


def _often(chance: Random) -> Often:
    times, days = chance.choice((1, 1, 2, 3)), chance.choice((14, 30, 90, 365))
    return Often(_event(chance), times, days)


def _on_days(chance: Random) -> OnDays:
    return OnDays(_event(chance), chance.choice((2, 2, 3)), chance.choice((30, 90, 180)))


def _spent(chance: Random) -> Spent:
    return Spent(_event(chance), chance.choice((20, 50, 100, 200)), chance.choice((30, 90, 365)))


def _first_time(chance: Random) -> FirstTime:
    return FirstTime(_event(chance), chance.choice((30, 90, 180)))


def _then(chance: Random) -> Then:
    first = second = _event(chance)
    while second == first:
        second = _event(chance)
    return Then(first, second, chance.choice((3, 7, 30)), chance.choice((30, 90, 180)))


def _has(chance: Random) -> Has:
    return Has(tuple(sorted(chance.sample(PLANS, 2))), chance.choice((5, 20, 50)))


_KINDS = (_often, _on_days, _spent, _often, _first_time, _then, _has)


def _events(asked: tuple[Question, ...]) -> Iterator[str]:
    for question in asked:
        for part in (*question.parts, *question.without):
            match part:
                case Often(event) | OnDays(event) | Spent(event) | FirstTime(event):
                    yield event
                case Then(first, second):
                    yield from (first, second)
