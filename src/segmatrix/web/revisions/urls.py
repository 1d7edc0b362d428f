from django.urls import path

from segmatrix.web.revisions import comparing, restoring, revisions, states, wordings

MATRIX = "m/<slug:matrix_id>/"
REVISIONS = MATRIX + "revisions/"
REVISION = REVISIONS + "<int:number>/"

app_name = "revisions"
urlpatterns = [
    path(REVISIONS, revisions.revisions, name="all"),
    path(REVISIONS + "name/", revisions.name, name="name"),
    path(REVISIONS + "compare/", comparing.compare, name="compare"),
    path(REVISION, revisions.revision, name="revision"),
    path(REVISION + "restore/", restoring.restore, name="restore"),
    path(MATRIX + "state/<slug:step>/", states.set_state, name="state"),
    path(MATRIX + "wordings/<slug:wording_id>/challenge/", wordings.challenge, name="challenge"),
]
