"""Harbourlight Data's customers, drawn from a seed, with the hidden truth of who they are.

Every account has a *calling* that decides how it behaves: which industry it states, what its people
do and what it pays. The calling is not in the data a rule can see. It is kept beside it, so that
one can ask how well a rule finds those it means.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from segmatrix.demo.callings import CALLINGS, COMMON_EVENTS, SIDELINE_RATE, SIDELINES

DAYS = 450  # fifteen months, so that "the last 12 months" has something before it
COUNTRIES = ["DE", "FR", "GB", "NL", "US", "PL", "IT", "SE"]
COUNTRY_SHARES = [0.24, 0.16, 0.15, 0.11, 0.14, 0.08, 0.07, 0.05]
TICKETS = [
    "The release changed our columns without notice.",
    "We cannot read the licence for the flood layer.",
    "The download of the coast stops half way.",
    "Nobody answered when we rang about a number.",
    "Which method was used before 2020?",
]


@dataclass(frozen=True)
class Company:
    """The logical tables of one invented company, and what the tables do not show.

    Attributes:
        people: user_id, account_id, created_at, role, email.
        accounts: account_id, created_at, name, industry, country, employees, plan.
        events: user_id, account_id, event, timestamp, message_id, amount.
        feedback: user_id, timestamp, kind, score, text.
        truth: account_id, calling: the hidden ground truth.
    """

    people: pa.Table
    accounts: pa.Table
    events: pa.Table
    feedback: pa.Table
    truth: pa.Table


def draw(seed: int, *, accounts: int, end: date) -> Company:
    """Draw a company of `accounts` accounts whose data ends with the day before `end`."""
    rng = np.random.default_rng(seed)
    callings = rng.choice(len(CALLINGS), size=accounts, p=_shares([c.share for c in CALLINGS]))
    sidelines = _sidelines(rng, callings)
    end_at = datetime.combine(end, time())
    account_ids = [f"H-{number:05d}" for number in range(1, accounts + 1)]
    joined = end_at - rng.integers(20, 2_000, accounts).astype("timedelta64[D]").astype(object)

    account_table = _accounts(rng, callings, account_ids, joined)
    people_table, owner = _people(rng, callings, account_ids, joined)
    event_table = _events(rng, callings, sidelines, account_ids, owner, joined, end_at)
    feedback_table = _feedback(rng, callings, owner, people_table, end_at)
    truth = pa.table(
        {"account_id": account_ids, "calling": [CALLINGS[index].name for index in callings]}
    )
    return Company(people_table, account_table, event_table, feedback_table, truth)


def write(company: Company, directory: Path, *, as_csv: bool = False) -> None:
    """Write the visible tables into `directory` in the standard layout, the truth left out."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in ("people", "accounts", "events", "feedback"):
        table: pa.Table = getattr(company, name)
        if as_csv:
            pa.csv.write_csv(table, directory / f"{name}.csv")
        else:
            pa.parquet.write_table(table, directory / f"{name}.parquet")


def _shares(weights: list[float]) -> np.ndarray:
    total = np.asarray(weights, float)
    return total / total.sum()


def _pick(rng: np.random.Generator, options: dict[str, float], size: int) -> list[str]:
    return list(rng.choice(list(options), size=size, p=_shares(list(options.values()))))


def _sidelines(rng: np.random.Generator, callings: np.ndarray) -> np.ndarray:
    """Return for each account the calling it follows besides its own, mostly none but its own."""
    others = rng.choice(len(CALLINGS), size=len(callings), p=_shares([c.share for c in CALLINGS]))
    return np.where(rng.random(len(callings)) < SIDELINES, others, callings)


def _accounts(
    rng: np.random.Generator, callings: np.ndarray, ids: list[str], joined: np.ndarray
) -> pa.Table:
    size = len(ids)
    industry = np.empty(size, object)
    plan = np.empty(size, object)
    employees = np.empty(size, object)
    for index, calling in enumerate(CALLINGS):
        mine = np.flatnonzero(callings == index)
        industry[mine] = _pick(rng, calling.industries, len(mine))
        plan[mine] = _pick(rng, calling.plans, len(mine))
        employees[mine] = np.maximum(1, rng.lognormal(3.5, 1.3, len(mine)).astype(int))
    industry[rng.random(size) < 0.015] = None  # forms are left blank, and a rule cannot tell
    employees[rng.random(size) < 0.12] = None
    return pa.table(
        {
            "account_id": ids,
            "created_at": pa.array(joined, pa.timestamp("s")),
            "name": [f"Customer {number}" for number in range(1, size + 1)],
            "industry": pa.array(industry, pa.string()),
            "country": rng.choice(COUNTRIES, size, p=COUNTRY_SHARES),
            "employees": pa.array(employees, pa.int64()),
            "plan": pa.array(plan, pa.string()),
        }
    )


def _people(
    rng: np.random.Generator, callings: np.ndarray, account_ids: list[str], joined: np.ndarray
) -> tuple[pa.Table, np.ndarray]:
    """Return the people and, for each, the index of their account."""
    heads = 1 + rng.poisson([CALLINGS[index].people for index in callings])
    owner = np.repeat(np.arange(len(account_ids)), heads)
    size = len(owner)
    ids = [f"u{number}" for number in range(1, size + 1)]
    roles = {"analyst": 0.45, "manager": 0.3, "developer": 0.15, "teacher": 0.1}
    table = pa.table(
        {
            "user_id": ids,
            "account_id": [account_ids[index] for index in owner],
            "created_at": pa.array(joined[owner], pa.timestamp("s")),
            "role": _pick(rng, roles, size),
            "email": [
                f"{user}@customer{index + 1}.example"
                for user, index in zip(ids, owner, strict=True)
            ],
        }
    )
    return table, owner


def _events(
    rng: np.random.Generator,
    callings: np.ndarray,
    sidelines: np.ndarray,
    account_ids: list[str],
    owner: np.ndarray,
    joined: np.ndarray,
    end: datetime,
) -> pa.Table:
    first_person = np.searchsorted(owner, np.arange(len(account_ids)))
    heads = np.bincount(owner, minlength=len(account_ids))
    vigour = rng.lognormal(0, 0.5, len(account_ids))  # some accounts are busier than their kind
    since_start = np.array([max(0, DAYS - (end - start).days) for start in joined])
    drawn = []
    kinds = sorted({name for calling in CALLINGS for name in calling.events} | set(COMMON_EVENTS))
    for kind in kinds:
        own = np.array([each.events.get(kind, 0) for each in CALLINGS])
        besides = np.where(sidelines == callings, 0, SIDELINE_RATE * own[sidelines])
        a_year = own[callings] + besides + COMMON_EVENTS.get(kind, 0)
        present = (DAYS - since_start) / 365
        happened = rng.poisson(a_year * vigour * present)
        account = np.repeat(np.arange(len(account_ids)), happened)
        day = since_start[account] + rng.random(len(account)) * (DAYS - since_start[account])
        person = first_person[account] + (rng.random(len(account)) * heads[account]).astype(int)
        drawn.append((np.full(len(account), kind, object), account, person, day, None))
    drawn.append(_invoices(rng, callings, since_start))

    kind = np.concatenate([part[0] for part in drawn])
    account = np.concatenate([part[1] for part in drawn])
    day = np.concatenate([part[3] for part in drawn])
    order = np.lexsort((day, kind))
    seconds = np.minimum((day * 86_400).astype("int64"), DAYS * 86_400 - 1)
    instants = np.datetime64(end - timedelta(days=DAYS), "s") + seconds
    users = [
        None if part[2] is None else f"u{person + 1}"
        for part in drawn
        for person in (part[2] if part[2] is not None else part[1])
    ]
    amounts = [
        None if part[4] is None else float(amount)
        for part in drawn
        for amount in (part[4] if part[4] is not None else part[1])
    ]
    table = pa.table(
        {
            "user_id": pa.array(users, pa.string()),
            "account_id": [account_ids[index] for index in account],
            "event": pa.array(kind, pa.string()),
            "timestamp": pa.array(instants, pa.timestamp("s")),
            "amount": pa.array(amounts, pa.float64()),
        }
    ).take(order)
    messages = pa.array([f"m{number}" for number in range(1, len(table) + 1)])
    return table.append_column("message_id", messages)


def _invoices(
    rng: np.random.Generator, callings: np.ndarray, since_start: np.ndarray
) -> tuple[np.ndarray, np.ndarray, None, np.ndarray, np.ndarray]:
    """Quarterly invoices of the paying accounts; the account pays, not a person."""
    price = np.array([CALLINGS[index].price for index in callings])
    yearly = price * rng.lognormal(0, 0.45, len(callings))
    account, day = [], []
    for quarter in range(0, DAYS, 91):
        paying = np.flatnonzero((price > 0) & (since_start <= quarter))
        account.append(paying)
        day.append(quarter + rng.random(len(paying)) * 20)
    accounts, days = np.concatenate(account), np.concatenate(day)
    amounts = np.round(yearly[accounts] / 4, 2)
    return np.full(len(accounts), "invoice_paid", object), accounts, None, days, amounts


def _feedback(
    rng: np.random.Generator,
    callings: np.ndarray,
    owner: np.ndarray,
    people: pa.Table,
    end: datetime,
) -> pa.Table:
    answering = np.flatnonzero(rng.random(len(owner)) < 0.18)
    centre = np.array([CALLINGS[callings[owner[index]]].satisfaction for index in answering])
    score = np.clip(np.round(rng.normal(centre, 1.8)), 0, 10)
    asking = np.flatnonzero(rng.random(len(owner)) < 0.05)
    users = people["user_id"].to_pylist()
    days = rng.random(len(answering) + len(asking)) * 200
    seconds = (days * 86_400).astype("int64")
    return pa.table(
        {
            "user_id": [users[index] for index in (*answering, *asking)],
            "timestamp": pa.array(np.datetime64(end, "s") - 1 - seconds, pa.timestamp("s")),
            "kind": ["nps"] * len(answering) + ["ticket"] * len(asking),
            "score": pa.array([*score, *([None] * len(asking))], pa.float64()),
            "text": [None] * len(answering) + list(rng.choice(TICKETS, len(asking))),
        }
    )
