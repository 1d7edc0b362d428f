"""What this room refuses beyond the refusals that all rooms share, by noun."""

from segmatrix.review.errors.objections import NoSuchObjection, NoSuchReview, NoSuchSignature
from segmatrix.review.errors.plans import (
    NobodyOfThatName,
    NoSuchStep,
    SomebodyElsesAbsence,
    SomebodyElsesStep,
)
from segmatrix.review.errors.stakeholders import AskedAlready, NoSuchStakeholder
from segmatrix.review.errors.voices import (
    NoSuchDeputy,
    NoSuchVoice,
    SomebodyElsesWords,
)

__all__ = [
    "AskedAlready",
    "NoSuchDeputy",
    "NoSuchObjection",
    "NoSuchReview",
    "NoSuchSignature",
    "NoSuchStakeholder",
    "NoSuchStep",
    "NoSuchVoice",
    "NobodyOfThatName",
    "SomebodyElsesAbsence",
    "SomebodyElsesStep",
    "SomebodyElsesWords",
]
