"""What may be read of workshops: values for pages, by noun."""

from segmatrix.workshops.queries.agreements import AgreementView, agreements
from segmatrix.workshops.queries.boards import BoardView, CardView, NoteView, board
from segmatrix.workshops.queries.losses import losses
from segmatrix.workshops.queries.receipts import ReceiptView, receipts
from segmatrix.workshops.queries.talks import TalkView, talked, talks
from segmatrix.workshops.queries.workshops import (
    ParticipantView,
    PhaseView,
    WorkshopView,
    workshop,
    workshops,
)

__all__ = [
    "AgreementView",
    "BoardView",
    "CardView",
    "NoteView",
    "ParticipantView",
    "PhaseView",
    "ReceiptView",
    "TalkView",
    "WorkshopView",
    "agreements",
    "board",
    "losses",
    "receipts",
    "talked",
    "talks",
    "workshop",
    "workshops",
]
