"""The addresses of all pages, area by area."""

from django.urls import include, path

from segmatrix.web import live
from segmatrix.web.patterns import patterns
from segmatrix.web.theme import theme
from segmatrix.web.timezones import timezone

urlpatterns = [
    path("m/<slug:matrix_id>/news", live.news, name="news"),
    path("", include("segmatrix.web.comments.urls")),
    path("", include("segmatrix.web.data.urls")),
    path("", include("segmatrix.web.drafting.urls")),
    path("", include("segmatrix.web.evidence.urls")),
    path("", include("segmatrix.web.gate.urls")),
    path("", include("segmatrix.web.guests.urls")),
    path("", include("segmatrix.web.exports.urls")),
    path("", include("segmatrix.web.imports.urls")),
    path("", include("segmatrix.web.linting.urls")),
    path("", include("segmatrix.web.inbox.urls")),
    path("", include("segmatrix.web.map.urls")),
    path("", include("segmatrix.web.objections.urls")),
    path("", include("segmatrix.web.plan.urls")),
    path("", include("segmatrix.web.receipts.urls")),
    path("", include("segmatrix.web.recorded.urls")),
    path("", include("segmatrix.web.reviews.urls")),
    path("", include("segmatrix.web.revisions.urls")),
    path("", include("segmatrix.web.rounds.urls")),
    path("", include("segmatrix.web.workshops.urls")),
    # The page of a rule stands where the drawer posts a rule to, so that it comes first.
    path("", include("segmatrix.web.rules.urls")),
    path("", include("segmatrix.web.matrix.urls")),
    path("", include("segmatrix.web.people.urls")),
    path("", include("segmatrix.web.search.urls")),
    path("", include("segmatrix.web.stakeholders.urls")),
    path("", include("segmatrix.web.suggestions.urls")),
    path("", include("segmatrix.web.voices.urls")),
    path("", include("segmatrix.web.who.urls")),
    path("-/patterns/", patterns, name="patterns"),
    path("-/theme/", theme, name="theme"),
    path("-/timezone/", timezone, name="timezone"),
]
