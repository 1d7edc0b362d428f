from django.urls import path

from segmatrix.web.linting import pages

LINT = "m/<slug:matrix_id>/lint/"

app_name = "lint"
urlpatterns = [
    path(LINT, pages.page, name="page"),
    path(LINT + "<slug:key>/", pages.finding, name="finding"),
    path(LINT + "<slug:key>/dismiss/", pages.dismiss, name="dismiss"),
    path(LINT + "<slug:key>/restore/", pages.restore, name="restore"),
]
