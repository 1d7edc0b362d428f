"""Writing down what somebody else said, and saying for how many one speaks."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.review import actions, events
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out


@require_POST
def write_down(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Write down what a person to ask said in a cell."""
    segment_id, _colon, dimension_id = text(request, "cell").partition(":")
    about = {
        "stakeholder_id": text(request, "stakeholder"),
        "segment_id": segment_id,
        "dimension_id": dimension_id,
        "text": text(request, "text"),
    }
    words = _("Written down. It is marked until they confirm it.")
    return carry_out(request, matrix_id, actions.write_down, events.WriteDown, about, words)


@require_POST
def note_team(request: HttpRequest, matrix_id: str, statement_id: str) -> HttpResponse:
    """Say for how many colleagues one's own statement speaks."""
    about = {
        "statement_id": statement_id,
        "colleagues": whole(request, "colleagues") or 0,
        "names": text(request, "names"),
    }
    words = _("Noted for how many you speak.")
    return carry_out(request, matrix_id, actions.note_team, events.NoteTeam, about, words)
