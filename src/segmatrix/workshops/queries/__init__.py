"""What may be read of workshops: values for pages, by noun."""

from segmatrix.workshops.queries.agreements import AgreementView, agreements
from segmatrix.workshops.queries.boards import BoardView, CardView, NoteView, board
from segmatrix.workshops.queries.gatherings import Gathering, gathering
from segmatrix.workshops.queries.losses import losses
from segmatrix.workshops.queries.receipts import ReceiptView, receipts, receipts_in
from segmatrix.workshops.queries.talks import TalkView, talked, talks
from segmatrix.workshops.queries.texts import workshop_texts
from segmatrix.workshops.queries.workshops import (
    ParticipantView,
    PhaseView,
    UnderWay,
    WorkshopView,
    under_way,
    workshop,
    workshops,
)

__all__ = [
    "AgreementView",
    "BoardView",
    "CardView",
    "Gathering",
    "NoteView",
    "ParticipantView",
    "PhaseView",
    "ReceiptView",
    "TalkView",
    "UnderWay",
    "WorkshopView",
    "agreements",
    "board",
    "gathering",
    "losses",
    "receipts",
    "receipts_in",
    "talked",
    "talks",
    "under_way",
    "workshop",
    "workshop_texts",
    "workshops",
]
