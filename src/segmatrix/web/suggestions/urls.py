from django.urls import path

from segmatrix.web.suggestions import bases, pages

HERE = "m/<slug:matrix_id>/data-says/"

app_name = "suggestions"
urlpatterns = [
    path(HERE, pages.page, name="page"),
    path(HERE + "segments/<slug:segment_id>/", pages.segment, name="segment"),
    path(HERE + "axes/<slug:slot>/", bases.basis, name="basis"),
    path(HERE + "claims/<slug:key>/dismiss/", pages.dismiss, name="dismiss"),
    path(HERE + "claims/<slug:key>/restore/", pages.restore, name="restore"),
]
