"""Everything that can be done in the review of a matrix, by noun."""

from segmatrix.review.actions.absences import (
    edit_absence,
    record_absence,
    remove_absence,
    restore_absence,
)
from segmatrix.review.actions.answers import answer_question
from segmatrix.review.actions.confirmations import (
    confirm_voice,
    decline_voice,
    settle_voice,
)
from segmatrix.review.actions.deputies import (
    name_deputy,
    remove_deputy,
    restore_deputy,
    tie_deputy,
)
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
from segmatrix.review.actions.plans import (
    add_step,
    edit_step,
    finish_step,
    propose_plan,
    remove_step,
    reopen_step,
    restore_step,
    return_plan,
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
from segmatrix.review.actions.step_reminders import (
    remind_of_step,
)
from segmatrix.review.actions.voices import (
    answer_as_deputy,
    note_team,
    restore_voice,
    strike_voice,
    write_down,
)

__all__ = [
    "add_interview",
    "add_stakeholder",
    "add_step",
    "agree_matrix",
    "answer_as_deputy",
    "answer_objection",
    "answer_question",
    "answer_review",
    "ask_reviewers",
    "confirm_voice",
    "decline_voice",
    "edit_absence",
    "edit_stakeholder",
    "edit_step",
    "excuse_stakeholder",
    "expect_stakeholder",
    "finish_step",
    "link_interview",
    "name_deputy",
    "nominate_stakeholder",
    "note_meeting",
    "note_team",
    "override_objection",
    "propose_plan",
    "raise_objection",
    "record_absence",
    "record_exposure",
    "reinstate_review",
    "remind_of_step",
    "remind_reviewers",
    "remove_absence",
    "remove_deputy",
    "remove_meeting",
    "remove_stakeholder",
    "remove_step",
    "reopen_step",
    "request_signing",
    "restore_absence",
    "restore_deputy",
    "restore_meeting",
    "restore_stakeholder",
    "restore_step",
    "restore_turn",
    "restore_voice",
    "return_plan",
    "settle_voice",
    "sign_revision",
    "strike_voice",
    "take_request_back",
    "take_signature_back",
    "take_turn_back",
    "tie_deputy",
    "unlink_interview",
    "uphold_objection",
    "withdraw_nomination",
    "withdraw_objection",
    "withdraw_review",
    "write_down",
]
