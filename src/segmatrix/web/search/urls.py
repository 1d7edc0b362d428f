from django.urls import path

from segmatrix.web.search import pages

app_name = "search"
urlpatterns = [
    path("m/<slug:matrix_id>/search/", pages.page, name="page"),
]
