"""What can be done in rounds, by noun."""

from segmatrix.rounds.actions.answers import give_answer, return_to_answer
from segmatrix.rounds.actions.reveals import reopen_round, reveal_round
from segmatrix.rounds.actions.rounds import (
    change_round,
    discard_round,
    draft_round,
    extend_round,
    join_round,
    open_round,
    reinstate_round,
    remind_answering,
)

__all__ = [
    "change_round",
    "discard_round",
    "draft_round",
    "extend_round",
    "give_answer",
    "join_round",
    "open_round",
    "reinstate_round",
    "remind_answering",
    "reopen_round",
    "return_to_answer",
    "reveal_round",
]
