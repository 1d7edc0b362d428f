"""Everything that can be done in the review of a matrix, by noun."""

from segmatrix.review.actions.exposures import (
    note_meeting,
    record_exposure,
    remove_meeting,
    restore_meeting,
)
from segmatrix.review.actions.gates import agree_matrix
from segmatrix.review.actions.interviews import add_interview, link_interview, unlink_interview
from segmatrix.review.actions.nominations import nominate_stakeholder, withdraw_nomination
from segmatrix.review.actions.objections import (
    answer_objection,
    override_objection,
    raise_objection,
    restore_turn,
    take_turn_back,
    uphold_objection,
    withdraw_objection,
)
from segmatrix.review.actions.reviews import (
    answer_review,
    ask_reviewers,
    reinstate_review,
    remind_reviewers,
    withdraw_review,
)
from segmatrix.review.actions.signatures import (
    request_signing,
    sign_revision,
    take_request_back,
    take_signature_back,
)
from segmatrix.review.actions.stakeholders import (
    add_stakeholder,
    edit_stakeholder,
    excuse_stakeholder,
    expect_stakeholder,
    remove_stakeholder,
    restore_stakeholder,
)

__all__ = [
    "add_interview",
    "add_stakeholder",
    "agree_matrix",
    "answer_objection",
    "answer_review",
    "ask_reviewers",
    "edit_stakeholder",
    "excuse_stakeholder",
    "expect_stakeholder",
    "link_interview",
    "nominate_stakeholder",
    "note_meeting",
    "override_objection",
    "raise_objection",
    "record_exposure",
    "reinstate_review",
    "remind_reviewers",
    "remove_meeting",
    "remove_stakeholder",
    "request_signing",
    "restore_meeting",
    "restore_stakeholder",
    "restore_turn",
    "sign_revision",
    "take_request_back",
    "take_signature_back",
    "take_turn_back",
    "unlink_interview",
    "uphold_objection",
    "withdraw_nomination",
    "withdraw_objection",
    "withdraw_review",
]
