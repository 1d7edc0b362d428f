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
# The words that stand inside a condition, as they are written in the singular and in the plural.
_INSIDE = """
a after ago all and as before between by case cluster contain contains day days distinct does doing
dormant end ends exactly experiment false fewer for full has hour hours ignoring is it known least
less list longer match matches minute minutes month months more most new next none of often on one
or per period periods people person quarter resurrecting returning score segment session since
start starts than the then theme this time times today top bottom true unknown value variant week
weeks where with within without year years ever
"""
KEYWORDS = RESERVED | frozenset(_INSIDE.split())
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
