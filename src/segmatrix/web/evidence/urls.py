from django.urls import path

from segmatrix.web.evidence import (
    claims,
    documents,
    expiries,
    findings,
    insights,
    links,
    personas,
    records,
    reviews,
    sources,
)

EVIDENCE = "m/<slug:matrix_id>/evidence/"
SOURCE = EVIDENCE + "sources/<slug:source_id>/"
FINDING = EVIDENCE + "findings/<slug:observation_id>/"
PERSONA = EVIDENCE + "personas/<slug:persona_id>/"
LINK = EVIDENCE + "links/<slug:link_id>/"
EXPIRY = EVIDENCE + "expiry/<slug:dimension_id>/"

app_name = "evidence"
urlpatterns = [
    path(EVIDENCE, sources.sources, name="sources"),
    path(EVIDENCE + "sources/", sources.add, name="add-source"),
    path(EVIDENCE + "upload/", documents.upload, name="upload"),
    path(SOURCE, sources.source, name="source"),
    path(SOURCE + "edit/", sources.edit, name="edit-source"),
    path(SOURCE + "remove/", sources.remove, name="remove-source"),
    path(SOURCE + "restore/", sources.restore, name="restore-source"),
    path(SOURCE + "records/", records.records, name="records"),
    path(EVIDENCE + "documents/<slug:document_id>/", documents.original, name="original"),
    path(EVIDENCE + "findings/", findings.take, name="take"),
    path(FINDING, findings.finding, name="finding"),
    path(FINDING + "edit/", findings.edit, name="edit-finding"),
    path(FINDING + "remove/", findings.remove, name="remove-finding"),
    path(FINDING + "restore/", findings.restore, name="restore-finding"),
    path(EVIDENCE + "links/", links.link, name="link"),
    path(LINK + "stance/", links.stance, name="stance"),
    path(LINK + "remove/", links.remove, name="remove-link"),
    path(EVIDENCE + "review/", reviews.review, name="review"),
    path(EVIDENCE + "review/settle/", reviews.settle, name="settle"),
    path(EVIDENCE + "insights/", insights.insights, name="insights"),
    path(EVIDENCE + "personas/of/<slug:segment_id>/", personas.add, name="add-persona"),
    path(PERSONA + "edit/", personas.edit, name="edit-persona"),
    path(PERSONA + "remove/", personas.remove, name="remove-persona"),
    path(PERSONA + "quote/", personas.quote, name="quote"),
    path(EVIDENCE + "contradictions/", insights.contradictions, name="contradictions"),
    path(EVIDENCE + "expiry/", expiries.expiries, name="expiries"),
    path(EXPIRY, expiries.set_expiry, name="set-expiry"),
    path(EXPIRY + "reset/", expiries.reset_expiry, name="reset-expiry"),
    path(EVIDENCE + "of/<slug:kind>/<str:target_id>/", claims.claim, name="claim"),
    path(
        "m/<slug:matrix_id>/cells/<slug:segment_id>/<slug:dimension_id>/evidence/",
        claims.cell,
        name="cell",
    ),
]
