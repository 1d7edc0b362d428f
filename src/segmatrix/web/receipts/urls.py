from django.urls import path

from segmatrix.web.receipts import pages

app_name = "receipts"
urlpatterns = [path("m/<slug:matrix_id>/receipts/", pages.mine, name="mine")]
