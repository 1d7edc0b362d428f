from django.urls import path

from segmatrix.web.drafting import (
    confirmations,
    digests,
    discovery,
    endorsements,
    guides,
    proposals,
    pulses,
    questions,
)

MATRIX = "m/<slug:matrix_id>/"
CELL = MATRIX + "cells/<slug:segment_id>/<slug:dimension_id>/"
SEGMENT = MATRIX + "segments/<slug:segment_id>/"
PULSE = MATRIX + "pulse/<slug:pulse_id>/"
QUESTION = MATRIX + "questions/<slug:question_id>/"
PROPOSAL = MATRIX + "proposals/<slug:proposal_id>/"

app_name = "drafting"
urlpatterns = [
    path(MATRIX + "discovery/", discovery.page, name="discovery"),
    path(MATRIX + "digest/", digests.digest, name="digest"),
    path(MATRIX + "charter/agreed/", endorsements.endorse, name="endorse"),
    path(MATRIX + "charter/agreed/take-back/", endorsements.withdraw, name="withdraw-endorsement"),
    path(MATRIX + "pulse/", pulses.page, name="pulse"),
    path(MATRIX + "pulse/open/", pulses.begin, name="open-pulse"),
    path(PULSE + "list/", pulses.answer, name="list-groups"),
    path(PULSE + "close/", pulses.close, name="close-pulse"),
    path(MATRIX + "guide/", guides.guide, name="guide"),
    path(MATRIX + "questions/", questions.page, name="questions"),
    path(CELL + "ask/", questions.ask, name="ask"),
    path(QUESTION + "answer/", questions.answer, name="answer"),
    path(QUESTION + "withdraw/", questions.withdraw, name="withdraw-question"),
    path(CELL + "propose/", proposals.propose, name="propose"),
    path(SEGMENT + "confirm/", confirmations.confirm, name="confirm"),
    path(SEGMENT + "assume/", confirmations.assume, name="assume"),
    path(PROPOSAL + "accept/", proposals.accept, name="accept"),
    path(PROPOSAL + "decline/", proposals.decline, name="decline"),
    path(PROPOSAL + "withdraw/", proposals.withdraw, name="withdraw-proposal"),
    path(PROPOSAL + "reopen/", proposals.reopen, name="reopen"),
]
