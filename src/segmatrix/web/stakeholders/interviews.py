"""Interview notes of a person to ask."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.review import actions, events
from segmatrix.web.posted import day, text
from segmatrix.web.writing import carry_out


@require_POST
def add(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Keep notes as a source of evidence."""
    about = {
        "stakeholder_id": stakeholder_id,
        "title": text(request, "title"),
        "date": day(request, "date"),
        "url": text(request, "url"),
        "note": text(request, "note"),
    }
    words = _("Kept among the sources.")
    return carry_out(request, matrix_id, actions.add_interview, events.AddInterview, about, words)


@require_POST
def link(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Say that a source holds what the person said."""
    about = {"stakeholder_id": stakeholder_id, "source_id": text(request, "source")}
    words = _("Linked.")
    return carry_out(request, matrix_id, actions.link_interview, events.LinkInterview, about, words)


@require_POST
def unlink(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Say that a source is not about the person after all."""
    about = {"stakeholder_id": stakeholder_id, "source_id": text(request, "source")}
    words = _("Unlinked. The source stays.")
    return carry_out(
        request, matrix_id, actions.unlink_interview, events.UnlinkInterview, about, words
    )
