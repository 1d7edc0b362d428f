"""What may be read of the review of a matrix, by noun."""

from segmatrix.review.judging import Judgement, Missing, Verdict, Where
from segmatrix.review.queries.coverages import coverage
from segmatrix.review.queries.deputies import (
    DeputyView,
    deputies,
    deputy,
    stands_for,
)
from segmatrix.review.queries.exposures import (
    ExposureView,
    MeetingView,
    Unexposed,
    exposures,
    meetings,
    members_shown,
    not_exposed,
)
from segmatrix.review.queries.gates import GateView, gate, gate_view, judgement
from segmatrix.review.queries.interviews import interviews
from segmatrix.review.queries.objections import (
    AboutView,
    ObjectionForm,
    ObjectionView,
    TurnView,
    answered_by,
    objection,
    objection_texts,
    objections,
    to_object_to,
)
from segmatrix.review.queries.plans import (
    AbsenceView,
    FallingDue,
    PlanView,
    StepView,
    falling_due,
    parties,
    plan,
    removed_steps,
    step_history,
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
    ListedPerson,
    StakeholderView,
    listed_people,
    stakeholder,
    stakeholder_history,
    stakeholders,
)
from segmatrix.review.queries.voices import (
    VoiceView,
    to_confirm,
    voice,
    voices,
    voices_in,
)
from segmatrix.review.receipting import Receipt

__all__ = [
    "AboutView",
    "AbsenceView",
    "AnswerView",
    "DeputyView",
    "ExposureView",
    "FallingDue",
    "GateView",
    "Judgement",
    "ListedPerson",
    "MeetingView",
    "Missing",
    "NominationView",
    "ObjectionForm",
    "ObjectionView",
    "PlanView",
    "Receipt",
    "ReviewView",
    "SignedView",
    "SigningView",
    "Snowball",
    "SponsorView",
    "StakeholderView",
    "StepView",
    "TurnView",
    "Unexposed",
    "Verdict",
    "VoiceView",
    "Where",
    "answered_by",
    "coverage",
    "deputies",
    "deputy",
    "exposures",
    "falling_due",
    "gate",
    "gate_view",
    "interviews",
    "judgement",
    "listed_people",
    "meetings",
    "members_shown",
    "not_exposed",
    "objection",
    "objection_texts",
    "objections",
    "parties",
    "plan",
    "receipts",
    "removed_steps",
    "reviews",
    "signing",
    "snowball",
    "stakeholder",
    "stakeholder_history",
    "stakeholders",
    "stands_for",
    "step_history",
    "to_confirm",
    "to_object_to",
    "voice",
    "voices",
    "voices_in",
]
