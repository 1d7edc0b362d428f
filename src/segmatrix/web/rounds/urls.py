from django.urls import path

from segmatrix.web.rounds import answers, leading, pages, plans, trends

ROUNDS = "m/<slug:matrix_id>/rounds/"
ROUND = ROUNDS + "<slug:round_id>/"

app_name = "rounds"
urlpatterns = [
    path(ROUNDS, pages.all_rounds, name="all"),
    path(ROUNDS + "alignment.svg", trends.svg, name="alignment-svg"),
    path(ROUNDS + "alignment.png", trends.png, name="alignment-png"),
    path(ROUNDS + "alignment.csv", trends.delimited, name="alignment-csv"),
    path(ROUNDS + "new/", plans.new, name="new"),
    path(ROUND, pages.one, name="one"),
    path(ROUND + "plan/", plans.change, name="plan"),
    path(ROUND + "open/", leading.open_it, name="open"),
    path(ROUND + "join/", answers.join, name="join"),
    path(ROUND + "extend/", leading.extend, name="extend"),
    path(ROUND + "remind/", leading.remind, name="remind"),
    path(ROUND + "reveal/", leading.reveal, name="reveal"),
    path(ROUND + "discard/", leading.discard, name="discard"),
    path(ROUND + "answer/", answers.answer, name="answer"),
]
