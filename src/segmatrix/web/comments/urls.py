from django.urls import path

from segmatrix.web.comments import comments, lists, threads

ALL = "m/<slug:matrix_id>/comments/"
THREAD = ALL + "<slug:thread_id>/"
COMMENT = ALL + "said/<slug:comment_id>/"

app_name = "comments"
urlpatterns = [
    path(ALL, lists.all_comments, name="all"),
    path(ALL + "on/", threads.on, name="on"),
    path(ALL + "start/", threads.start, name="start"),
    path(COMMENT + "edit/", comments.edit, name="edit"),
    path(COMMENT + "remove/", comments.remove, name="remove"),
    path(COMMENT + "restore/", comments.restore, name="restore"),
    path(THREAD, threads.thread, name="thread"),
    path(THREAD + "reply/", threads.reply, name="reply"),
    path(THREAD + "resolve/", threads.resolve, name="resolve"),
    path(THREAD + "reopen/", threads.reopen, name="reopen"),
]
