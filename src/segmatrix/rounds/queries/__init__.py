"""What may be read of rounds: values for pages, by noun."""

from segmatrix.rounds.queries.results import ResultView, alignments, result
from segmatrix.rounds.queries.rounds import (
    InviteeView,
    QuestionView,
    RoundView,
    owing,
    round_view,
    rounds,
)
from segmatrix.rounds.queries.sheets import AskedView, SheetView, sheet

__all__ = [
    "AskedView",
    "InviteeView",
    "QuestionView",
    "ResultView",
    "RoundView",
    "SheetView",
    "alignments",
    "owing",
    "result",
    "round_view",
    "rounds",
    "sheet",
]
