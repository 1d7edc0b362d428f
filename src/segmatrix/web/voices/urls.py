from django.urls import path

from segmatrix.web.voices import confirmations, deputies, voices

DEPUTY = "m/<slug:matrix_id>/deputies/<slug:deputy_id>/"
VOICE = "m/<slug:matrix_id>/voices/<slug:voice_id>/"

app_name = "voices"
urlpatterns = [
    path("m/<slug:matrix_id>/voices/", voices.write_down, name="write-down"),
    path(
        "m/<slug:matrix_id>/statements/<slug:statement_id>/team/",
        voices.note_team,
        name="note-team",
    ),
    path(
        "m/<slug:matrix_id>/people/<slug:stakeholder_id>/deputy/",
        deputies.name_deputy,
        name="name-deputy",
    ),
    path(DEPUTY + "remove/", deputies.remove_deputy, name="remove-deputy"),
    path(DEPUTY + "link/", deputies.link_deputy, name="link-deputy"),
    path(VOICE + "confirm/", confirmations.confirm, name="confirm"),
    path(VOICE + "decline/", confirmations.decline, name="decline"),
]
