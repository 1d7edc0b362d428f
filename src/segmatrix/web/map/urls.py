from django.urls import path

from segmatrix.web.map import axes, drawings, placements, points, segments

app_name = "map"
urlpatterns = [
    path("m/<slug:matrix_id>/map/", drawings.page, name="page"),
    path("m/<slug:matrix_id>/map.svg", drawings.svg, name="svg"),
    path("m/<slug:matrix_id>/map.png", drawings.png, name="png"),
    path("m/<slug:matrix_id>/map.csv", drawings.delimited, name="csv"),
    path("m/<slug:matrix_id>/map/segments/<slug:segment_id>/", segments.segment, name="segment"),
    path("m/<slug:matrix_id>/map/place/", placements.place, name="place"),
    path("m/<slug:matrix_id>/map/withdraw/", placements.withdraw, name="withdraw"),
    path("m/<slug:matrix_id>/map/settle/<slug:segment_id>/", placements.settle, name="settle"),
    path(
        "m/<slug:matrix_id>/map/placements/<slug:segment_id>/<slug:member_id>/",
        points.placement,
        name="placement",
    ),
    path("m/<slug:matrix_id>/map/axes/", axes.page, name="axes"),
    path("m/<slug:matrix_id>/map/axes/choose/", axes.choose, name="choose-axes"),
    path("m/<slug:matrix_id>/map/axes/<slug:slot>/", axes.set_own, name="set-axis"),
]
