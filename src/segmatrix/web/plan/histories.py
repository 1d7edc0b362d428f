"""What happened to a plan, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.review import events
from segmatrix.review.terms import ROUTE_LABELS, Route


def _nothing(fact: Any) -> str:
    return ""


def _field(name: str) -> Callable[[Any], str]:
    return lambda fact: str(getattr(fact, name))


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.PlanProposed: (
        _("proposed a plan"),
        lambda fact: str(ROUTE_LABELS[Route(fact.route)]),
    ),
    events.PlanReturned: (_("took a proposed plan back or up again"), _nothing),
    events.StepAdded: (_("put a step on the plan"), _field("name")),
    events.StepEdited: (_("described the step anew"), _field("name")),
    events.StepRemoved: (_("took the step off the plan"), _field("name")),
    events.StepRestored: (_("put the step back on the plan"), _field("name")),
    events.StepFinished: (_("said that it is done"), _field("name")),
    events.StepReopened: (_("said that it is not done after all"), _field("name")),
    events.StepFellDue: (_("was reminded of the step"), _field("name")),
    events.AbsenceRecorded: (_("said who is away"), _field("who_name")),
    events.AbsenceEdited: (_("said anew who is away"), _field("who_name")),
    events.AbsenceRemoved: (_("said who is there after all"), _field("who_name")),
    events.AbsenceRestored: (_("said again who is away"), _field("who_name")),
}
