"""The words of the language, and how names and texts are written beside them."""

import re

# The words that can begin a condition. A trait of such a name is written in back-quotes.
RESERVED = frozenset(
    {
        "account",
        "any",
        "at",
        "average",
        "ces",
        "csat",
        "did",
        "entered",
        "every",
        "everyone",
        "first",
        "frequency",
        "gave",
        "had",
        "in",
        "is",
        "last",
        "lifetime",
        "maximum",
        "median",
        "minimum",
        "monetary",
        "no",
        "not",
        "nps",
        "number",
        "raised",
        "recency",
        "restarted",
        "said",
        "saw",
        "stage",
        "stopped",
        "sum",
    }
)
# After `where`, `of`, `account.` and `step1.` nothing else can begin: only this is reserved there.
ALMOST_FREE = frozenset({"not"})

PLURALS = {
    "times": "time",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "periods": "period",
    "people": "person",
    "persons": "person",
    "accounts": "account",
    "segments": "segment",
    "lists": "list",
}

_BARE = re.compile(r"[^\W\d]\w*")


def named(name: str, reserved: frozenset[str] = RESERVED) -> str:
    """Return a name as a rule writes it: in back-quotes where it would be misread without."""
    if _BARE.fullmatch(name) and singular(name) not in reserved:
        return name
    return "`" + name.replace("`", "``") + "`"


def quoted(text: str) -> str:
    """Return a text as a rule writes it."""
    return '"' + text.replace('"', '""') + '"'


def singular(word: str) -> str:
    """Return a bare word without its case and plural, as keywords are compared."""
    lowered = word.lower()
    return PLURALS.get(lowered, lowered)
