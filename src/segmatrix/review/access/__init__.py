"""The one place that decides what of a review exists for an actor, and whether it still stands.

Whoever may read a matrix reads who is asked about it; e-mail addresses are for those alone who may
facilitate (`sees_addresses`).
"""

from segmatrix.review.access.matrices import matrix
from segmatrix.review.access.parties import (
    Parties,
    Party,
)
from segmatrix.review.access.stakeholders import (
    interview,
    last_author,
    meeting,
    nominations,
    removals,
    sees_addresses,
    stakeholder,
    stakeholders,
    was_heard,
)

__all__ = [
    "Parties",
    "Party",
    "interview",
    "last_author",
    "matrix",
    "meeting",
    "nominations",
    "removals",
    "sees_addresses",
    "stakeholder",
    "stakeholders",
    "was_heard",
]
