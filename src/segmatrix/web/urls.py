"""The addresses of all pages, area by area."""

from django.urls import include, path

from segmatrix.web import live
from segmatrix.web.patterns import patterns
from segmatrix.web.theme import theme

urlpatterns = [
    path("m/<slug:matrix_id>/news", live.news, name="news"),
    path("", include("segmatrix.web.comments.urls")),
    path("", include("segmatrix.web.data.urls")),
    path("", include("segmatrix.web.evidence.urls")),
    path("", include("segmatrix.web.linting.urls")),
    path("", include("segmatrix.web.inbox.urls")),
    path("", include("segmatrix.web.map.urls")),
    # The page of a rule stands where the drawer posts a rule to, so that it comes first.
    path("", include("segmatrix.web.rules.urls")),
    path("", include("segmatrix.web.matrix.urls")),
    path("", include("segmatrix.web.people.urls")),
    path("", include("segmatrix.web.who.urls")),
    path("-/patterns/", patterns, name="patterns"),
    path("-/theme/", theme, name="theme"),
]
