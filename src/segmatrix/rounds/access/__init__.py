"""The one place that decides which rounds exist for an actor, and whose answers they may read."""

from segmatrix.rounds.access.rounds import (
    answerable,
    asked_of,
    invitee,
    is_over,
    leading,
    questions,
    round_of,
)
from segmatrix.rounds.access.visible import Counts, counts, owing, own, revealed, silent

__all__ = [
    "Counts",
    "answerable",
    "asked_of",
    "counts",
    "invitee",
    "is_over",
    "leading",
    "owing",
    "own",
    "questions",
    "revealed",
    "round_of",
    "silent",
]
