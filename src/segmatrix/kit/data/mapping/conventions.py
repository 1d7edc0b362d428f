"""The standard layout: the logical tables, and the columns that mean something in each.

people     user_id, account_id?, created_at?, traits
accounts   account_id, created_at?, traits
events     user_id or account_id or both, event, timestamp, message_id?, properties
feedback   user_id or account_id, timestamp, kind, score?, text?, theme?
exposures  user_id, experiment, variant, timestamp
merges     from_id, into_id
"""

from dataclasses import dataclass, field

from segmatrix.kit.data.catalog import Type


@dataclass(frozen=True, kw_only=True)
class Convention:
    """What a logical table asks for.

    Attributes:
        columns: The columns that mean something, and their types.
        required: Those that every row must fill.
        one_of: Those of which every row must fill one.
        key: The column that names a row, where each id has one row only.
        moment: The column that says when a row happened or began.
        open: Whether it takes further columns: traits or properties.
    """

    columns: dict[str, Type]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    key: str = ""
    moment: str = ""
    open: bool = field(default=False)


_TEXT, _INSTANT = Type.TEXT, Type.INSTANT

TABLES = {
    "people": Convention(
        columns={"user_id": _TEXT, "account_id": _TEXT, "created_at": _INSTANT},
        required=("user_id",),
        key="user_id",
        moment="created_at",
        open=True,
    ),
    "accounts": Convention(
        columns={"account_id": _TEXT, "created_at": _INSTANT},
        required=("account_id",),
        key="account_id",
        moment="created_at",
        open=True,
    ),
    "events": Convention(
        columns={
            "user_id": _TEXT,
            "account_id": _TEXT,
            "event": _TEXT,
            "timestamp": _INSTANT,
            "message_id": _TEXT,
        },
        required=("event", "timestamp"),
        one_of=("user_id", "account_id"),
        moment="timestamp",
        open=True,
    ),
    "feedback": Convention(
        columns={
            "user_id": _TEXT,
            "account_id": _TEXT,
            "timestamp": _INSTANT,
            "kind": _TEXT,
            "score": Type.NUMBER,
            "text": _TEXT,
            "theme": _TEXT,
        },
        required=("timestamp", "kind"),
        one_of=("user_id", "account_id"),
        moment="timestamp",
    ),
    "exposures": Convention(
        columns={
            "user_id": _TEXT,
            "experiment": _TEXT,
            "variant": _TEXT,
            "timestamp": _INSTANT,
        },
        required=("user_id", "experiment", "variant", "timestamp"),
        moment="timestamp",
    ),
    "merges": Convention(
        columns={"from_id": _TEXT, "into_id": _TEXT},
        required=("from_id", "into_id"),
    ),
}

FEEDBACK_KINDS = ("nps", "csat", "ces", "ticket", "review", "survey", "comment")
