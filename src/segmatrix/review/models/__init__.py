"""The tables of this room, by noun. Nobody outside the room reads them."""

from segmatrix.review.models.deputies import (
    Deputy,
    DeputyExposure,
)
from segmatrix.review.models.exposures import Attendance, Exposure, Meeting
from segmatrix.review.models.interviews import Interview
from segmatrix.review.models.nominations import Nomination
from segmatrix.review.models.objections import Objection, Turn
from segmatrix.review.models.plans import (
    Absence,
    Step,
)
from segmatrix.review.models.reviews import Reminder, ReviewAnswer, ReviewRound
from segmatrix.review.models.signatures import Signature, SigningRequest
from segmatrix.review.models.stakeholders import Stakeholder
from segmatrix.review.models.voices import (
    Voice,
)

__all__ = [
    "Absence",
    "Attendance",
    "Deputy",
    "DeputyExposure",
    "Exposure",
    "Interview",
    "Meeting",
    "Nomination",
    "Objection",
    "Reminder",
    "ReviewAnswer",
    "ReviewRound",
    "Signature",
    "SigningRequest",
    "Stakeholder",
    "Step",
    "Turn",
    "Voice",
]
