from django.urls import path

from segmatrix.web.guests import answers, entering, links, sending

app_name = "guests"
urlpatterns = [
    path("g/<str:token>/", entering.follow, name="follow"),
    path("join/", entering.type_code, name="code"),
    path("guest/", entering.door, name="door"),
    path("guest/me/", entering.me, name="me"),
    path("m/<slug:matrix_id>/guests/", links.links, name="links"),
    path("m/<slug:matrix_id>/guests/make/", links.make, name="make"),
    path("m/<slug:matrix_id>/guests/person/", links.make_personal, name="make-personal"),
    path("m/<slug:matrix_id>/guests/<slug:link_id>/", links.link, name="link"),
    path("m/<slug:matrix_id>/guests/<slug:link_id>/renew/", links.renew, name="renew"),
    path("m/<slug:matrix_id>/guests/<slug:link_id>/revoke/", links.revoke, name="revoke"),
    path("m/<slug:matrix_id>/guests/<slug:link_id>/date/", sending.calendar, name="calendar"),
    path("m/<slug:matrix_id>/asked/", answers.asked, name="asked"),
    path(
        "m/<slug:matrix_id>/asked/<slug:segment_id>/<slug:dimension_id>/",
        answers.answer,
        name="answer",
    ),
]
