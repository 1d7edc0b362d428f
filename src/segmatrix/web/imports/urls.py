from django.urls import path

from segmatrix.web.imports import changes, pages

MATRIX = "m/<slug:matrix_id>/import/"

app_name = "imports"
urlpatterns = [
    path("w/<slug:workspace_id>/matrices/import/", pages.begin, name="begin"),
    path(MATRIX, pages.bring_in, name="bring-in"),
    path(MATRIX + "changes/", changes.apply, name="changes"),
]
