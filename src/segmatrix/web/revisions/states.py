"""How far a matrix has come, set by a button."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from segmatrix.activity.events import Fact, Input
from segmatrix.base.errors import NotFound
from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write

STEPS: dict[str, tuple[type[Input], Callable[..., list[Fact]], str]] = {
    "review": (events.AskForReview, actions.ask_for_review, gettext_lazy("Up for review.")),
    "draft": (events.ReturnToDraft, actions.return_to_draft, gettext_lazy("A draft again.")),
    "retire": (events.RetireMatrix, actions.retire_matrix, gettext_lazy("Retired.")),
    "take-up": (events.TakeUpMatrix, actions.take_up_matrix, gettext_lazy("Taken up again.")),
}
"""What each step asks for, and what a toast says of it. Agreeing goes by the gate."""


@require_POST
def set_state(request: HttpRequest, matrix_id: str, step: str) -> HttpResponse:
    """Take one of the steps."""
    actor = actor_on(request, matrix_id)
    if step not in STEPS:
        raise NotFound(_("There is no such step."))
    input_class, action, words = STEPS[step]
    named = {"name": text(request, "name")} if input_class is events.AskForReview else {}
    given = input_class(operation_id=operation(request), matrix_id=matrix_id, **named)
    return write(request, action, given, actor=actor, words=str(words))
