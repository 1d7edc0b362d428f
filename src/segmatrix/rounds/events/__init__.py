"""Inputs and facts of rounds, by noun."""

from segmatrix.rounds.events.answers import (
    AnswerKept,
    AnswersCounted,
    GiveAnswer,
    ReturnToAnswer,
)
from segmatrix.rounds.events.rounds import (
    ChangeRound,
    DiscardRound,
    DraftRound,
    ExtendRound,
    OpenRound,
    ReinstateRound,
    RevealRound,
    RoundChanged,
    RoundDiscarded,
    RoundDrafted,
    RoundExtended,
    RoundOpened,
    RoundReinstated,
    RoundRevealed,
)

__all__ = [
    "AnswerKept",
    "AnswersCounted",
    "ChangeRound",
    "DiscardRound",
    "DraftRound",
    "ExtendRound",
    "GiveAnswer",
    "OpenRound",
    "ReinstateRound",
    "ReturnToAnswer",
    "RevealRound",
    "RoundChanged",
    "RoundDiscarded",
    "RoundDrafted",
    "RoundExtended",
    "RoundOpened",
    "RoundReinstated",
    "RoundRevealed",
]
