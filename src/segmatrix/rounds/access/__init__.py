"""The one place that decides which rounds exist for an actor, and whose answers they may read."""

from segmatrix.rounds.access.rounds import (
    BEFORE_EVERYBODY,
    Setting,
    answerable,
    asked_of,
    invitee,
    is_over,
    leading,
    questions,
    round_of,
    settings_of,
)
from segmatrix.rounds.access.visible import (
    Counts,
    counts,
    counts_of,
    owing,
    own,
    own_revealed,
    revealed,
    silent,
)

__all__ = [
    "BEFORE_EVERYBODY",
    "Counts",
    "Setting",
    "answerable",
    "asked_of",
    "counts",
    "counts_of",
    "invitee",
    "is_over",
    "leading",
    "owing",
    "own",
    "own_revealed",
    "questions",
    "revealed",
    "round_of",
    "settings_of",
    "silent",
]
