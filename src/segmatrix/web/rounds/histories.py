"""What happened to a round, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.rounds import events


def _name(fact: Any) -> str:
    return str(fact.name)


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.RoundDrafted: (_("planned the round"), _name),
    events.RoundChanged: (_("planned the round otherwise"), _name),
    events.RoundOpened: (_("opened the round"), _name),
    events.RoundExtended: (_("let the round end at another time"), _name),
    events.AnswersMissed: (
        _("reminded those who have not answered everything"),
        lambda fact: str(fact.people),
    ),
    events.RoundRevealed: (_("revealed the round"), _name),
    events.RoundReopened: (_("let the round go on after its reveal"), _name),
    events.RoundJoined: (_("joined the round"), _name),
    events.RoundDiscarded: (_("gave the round up"), _name),
    events.RoundReinstated: (_("took the round up again"), _name),
}
