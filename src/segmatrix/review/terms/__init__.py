"""The words of this room as data, by noun."""

from segmatrix.review.terms.objections import (
    ABOUT_LABELS,
    OBJECTION_LENGTH,
    SIGNING_LENGTH,
    STATE_LABELS,
    TURN_LABELS,
    AboutKind,
    ObjectionState,
    TurnKind,
)
from segmatrix.review.terms.receipts import FATE_LABELS, SAID_LABELS, Fate, Said
from segmatrix.review.terms.reviews import ANSWER_LABELS, REVIEW_NOTE_LENGTH, Answer
from segmatrix.review.terms.stakeholders import (
    AT_A_MEETING,
    EMAIL_LENGTH,
    EXCUSE_LABELS,
    LEVEL_LABELS,
    NAME_LENGTH,
    REGION_LENGTH,
    SHOWN_LABELS,
    TITLE_LENGTH,
    Excuse,
    Level,
    Shown,
)

__all__ = [
    "ABOUT_LABELS",
    "ANSWER_LABELS",
    "AT_A_MEETING",
    "EMAIL_LENGTH",
    "EXCUSE_LABELS",
    "FATE_LABELS",
    "LEVEL_LABELS",
    "NAME_LENGTH",
    "OBJECTION_LENGTH",
    "REGION_LENGTH",
    "REVIEW_NOTE_LENGTH",
    "SAID_LABELS",
    "SHOWN_LABELS",
    "SIGNING_LENGTH",
    "STATE_LABELS",
    "TITLE_LENGTH",
    "TURN_LABELS",
    "AboutKind",
    "Answer",
    "Excuse",
    "Fate",
    "Level",
    "ObjectionState",
    "Said",
    "Shown",
    "TurnKind",
]
