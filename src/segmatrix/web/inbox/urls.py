from django.urls import path

from segmatrix.web.inbox import notices, pages

INBOX = "w/<slug:workspace_id>/inbox/"

app_name = "inbox"
urlpatterns = [
    path(INBOX, pages.page, name="page"),
    path(INBOX + "unread/", pages.unread, name="unread"),
    path(INBOX + "read/", notices.read, name="mark-read"),
    path(INBOX + "not-read/", notices.unread, name="mark-unread"),
    path(INBOX + "all-read/", notices.all_read, name="all-read"),
    path(INBOX + "mail/", notices.digest, name="digest"),
    path(INBOX + "notices/<slug:notice_id>/", notices.notice, name="notice"),
]
