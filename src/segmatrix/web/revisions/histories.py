"""What happened to states, revisions and agreed words, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.matrix import events
from segmatrix.matrix.terms import LABELS, State


def _number(fact: Any) -> str:
    return str(fact.number)


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.StateSet: (_("set the state"), lambda fact: str(LABELS[State(fact.state)])),
    events.RevisionKept: (_("kept a revision"), lambda fact: fact.name or _number(fact)),
    events.RevisionRestored: (_("went back to a revision"), _number),
    events.WordingAnnounced: (_("put it in other words"), lambda fact: fact.after),
    events.WordingChallenged: (_("challenged the words"), lambda fact: fact.reason),
}
