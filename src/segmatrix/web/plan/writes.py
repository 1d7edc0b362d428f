"""What is done to the plan from its page: proposing, steps, absences."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.review import actions, events
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out


@require_POST
def propose(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Put the steps of a route on the plan."""
    about = _texts(request, "route", "pace", "start", "zone")
    words = _("Proposed a plan. Every step can be edited.")
    return carry_out(request, matrix_id, actions.propose_plan, events.ProposePlan, about, words)


@require_POST
def add_step(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Put a step on the plan."""
    words = _("Added a step.")
    about = _described(request)
    return carry_out(request, matrix_id, actions.add_step, events.AddStep, about, words)


@require_POST
def edit_step(request: HttpRequest, matrix_id: str, step_id: str) -> HttpResponse:
    """Describe a step anew."""
    about = _described(request) | {"step_id": step_id, "version": whole(request, "version")}
    return carry_out(request, matrix_id, actions.edit_step, events.EditStep, about, _("Saved."))


@require_POST
def remove_step(request: HttpRequest, matrix_id: str, step_id: str) -> HttpResponse:
    """Take a step off the plan, with a way back."""
    words, about = _("Taken off the plan."), {"step_id": step_id}
    return carry_out(request, matrix_id, actions.remove_step, events.RemoveStep, about, words)


@require_POST
def restore_step(request: HttpRequest, matrix_id: str, step_id: str) -> HttpResponse:
    """Put a step back on the plan."""
    words, about = _("Back on the plan."), {"step_id": step_id}
    return carry_out(request, matrix_id, actions.restore_step, events.RestoreStep, about, words)


@require_POST
def finish_step(request: HttpRequest, matrix_id: str, step_id: str) -> HttpResponse:
    """Say that a step is done."""
    words, about = _("Done."), {"step_id": step_id}
    return carry_out(request, matrix_id, actions.finish_step, events.FinishStep, about, words)


@require_POST
def reopen_step(request: HttpRequest, matrix_id: str, step_id: str) -> HttpResponse:
    """Say that a step is not done after all."""
    words, about = _("Open again."), {"step_id": step_id}
    return carry_out(request, matrix_id, actions.reopen_step, events.ReopenStep, about, words)


@require_POST
def record_absence(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Say when somebody is away."""
    about = _texts(request, "who", "first", "last", "zone", "substitute")
    words = _("Noted. Who stands in is reminded meanwhile.")
    return carry_out(request, matrix_id, actions.record_absence, events.RecordAbsence, about, words)


@require_POST
def edit_absence(request: HttpRequest, matrix_id: str, absence_id: str) -> HttpResponse:
    """Say anew when somebody is away, and who stands in."""
    about: dict[str, Any] = _texts(request, "first", "last", "zone", "substitute")
    about |= {"absence_id": absence_id, "version": whole(request, "version")}
    return carry_out(
        request, matrix_id, actions.edit_absence, events.EditAbsence, about, _("Saved.")
    )


@require_POST
def remove_absence(request: HttpRequest, matrix_id: str, absence_id: str) -> HttpResponse:
    """Say that somebody is there after all."""
    words, about = _("Nobody is away then."), {"absence_id": absence_id}
    return carry_out(request, matrix_id, actions.remove_absence, events.RemoveAbsence, about, words)


def _described(request: HttpRequest) -> dict[str, Any]:
    due = f"{text(request, 'day')}T{text(request, 'time')}"
    return _texts(request, "name", "zone", "place", "who") | {"due": due}


def _texts(request: HttpRequest, *names: str) -> dict[str, Any]:
    return {name: text(request, name) for name in names}
