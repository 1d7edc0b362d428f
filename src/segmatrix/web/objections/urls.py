from django.urls import path

from segmatrix.review.terms import TurnKind
from segmatrix.web.objections import pages

OBJECTIONS = "m/<slug:matrix_id>/objections/"
OBJECTION = OBJECTIONS + "<slug:objection_id>/"

app_name = "objections"
urlpatterns = [
    path(OBJECTIONS, pages.all_objections, name="all"),
    path(OBJECTIONS + "raise/", pages.to_raise, name="raise"),
    path(OBJECTIONS + "add/", pages.add, name="add"),
    path(OBJECTION, pages.objection, name="objection"),
    path(OBJECTION + "answer/", pages.take_turn, {"turn": TurnKind.ANSWERED}, name="answer"),
    path(OBJECTION + "uphold/", pages.take_turn, {"turn": TurnKind.UPHELD}, name="uphold"),
    path(OBJECTION + "withdraw/", pages.take_turn, {"turn": TurnKind.WITHDRAWN}, name="withdraw"),
    path(OBJECTION + "override/", pages.take_turn, {"turn": TurnKind.OVERRIDDEN}, name="override"),
]
