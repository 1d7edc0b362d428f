from django.urls import path

from segmatrix.web.recorded import pages

app_name = "recorded"
urlpatterns = [path("recorded/", pages.page, name="page")]
