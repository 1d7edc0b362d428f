"""The page that says why a customer is in a segment, or is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.studies import queries
from segmatrix.web.actors import actor_on, framed


@require_GET
def page(request: HttpRequest, matrix_id: str, segment_id: str, customer_id: str) -> HttpResponse:
    """Show which conditions of a rule hold for somebody, which decide, and what proves it."""
    actor = actor_on(request, matrix_id)
    found = queries.why(matrix_id, segment_id, customer_id, actor)
    context = framed(actor, found.matrix, "data") | {
        "found": found,
        "proof": found.proof,
        "segment": found.segment,
    }
    return render(request, "segmatrix/who/why.html", context)
