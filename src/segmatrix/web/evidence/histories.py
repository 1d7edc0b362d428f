"""What happened to evidence, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.evidence import events
from segmatrix.evidence.terms import LABELS, Stance, Status


def _nothing(fact: Any) -> str:
    return ""


def _field(name: str) -> Callable[[Any], str]:
    return lambda fact: str(getattr(fact, name))


def _stance(fact: Any) -> str:
    return str(LABELS[Stance(fact.stance)])


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.SourceAdded: (_("added the source"), _field("title")),
    events.SourceEdited: (_("described the source anew"), _field("title")),
    events.SourceRemoved: (_("removed the source"), _field("title")),
    events.SourceRestored: (_("brought the source back"), _field("title")),
    events.DocumentImported: (_("brought in the file"), _field("name")),
    events.DocumentRemoved: (_("put the file away"), _field("name")),
    events.DocumentRestored: (_("brought the file back"), _field("name")),
    events.ObservationAdded: (_("noted the finding"), _field("text")),
    events.ObservationEdited: (_("corrected the finding"), _field("text")),
    events.ObservationRemoved: (_("removed a finding"), _nothing),
    events.ObservationRestored: (_("brought the finding back"), _field("text")),
    events.ObservationReviewed: (
        _("looked at findings"),
        lambda fact: str(LABELS[Status(fact.status)]),
    ),
    events.ObservationLinked: (_("linked a finding"), _stance),
    events.StanceChanged: (_("said what a finding does"), _stance),
    events.LinkRemoved: (_("unlinked a finding"), _nothing),
    events.LinkRestored: (_("linked a finding again"), _stance),
    events.QuoteChosen: (_("chose what a persona says"), _nothing),
    events.RecordsImported: (
        _("made rows findings"),
        lambda fact: str(fact.added),
    ),
    events.RecordsWithdrawn: (_("took back findings from rows"), lambda fact: str(fact.count)),
    events.RecordsRestored: (_("brought back findings from rows"), lambda fact: str(fact.count)),
    events.ExpirySet: (_("set how long evidence holds"), _nothing),
    events.ExpiryReset: (_("set back how long evidence holds"), _nothing),
}
