from django.urls import path

from segmatrix.web.data import columns, imports, listings, sources, uploads

app_name = "data"
urlpatterns = [
    path("w/<slug:workspace_id>/data/", sources.sources, name="sources"),
    path("w/<slug:workspace_id>/data/new/", uploads.new, name="new"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/", sources.source, name="source"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/files/", uploads.more, name="more"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/name/", sources.rename, name="rename"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/remove/", sources.remove, name="remove"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/restore/", sources.restore, name="restore"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/use/", sources.use, name="use"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/columns/", columns.columns, name="columns"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/import/", imports.start, name="import"),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/cancel/", imports.cancel, name="cancel"),
    path(
        "w/<slug:workspace_id>/data/<slug:dataset_id>/progress/", imports.progress, name="progress"
    ),
    path(
        "w/<slug:workspace_id>/data/<slug:dataset_id>/set-aside/",
        listings.set_aside,
        name="set-aside",
    ),
    path(
        "w/<slug:workspace_id>/data/<slug:dataset_id>/set-aside.csv",
        listings.set_aside_csv,
        name="set-aside-csv",
    ),
    path("w/<slug:workspace_id>/data/<slug:dataset_id>/reused/", listings.reused, name="reused"),
    path(
        "w/<slug:workspace_id>/data/<slug:dataset_id>/reused.csv",
        listings.reused_csv,
        name="reused-csv",
    ),
]
