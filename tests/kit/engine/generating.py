"""Customer bases out of a hat: small worlds full of edges, and the words for what is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.tables import CustomerData
from tests.kit.rules.generating import Vocabulary

# A clock change of Berlin and of New York lies in the weeks before.
AS_OF = datetime(2026, 4, 2, 10, 30)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")
USERS = ("u1", "u2", "u3", "u4", "u5")
# Merges of people leave an account alone that has the same id as one of them.
ACCOUNTS = ("A", "u4", "u5")
EVENTS = ("login", "order")
PLANS = ("pro", "Pro", "ÄPFEL", "äpfel", "a.b%_")

_moments = st.sampled_from(
    [
        AS_OF,
        AS_OF - timedelta(microseconds=1),
        AS_OF - timedelta(days=1),
        AS_OF - timedelta(days=2),
        AS_OF - timedelta(days=7),
        AS_OF - timedelta(days=7, hours=1),
        AS_OF - timedelta(days=30),
        AS_OF + timedelta(hours=1),
        datetime(2026, 3, 29, 1, 0),
        datetime(2026, 3, 28, 23, 30),
        datetime(2026, 3, 8, 7, 0),
        datetime(2026, 3, 31, 22, 0),
        datetime(2026, 3, 30, 0, 0),
        datetime(2026, 2, 28, 23, 59, 59),
        datetime(1969, 12, 31, 23, 0),
    ]
)
_DATES = (date(2026, 4, 2), date(2026, 4, 1), date(2026, 3, 26), date(2026, 3, 3), date(2026, 5, 2))
_dates = st.sampled_from(_DATES)
_NUMBERS = (0, 1, 2, 3, 10, -5, 0.1, 0.2, 0.3, 19.99)
_numbers = st.sampled_from(_NUMBERS)
_tags = st.lists(st.sampled_from(["pro", "äpfel", "old"]), max_size=3)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


_TRAITS = {
    "plan": Type.TEXT,
    "seats": Type.NUMBER,
    "vip": Type.BOOLEAN,
    "since": Type.DATE,
    "seen": Type.INSTANT,
    "tags": Type.LIST,
}
_DRAWN: Mapping[Type, tuple[st.SearchStrategy[Any], pa.DataType]] = {
    Type.TEXT: (st.sampled_from(PLANS), pa.string()),
    Type.NUMBER: (_numbers, pa.float64()),
    Type.BOOLEAN: (st.booleans(), pa.bool_()),
    Type.DATE: (_dates, pa.date32()),
    Type.INSTANT: (_moments, pa.timestamp("us")),
    Type.LIST: (_tags, pa.list_(pa.string())),
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
        **_TRAITS,
    },
}
VOCABULARY = Vocabulary(
    people=_TRAITS,
    accounts=_TRAITS,
    events=dict.fromkeys(EVENTS, _TRAITS),
    segments=("First", "Second"),
    lists=("Listed",),
    texts=(*PLANS, "p", "Ä", "ro"),
    patterns=("^p", "(?i)RO$", "ä.f", "[.%_]"),
    numbers=(*_NUMBERS, 20, 39.98, 0.25),
    dates=_DATES,
    instants=(datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 4, 1, 10, 30, tzinfo=UTC)),
    longest=8,
    percents=(10, 25, 33.3, 50, 66.7, 100),
)


@dataclass(frozen=True)
class World:
    """A small customer base as rows, with merges of some ids."""

    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    merges: Sequence[tuple[str, str]]

    def data(self) -> CustomerData:
        """Return the same as customer data; columns have their types also without any value."""
        tables = {
            name: pa.table(
                {
                    column: pa.array([row.get(column) for row in rows], _DRAWN[kind][1])
                    for column, kind in _SCHEMAS[name].items()
                }
            )
            for name, rows in self.tables.items()
        }
        return CustomerData.from_arrow(tables, self.merges)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Customer bases of a few people, accounts and events, where much is missing."""
    users = draw(st.lists(st.sampled_from(USERS), unique=True, max_size=4))
    accounts = draw(st.lists(st.sampled_from(ACCOUNTS), unique=True, max_size=2))
    homes = st.none() | st.sampled_from(ACCOUNTS)
    people = [
        {"user_id": user, "account_id": draw(homes), "created_at": draw(_maybe(_moments))}
        for user in users
    ]
    firms = [{"account_id": one, "created_at": draw(_maybe(_dates))} for one in accounts]
    events = draw(st.lists(_happenings, max_size=14))
    merges = draw(st.sampled_from([[], [("u5", "u1")], [("u5", "u4"), ("u4", "u2")]]))
    tables = {"people": people, "accounts": firms, "events": events}
    return World(
        {name: [{**row, **draw(_traits)} for row in rows] for name, rows in tables.items()}, merges
    )


_traits = st.fixed_dictionaries({name: _maybe(_DRAWN[kind][0]) for name, kind in _TRAITS.items()})
_named = st.one_of(
    st.builds(lambda user: {"user_id": user}, st.sampled_from(USERS)),
    st.builds(lambda account: {"account_id": account}, st.sampled_from(ACCOUNTS)),
    st.fixed_dictionaries(
        {"user_id": st.sampled_from(USERS), "account_id": st.sampled_from(ACCOUNTS)}
    ),
)
_happenings = st.builds(
    lambda named, event, timestamp, message: {
        "user_id": None,
        "account_id": None,
        **named,
        "event": event,
        "timestamp": timestamp,
        "message_id": message,
    },
    _named,
    st.sampled_from(EVENTS),
    _moments,
    st.sampled_from([None, None, "m1", "m2"]),
)
