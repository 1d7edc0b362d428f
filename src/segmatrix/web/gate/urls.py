from django.urls import path

from segmatrix.web.gate import pages, signatures

GATE = "m/<slug:matrix_id>/gate/"

app_name = "gate"
urlpatterns = [
    path(GATE, pages.gate, name="page"),
    path(GATE + "agree/", pages.agree, name="agree"),
    path(GATE + "signing/", signatures.signing, name="signing"),
    path(GATE + "signing/request/", signatures.request_signing, name="request-signing"),
    path(GATE + "signing/request/back/", signatures.take_request_back, name="take-request-back"),
    path(GATE + "signing/sign/", signatures.sign, name="sign"),
    path(GATE + "signing/back/", signatures.take_signature_back, name="take-signature-back"),
]
