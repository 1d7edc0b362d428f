"""What may be read of rounds: values for pages, by noun."""

from segmatrix.rounds.queries.results import ResultView, agreed_places, alignments, result
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
    "agreed_places",
    "alignments",
    "owing",
    "result",
    "round_view",
    "rounds",
    "sheet",
]
