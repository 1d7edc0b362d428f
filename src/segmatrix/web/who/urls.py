from django.urls import path

from segmatrix.web.who import exports, lists, members, pages, reasons, rule_terms

WHO = "m/<slug:matrix_id>/who/"

app_name = "who"
urlpatterns = [
    path(WHO, pages.page, name="page"),
    path(WHO + "overlap.svg", pages.svg, name="svg"),
    path(WHO + "overlap.png", pages.png, name="png"),
    path(WHO + "overlap.csv", pages.combinations_csv, name="combinations-csv"),
    path(WHO + "pairs.csv", pages.pairs_csv, name="pairs-csv"),
    path(WHO + "members/", members.page, name="members"),
    path(WHO + "export/", exports.export, name="export"),
    path(WHO + "data/", pages.data, name="data"),
    path(WHO + "lists/", lists.lists, name="lists"),
    path(WHO + "lists/<slug:list_id>/", lists.replace, name="list"),
    path(WHO + "lists/<slug:list_id>/remove/", lists.remove, name="remove-list"),
    path(WHO + "lists/<slug:list_id>/restore/", lists.restore, name="restore-list"),
    path(WHO + "terms/", rule_terms.page, name="terms"),
    path(WHO + "terms/<int:version>/restore/", rule_terms.restore, name="restore-terms"),
    path(WHO + "<slug:segment_id>/<path:customer_id>/", reasons.page, name="why"),
]
