from django.urls import path

from segmatrix.web.workshops import (
    agreements,
    boards,
    leading,
    outcomes,
    pages,
    plans,
    taking_part,
    talks,
)

WORKSHOPS = "m/<slug:matrix_id>/workshops/"
WORKSHOP = WORKSHOPS + "<slug:workshop_id>/"
TALK = WORKSHOP + "talks/<slug:talk_id>/"
BOARD = WORKSHOP + "board/"
AGREED = WORKSHOP + "agreed/<slug:segment_id>/"

app_name = "workshops"
urlpatterns = [
    path(WORKSHOPS + "new/", plans.new, name="new"),
    path(WORKSHOP, pages.one, name="one"),
    path(WORKSHOP + "room/", pages.room, name="room"),
    path(WORKSHOP + "plan/", plans.change, name="plan"),
    path(WORKSHOP + "begin/", leading.begin, name="begin"),
    path(WORKSHOP + "forward/", leading.forward, name="forward"),
    path(WORKSHOP + "back/", leading.back, name="back"),
    path(WORKSHOP + "time/", leading.time, name="time"),
    path(WORKSHOP + "call/", leading.call, name="call"),
    path(WORKSHOP + "discard/", leading.discard, name="discard"),
    path(WORKSHOP + "join/", taking_part.join, name="join"),
    path(WORKSHOP + "ready/", taking_part.ready, name="ready"),
    path(TALK + "take-up/", talks.take_up, name="take-up-talk"),
    path(TALK + "put-back/", talks.put_back, name="put-back-talk"),
    path(TALK + "finish/", talks.finish, name="finish-talk"),
    path(TALK + "go-on/", talks.go_on, name="go-on-talking"),
    path(TALK + "time/", talks.time, name="talk-time"),
    path(TALK + "move/", talks.move, name="move-talk"),
    path(TALK + "notes/", talks.notes, name="talk-notes"),
    path(BOARD + "put/", boards.put, name="put"),
    path(BOARD + "name/", boards.name, name="name"),
    path(BOARD + "dissolve/", boards.dissolve, name="dissolve"),
    path(BOARD + "adopt/", boards.adopt, name="adopt"),
    path(BOARD + "set-aside/", boards.set_aside, name="set-aside"),
    path(BOARD + "take-up/", boards.take_up, name="take-up"),
    path(BOARD + "keep/", outcomes.keep, name="keep"),
    path(BOARD + "merge/", outcomes.merge, name="merge"),
    path(BOARD + "segment/", outcomes.make_segment, name="make-segment"),
    path(BOARD + "decline/", outcomes.decline, name="decline"),
    path(BOARD + "open-again/", outcomes.open_again, name="open-again"),
    path(WORKSHOP + "mine/", outcomes.mine, name="mine"),
    path(AGREED + "place/", agreements.place, name="settle-place"),
    path(AGREED + "tier/", agreements.tier, name="settle-tier"),
    path(AGREED + "fate/", agreements.fate, name="settle-fate"),
    path(AGREED + "reopen/", agreements.reopen, name="reopen-agreement"),
]
