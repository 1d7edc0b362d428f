"""What may be read of the review of a matrix, by noun."""

from segmatrix.review.judging import Judgement, Missing, Verdict, Where
from segmatrix.review.queries.coverages import coverage
from segmatrix.review.queries.exposures import (
    ExposureView,
    MeetingView,
    exposures,
    meetings,
    not_exposed,
)
from segmatrix.review.queries.gates import gate, judgement
from segmatrix.review.queries.interviews import interviews
from segmatrix.review.queries.objections import (
    AboutView,
    ObjectionForm,
    ObjectionView,
    TurnView,
    answered_by,
    objection,
    objections,
    to_object_to,
)
from segmatrix.review.queries.receipts import receipts
from segmatrix.review.queries.reviews import AnswerView, ReviewView, reviews
from segmatrix.review.queries.signatures import (
    SignedView,
    SigningView,
    SponsorView,
    signing,
)
from segmatrix.review.queries.snowballs import NominationView, Snowball, snowball
from segmatrix.review.queries.stakeholders import (
    StakeholderView,
    stakeholder,
    stakeholder_history,
    stakeholders,
)
from segmatrix.review.receipting import Receipt

__all__ = [
    "AboutView",
    "AnswerView",
    "ExposureView",
    "Judgement",
    "MeetingView",
    "Missing",
    "NominationView",
    "ObjectionForm",
    "ObjectionView",
    "Receipt",
    "ReviewView",
    "SignedView",
    "SigningView",
    "Snowball",
    "SponsorView",
    "StakeholderView",
    "TurnView",
    "Verdict",
    "Where",
    "answered_by",
    "coverage",
    "exposures",
    "gate",
    "interviews",
    "judgement",
    "meetings",
    "not_exposed",
    "objection",
    "objections",
    "receipts",
    "reviews",
    "signing",
    "snowball",
    "stakeholder",
    "stakeholder_history",
    "stakeholders",
    "to_object_to",
]
