"""Interview notes of a person to ask."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.review import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import day, operation, text
from segmatrix.web.writing import write


@require_POST
def add(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Keep notes as a source of evidence."""
    given = events.AddInterview(
        operation_id=operation(request),
        matrix_id=matrix_id,
        stakeholder_id=stakeholder_id,
        title=text(request, "title"),
        date=day(request, "date"),
        url=text(request, "url"),
        note=text(request, "note"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Kept among the sources.")
    return write(request, actions.add_interview, given, actor=actor, words=words)


@require_POST
def link(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Say that a source holds what the person said."""
    given = events.LinkInterview(
        operation_id=operation(request),
        matrix_id=matrix_id,
        stakeholder_id=stakeholder_id,
        source_id=text(request, "source"),
    )
    actor = actor_on(request, matrix_id)
    return write(request, actions.link_interview, given, actor=actor, words=_("Linked."))


@require_POST
def unlink(request: HttpRequest, matrix_id: str, stakeholder_id: str) -> HttpResponse:
    """Say that a source is not about the person after all."""
    given = events.UnlinkInterview(
        operation_id=operation(request),
        matrix_id=matrix_id,
        stakeholder_id=stakeholder_id,
        source_id=text(request, "source"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Unlinked. The source stays.")
    return write(request, actions.unlink_interview, given, actor=actor, words=words)
