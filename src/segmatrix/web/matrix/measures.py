"""Numbers that people state for a cell."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.cells import show_cell
from segmatrix.web.matrix.forms import MeasureForm
from segmatrix.web.refusals import beside
from segmatrix.web.writing import carry_out, written


@require_POST
def state(request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str) -> HttpResponse:
    """State a number for a cell; what does not fit stands beside its field."""
    actor = actor_on(request, matrix_id)
    form = MeasureForm(request.POST, auto_id="measure-%s")
    if form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        on: date | None = said["date"]
        given = events.StateMeasure(
            operation_id=said["operation"],
            matrix_id=matrix_id,
            segment_id=segment_id,
            dimension_id=dimension_id,
            low=said["low"],
            high=said["high"],
            unit=said["unit"],
            date=on.isoformat() if on else "",
            source=said["source"],
            version=said["version"],
        )
        with beside(form):
            facts = actions.state_measure(given, actor=actor)
            return written(request, matrix_id, facts, actor)
    return show_cell(request, actor, matrix_id, segment_id, dimension_id, form)


@require_POST
def withdraw(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Take the stated number of a cell back."""
    about = {"segment_id": segment_id, "dimension_id": dimension_id}
    words = _("Took the number back.")
    return carry_out(
        request, matrix_id, actions.withdraw_measure, events.WithdrawMeasure, about, words
    )
