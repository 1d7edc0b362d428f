"""The words of the columns page: what a file may become, and what a column may be."""

from django.utils.translation import gettext_lazy as _

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files.set_aside import Reason

TABLES = {
    "people": _("People"),
    "accounts": _("Accounts"),
    "events": _("Events"),
    "feedback": _("Feedback"),
    "exposures": _("Experiments"),
    "merges": _("Merged ids"),
}

TABLE_MEANINGS = {
    "people": _("one row per person"),
    "accounts": _("one row per company or household"),
    "events": _("one row per thing that happened"),
    "feedback": _("one row per answer, review or ticket"),
    "exposures": _("one row per person and experiment"),
    "merges": _("one row per id that became another"),
}

ROLES = {
    "user_id": _("Person’s id"),
    "account_id": _("Account’s id"),
    "created_at": _("Known since"),
    "event": _("What happened"),
    "timestamp": _("When it happened"),
    "message_id": _("Id of the row"),
    "kind": _("Kind of feedback"),
    "score": _("Score"),
    "text": _("Words"),
    "theme": _("Theme"),
    "experiment": _("Experiment"),
    "variant": _("Variant"),
    "from_id": _("Earlier id"),
    "into_id": _("Id that stays"),
}

TYPES = {
    Type.TEXT: _("Text"),
    Type.NUMBER: _("Number"),
    Type.BOOLEAN: _("Yes or no"),
    Type.DATE: _("Date"),
    Type.INSTANT: _("Date and time"),
    Type.LIST: _("List"),
}

FORMATS = ("ISO", "DD-MM-YYYY", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD MMM YYYY",
           "YYYYMMDD", "DD-MM-YYYY HH:mm", "MM/DD/YYYY HH:mm", "unix seconds")  # fmt: skip

SEPARATORS = (
    ("comma", ",", _("comma")),
    ("semicolon", ";", _("semicolon")),
    ("tab", "\t", _("tab")),
    ("pipe", "|", _("vertical bar")),
)

DECIMALS = {".": "1,234.56", ",": "1.234,56"}

REASONS = {
    Reason.CELLS: _("more or fewer cells than columns"),
    Reason.TOO_LONG: _("a row that is too long"),
    Reason.QUOTES: _("a quotation mark that never closes"),
    Reason.ENCODING: _("unreadable characters"),
    Reason.JSON: _("not a JSON object"),
    Reason.MISSING: _("an id, a time or a name is missing"),
    Reason.UNFIT: _("a value of another kind"),
    Reason.NO_MATCH: _("no match in the other file"),
    Reason.SEVERAL_MATCHES: _("several matches in the other file"),
    Reason.CONFLICT: _("the same id says something else elsewhere"),
}


def reason(name: str) -> str:
    """Return the words for why rows were set aside."""
    return str(REASONS[Reason(name)])
