"""What may be read of rounds: values for pages, by noun."""

from segmatrix.rounds.queries.places import PlaceView, agreed_places, places
from segmatrix.rounds.queries.results import AlignmentView, ResultView, alignments, result
from segmatrix.rounds.queries.rounds import (
    InviteeView,
    QuestionView,
    RoundView,
    owing,
    round_view,
    rounds,
)
from segmatrix.rounds.queries.sheets import AskedView, SheetView, sheet
from segmatrix.rounds.queries.texts import round_texts
from segmatrix.rounds.queries.thoughts import ThoughtView, own_thoughts

__all__ = [
    "AlignmentView",
    "AskedView",
    "InviteeView",
    "PlaceView",
    "QuestionView",
    "ResultView",
    "RoundView",
    "SheetView",
    "ThoughtView",
    "agreed_places",
    "alignments",
    "owing",
    "own_thoughts",
    "places",
    "result",
    "round_texts",
    "round_view",
    "rounds",
    "sheet",
]
