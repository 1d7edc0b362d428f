"""What happened to questions and proposals, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.matrix import events


def _field(name: str) -> Callable[[Any], str]:
    return lambda fact: str(getattr(fact, name))


def _asked(fact: events.QuestionAsked) -> str:
    whom = fact.asked_name or fact.asked_department
    return f"{whom}: {fact.text}" if fact.text else whom


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.QuestionAsked: (_("asked"), _asked),
    events.QuestionWithdrawn: (_("took a question back"), _field("text")),
    events.StatementProposed: (_("proposed"), _field("text")),
    events.ProposalAccepted: (_("accepted the proposal"), _field("text")),
    events.ProposalDeclined: (_("declined the proposal"), _field("reason")),
    events.ProposalWithdrawn: (_("took the proposal back"), _field("text")),
    events.SegmentConfirmed: (_("confirmed it"), _field("reason")),
    events.SegmentAssumed: (_("took it for an assumption again"), lambda fact: ""),
    events.PulseOpened: (_("opened a pulse"), lambda fact: ""),
    events.PulseClosed: (_("closed the pulse"), lambda fact: str(fact.lists)),
    events.CharterEndorsed: (_("spoke on the charter"), _field("missing")),
    events.EndorsementWithdrawn: (_("took back what they said of the charter"), lambda fact: ""),
    events.ProposalReopened: (_("let the proposal wait again"), _field("text")),
}
