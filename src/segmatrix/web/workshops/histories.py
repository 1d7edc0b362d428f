"""What happened to a workshop, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.workshops import events
from segmatrix.workshops.terms import Whereto

WHERETO = {
    Whereto.WORKSHOP: _("the workshop"),
    Whereto.MAP: _("the map"),
    Whereto.TABLE: _("the matrix"),
    Whereto.RESULTS: _("the results"),
}


def _name(fact: Any) -> str:
    return str(fact.name)


def _title(fact: Any) -> str:
    return str(fact.title)


def _about(fact: Any) -> str:
    return str(fact.about)


def _moved(fact: Any) -> str:
    return f"{fact.text} → {fact.group_name}" if fact.group_id else str(fact.text)


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.WorkshopDrafted: (_("planned the workshop"), _name),
    events.WorkshopChanged: (_("planned the workshop otherwise"), _name),
    events.WorkshopDiscarded: (_("gave the workshop up"), _name),
    events.WorkshopReinstated: (_("took the workshop up again"), _name),
    events.WorkshopJoined: (_("joined the workshop"), _name),
    events.PhaseEntered: (_("led the workshop to"), _title),
    events.EverybodyCalled: (_("asked everybody to look at"), lambda fact: str(WHERETO[fact.to])),
    events.TimeGiven: (_("changed the time of a phase"), lambda fact: ""),
    events.WorkshopEnded: (_("ended the workshop"), _name),
    events.TalksQueued: (_("laid out what to talk about"), lambda fact: str(len(fact.talks))),
    events.TalkTurned: (_("led the talk about"), _about),
    events.TalkTimeGiven: (_("changed the time of the talk about"), _about),
    events.TalkMoved: (_("changed the order of the talks: moved"), _about),
    events.TalkNotesWritten: (_("wrote down what was said about"), _about),
    events.BoardLaid: (_("changed what lies on the board"), lambda fact: str(fact.notes)),
    events.NoteMoved: (_("moved the note"), _moved),
    events.GroupNamed: (_("named the group"), _name),
    events.SuggestionSetAside: (_("set a suggestion aside"), lambda fact: ""),
    events.SuggestionTakenUp: (_("took a suggestion up again"), lambda fact: ""),
    events.CardMarked: (_("said what becomes of"), lambda fact: str(fact.words)),
    events.AgreementKept: (_("led the workshop’s agreement about"), _about),
}
