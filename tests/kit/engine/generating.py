"""Customer bases out of a hat: small worlds full of edges, and the words for what is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any, TypeAlias

import pyarrow as pa
from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.tables import CustomerData
from tests.kit.rules.generating import Vocabulary

Row: TypeAlias = dict[str, Any]

# A clock change of Berlin and of New York lies in the weeks before.
AS_OF = datetime(2026, 4, 2, 10, 30)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")
USERS = ("u1", "u2", "u3", "u4", "u5", "u6", "u7")
# Merges of people leave an account alone that has the same id as one of them.
ACCOUNTS = ("A", "u4", "u5")
EVENTS = ("login", "order")
PLANS = ("pro", "Pro", "ÄPFEL", "äpfel", "a.b%_")
KINDS = ("nps", "nps", "nps", "csat", "ces", "review")
SAID = ("Two PRO invoices", "äpfel and pears", "a.b%_", "pro, pro")
THEMES = {"Billing": ("invoice", "a.b"), "Fruit": ("ÄPFEL",)}
EXPERIMENTS = {"onboarding": ("A", "B"), "pricing": ("A",)}

_MOMENTS = (
    AS_OF,
    AS_OF - timedelta(microseconds=1),
    AS_OF - timedelta(minutes=10),
    AS_OF - timedelta(minutes=40),
    AS_OF - timedelta(minutes=71),
    AS_OF - timedelta(days=1),
    AS_OF - timedelta(days=2),
    AS_OF - timedelta(days=7),
    AS_OF - timedelta(days=7, hours=1),
    AS_OF - timedelta(days=14),
    AS_OF - timedelta(days=30),
    AS_OF + timedelta(hours=1),
    datetime(2026, 3, 29, 1, 0),
    datetime(2026, 3, 28, 23, 30),
    datetime(2026, 3, 8, 7, 0),
    datetime(2026, 3, 31, 22, 0),
    datetime(2026, 3, 30, 0, 0),
    datetime(2026, 2, 28, 23, 59, 59),
    datetime(1969, 12, 31, 23, 0),
)
_DATES = (date(2026, 4, 2), date(2026, 4, 1), date(2026, 3, 26), date(2026, 3, 3), date(2026, 5, 2))
_NUMBERS = (0, 1, 2, 3, 10, -5, 0.1, 0.2, 0.3, 19.99, 1 / 3)
_TAGS = ([], ["pro"], ["äpfel", "old"], ["pro", "äpfel", "pro"])


_PROPERTIES = {
    "plan": Type.TEXT,
    "seats": Type.NUMBER,
    "vip": Type.BOOLEAN,
    "since": Type.DATE,
    "seen": Type.INSTANT,
    "tags": Type.LIST,
}
_TRAITS = {**_PROPERTIES, "lifetime_value": Type.NUMBER}
FEW_TRAITS = {"seats": Type.NUMBER, "lifetime_value": Type.NUMBER}
# The values and the column of each type.
_DRAWN: Mapping[Type, tuple[Sequence[Any], pa.DataType]] = {
    Type.TEXT: (PLANS, pa.string()),
    Type.NUMBER: (_NUMBERS, pa.float64()),
    Type.BOOLEAN: ((True, False), pa.bool_()),
    Type.DATE: (_DATES, pa.date32()),
    Type.INSTANT: (_MOMENTS, pa.timestamp("us")),
    Type.LIST: (_TAGS, pa.list_(pa.string())),
}
_SCHEMAS = {
    "people": {
        "user_id": Type.TEXT,
        "account_id": Type.TEXT,
        "created_at": Type.INSTANT,
        **_TRAITS,
    },
    "accounts": {"account_id": Type.TEXT, "created_at": Type.DATE, **_TRAITS},
    "events": {
        "user_id": Type.TEXT,
        "account_id": Type.TEXT,
        "event": Type.TEXT,
        "timestamp": Type.INSTANT,
        "message_id": Type.TEXT,
        **_PROPERTIES,
    },
    "feedback": {
        "user_id": Type.TEXT,
        "account_id": Type.TEXT,
        "timestamp": Type.INSTANT,
        "kind": Type.TEXT,
        "score": Type.NUMBER,
        "text": Type.TEXT,
        "theme": Type.TEXT,
    },
    "exposures": {
        "user_id": Type.TEXT,
        "experiment": Type.TEXT,
        "variant": Type.TEXT,
        "timestamp": Type.INSTANT,
    },
}
VOCABULARY = Vocabulary(
    people=_TRAITS,
    accounts=_TRAITS,
    events=dict.fromkeys(EVENTS, _PROPERTIES),
    segments=("First", "Second"),
    lists=("Listed",),
    stages=("Early", "Middle", "Late"),
    clusters={"Study": ("C1", "C2")},
    themes=tuple(THEMES),
    experiments=EXPERIMENTS,
    feedback=True,
    scores=True,
    texts=(*PLANS, "p", "Ä", "ro"),
    patterns=("^p", "(?i)RO$", "ä.f", "[.%_]"),
    numbers=(*_NUMBERS, 20, 39.98, 0.25, 4, 5),
    dates=_DATES,
    instants=(datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 4, 1, 10, 30, tzinfo=UTC)),
    longest=8,
    percents=(10, 25, 33.3, 50, 66.7, 100),
)


@dataclass(frozen=True)
class Drawn:
    """A small customer base as rows, with merges of some ids."""

    tables: Mapping[str, Sequence[Row]]
    merges: Sequence[tuple[str, str]]

    @property
    def arrow(self) -> dict[str, pa.Table]:
        """The same as tables; columns have their types also without any value."""
        return {
            name: pa.table(
                {
                    column: pa.array([row.get(column) for row in rows], _DRAWN[kind][1])
                    for column, kind in _SCHEMAS[name].items()
                }
            )
            for name, rows in self.tables.items()
        }

    @cached_property
    def data(self) -> CustomerData:
        """The same as customer data; columns have their types also without any value."""
        return CustomerData.from_arrow(arrow(self.tables), self.merges)


def arrow(tables: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Return rows as Arrow tables, typed also without any value."""
    return {
        name: pa.table(
            {
                column: pa.array([row.get(column) for row in rows], _DRAWN[kind][1])
                for column, kind in _SCHEMAS[name].items()
            }
        )
        for name, rows in tables.items()
    }


def bases() -> st.SearchStrategy[Drawn]:
    """Customer bases of a few people, accounts and events, where much is missing.

    A number stands for each: a base has too many values to draw every one of them.
    """
    return st.integers(0, 2**32 - 1).map(lambda seed: _Drawing(Random(seed)).base())


class _Drawing:
    """One customer base in the making, out of few moments and values, so that they meet."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.users = chance.sample(USERS, 4)
        self.moments = chance.sample(_MOMENTS, 8)
        self.pools = {
            kind: chance.sample(values, min(3, len(values))) for kind, (values, _) in _DRAWN.items()
        }

    def base(self) -> Drawn:
        some = self.chance.randint
        users = self.chance.sample(USERS, some(0, len(USERS)))
        accounts = self.chance.sample(ACCOUNTS, some(0, len(ACCOUNTS)))
        merges = self.one_of([[], [("u5", "u1")], [("u5", "u4"), ("u4", "u2")]])
        return Drawn(
            {
                "people": list(map(self.person, users)),
                "accounts": list(map(self.account, accounts)),
                "events": [*(self.event() for _ in range(some(0, 50))), *_LATER_EVENTS],
                "feedback": [self.answer() for _ in range(some(0, 14))],
                "exposures": [*(self.exposure() for _ in range(some(0, 8))), *_LATER_EXPOSURES],
            },
            merges,
        )

    def one_of(self, values: Sequence[Any]) -> Any:
        return self.chance.choice(values)

    def maybe(self, values: Sequence[Any]) -> Any:
        return self.one_of(values) if self.chance.random() < 0.6 else None

    def values(self, columns: Mapping[str, Type]) -> Row:
        return {name: self.maybe(self.pools[kind]) for name, kind in columns.items()}

    def person(self, user: str) -> Row:
        home = self.maybe(ACCOUNTS)
        created = self.maybe(self.moments)
        return {
            "user_id": user,
            "account_id": home,
            "created_at": created,
            **self.values(_TRAITS),
        }

    def account(self, account: str) -> Row:
        created = self.maybe(self.pools[Type.DATE])
        return {"account_id": account, "created_at": created, **self.values(_TRAITS)}

    def named(self) -> Row:
        """Return whom a row names: a person, rarely an account, or both."""
        named = self.one_of(["user", "user", "user", "account", "both"])
        return {
            "user_id": None if named == "account" else self.one_of(self.users),
            "account_id": None if named == "user" else self.one_of(ACCOUNTS),
        }

    def event(self) -> Row:
        return {
            **self.named(),
            "event": self.one_of(EVENTS),
            "timestamp": self.one_of(self.moments),
            "message_id": self.one_of([None, None, "m1", "m2"]),
            **self.values(_PROPERTIES),
        }

    def answer(self) -> Row:
        return {
            **self.named(),
            "timestamp": self.one_of(self.moments),
            "kind": self.one_of(KINDS),
            "score": self.maybe(self.pools[Type.NUMBER]),
            "text": self.one_of([None, "", *SAID]),
            "theme": self.one_of([None, "Billing", "billing"]),
        }

    def exposure(self) -> Row:
        experiment, variant = self.one_of(_VARIANTS)
        return {
            "user_id": self.one_of(self.users),
            "experiment": experiment,
            "variant": variant,
            "timestamp": self.one_of(self.moments),
        }


_VARIANTS = [(name, variant) for name, variants in EXPERIMENTS.items() for variant in variants]
# What is yet to come does not count, but tells the catalog of every event, property and variant.
_LATER = AS_OF + timedelta(days=1)
_LATER_EVENTS = [
    {
        "user_id": "later",
        "account_id": "later",
        "event": name,
        "timestamp": _LATER,
        "plan": PLANS[0],
        "seats": 0.1,
        "vip": True,
        "since": _DATES[0],
        "seen": AS_OF,
        "tags": ["pro"],
    }
    for name in EVENTS
]
_LATER_EXPOSURES = [
    {"user_id": "later", "experiment": name, "variant": variant, "timestamp": _LATER}
    for name, variant in _VARIANTS
]
