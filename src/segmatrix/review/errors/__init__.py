"""What this room refuses beyond the refusals that all rooms share, by noun."""

from segmatrix.review.errors.objections import NoSuchObjection, NoSuchReview, NoSuchSignature
from segmatrix.review.errors.stakeholders import AskedAlready, NoSuchStakeholder

__all__ = [
    "AskedAlready",
    "NoSuchObjection",
    "NoSuchReview",
    "NoSuchSignature",
    "NoSuchStakeholder",
]
