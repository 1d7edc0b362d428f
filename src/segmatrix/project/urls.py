"""Where addresses lead, and what is said when one leads nowhere."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("", include("segmatrix.web.urls")),
]

handler404 = "segmatrix.web.refusals.not_found"
handler500 = "segmatrix.web.refusals.broken"
