"""Recognise what the columns of a file are about by their names: ids, times, scores, texts."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

PERSON = (
    "user", "customer", "person", "contact", "member", "client", "subscriber", "participant",
    "respondent", "response", "visitor", "voter", "shopper", "patient", "student", "player", "lead",
    "mql",
)  # fmt: skip
ACCOUNT = (
    "account", "company", "organization", "organisation", "org", "workspace", "tenant", "seller",
)  # fmt: skip
ID_WORDS = ("id", "key", "uuid", "guid", "no", "number", "code")

CREATED = (
    "created_at", "created", "created_on", "signup_date", "signed_up", "signed_up_at",
    "sign_up_date",
    "registered_at", "registration_date", "joined", "joined_at", "join_date", "customer_since",
    "member_since", "first_contact_date", "creation_date", "created_date",
)  # fmt: skip
MOMENT = (
    "timestamp", "time", "occurred_at", "happened_at", "event_time", "event_date",
    "event_timestamp",
    "submitted_at", "ordered_at", "order_date", "invoice_date", "started_at", "start_date",
    "created_at", "created", "datetime", "date",
)  # fmt: skip
EVENT = ("event", "event_name", "event_type", "action", "activity")
MESSAGE = ("message_id", "event_id", "messageid")
SCORE = (
    "score", "rating", "nps", "csat", "ces", "satisfaction", "satisfaction_score", "stars", "ltr",
    "nps_score", "csat_score", "overall_rating",
)  # fmt: skip
TEXT = (
    "text", "comment", "comments", "review", "review_text", "feedback", "feedback_text", "body",
    "message", "description", "content", "verbatim",
)  # fmt: skip
THEME = ("theme", "topic", "category", "tag", "issue_category")
EXPERIMENT = ("experiment", "experiment_id", "experiment_name", "test_name")
VARIANT = ("variant", "variation", "arm", "test_group")

_FEEDBACK_FILE = re.compile(r"ticket|feedback|review|survey|nps|csat|support|rating")
_PEOPLE_FILE = re.compile(
    r"people|person|users?$|customers?$|contacts?$|members?$|clients?$|leads?$"
)
_ACCOUNT_FILE = re.compile(r"accounts?$|compan(y|ies)$|organi[sz]ations?$|tenants?$|workspaces?$")
_NPS, _CES = re.compile(r"nps|recommend|ltr"), re.compile(r"\bces\b|effort")


def snake(name: str) -> str:
    """Return a name in lower case with underscores: `customer_id` of `CustomerID`."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def is_id(name: str) -> bool:
    """Say whether a column's name is that of an id."""
    words = snake(name).split("_")
    return words[-1] in ("id", "key", "uuid", "guid") or snake(name) in ("userid", "customerid")


def owner(name: str) -> str:
    """Return `user_id` or `account_id` if a column names a person or an account, else nothing."""
    words = snake(name)
    for known, kind in ((PERSON, "user_id"), (ACCOUNT, "account_id")):
        for who in known:
            if words in {f"{who}_{word}" for word in ID_WORDS} | {f"{who}id", f"{who}_{who}_id"}:
                return kind
    return ""


def own_id_of(stem: str) -> str:
    """Return what a column called only `id` means in a file of this name."""
    if _ACCOUNT_FILE.search(stem):
        return "account_id"
    return "user_id" if _PEOPLE_FILE.search(stem) else ""


def is_feedback_file(stem: str) -> bool:
    """Say whether a file's name speaks of tickets, reviews or surveys."""
    return _FEEDBACK_FILE.search(stem) is not None


def feedback_kind(stem: str, score: str) -> str:
    """Return the kind of feedback that a file holds, by its name and that of its score."""
    both = f"{stem} {snake(score)}"
    if _NPS.search(both):
        return "nps"
    if _CES.search(both):
        return "ces"
    if score:
        return "review" if "review" in stem else "csat"
    return "ticket" if re.search(r"ticket|support", stem) else "comment"


def first_named(columns: Iterable[str], names: Iterable[str]) -> str:
    """Return the first column whose name is one of these, in the order of the names."""
    known = {snake(column): column for column in reversed(list(columns))}
    return next((known[name] for name in names if name in known), "")


def common_prefix(stems: Sequence[str]) -> str:
    """Return the words that all names begin with: `crm_` of `crm_users` and `crm_orders`."""
    if len(stems) < 2:
        return ""
    words = zip(*(one.split("_")[:-1] for one in stems), strict=False)
    shared = [same[0] for same in takewhile(lambda same: len(set(same)) == 1, words)]
    return "".join(f"{word}_" for word in shared)


def event_name(stem: str, prefix: str) -> str:
    """Return what to call the events of a file: its name, singular, without the common prefix."""
    name = snake(stem.removeprefix(prefix)) or snake(stem)
    name = re.sub(r"(_\d+)+$", "", name)
    name = re.sub(r"_(events?|log|logs|data|dataset|table|export)$", "", name)
    if name.endswith("s") and not name.endswith(("ss", "us", "is", "ies")):
        name = name[:-1]
    return name
