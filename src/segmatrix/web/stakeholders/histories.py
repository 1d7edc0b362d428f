"""What happened to people to ask, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.review import events
from segmatrix.review.terms import EXCUSE_LABELS, SHOWN_LABELS, Excuse, Shown


def _field(name: str) -> Callable[[Any], str]:
    return lambda fact: str(getattr(fact, name))


def _excuse(fact: events.StakeholderExcused) -> str:
    words = str(EXCUSE_LABELS[Excuse(fact.reason)])
    return f"{fact.name}: {words} ({fact.replacement})" if fact.replacement else words


def _shown(fact: events.ExposureRecorded) -> str:
    return f"{SHOWN_LABELS[Shown(fact.shown)]} ({fact.revision})"


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.StakeholderAdded: (_("put on the list of people to ask"), _field("name")),
    events.StakeholderEdited: (_("described the person to ask anew"), _field("name")),
    events.StakeholderRemoved: (_("took off the list of people to ask"), _field("name")),
    events.StakeholderRestored: (_("put back on the list of people to ask"), _field("name")),
    events.StakeholderExcused: (_("excused the person to ask"), _excuse),
    events.StakeholderExpected: (_("waits again for the answer of"), _field("name")),
    events.StakeholderNominated: (
        _("wrote down who was named"),
        lambda fact: f"{fact.nominator_name} → {fact.nominee_name}",
    ),
    events.NominationWithdrawn: (
        _("struck out who was named"),
        lambda fact: f"{fact.nominator_name} → {fact.nominee_name}",
    ),
    events.ExposureRecorded: (_("was shown a revision"), _shown),
    events.MeetingNoted: (_("noted who was at the meeting"), _field("title")),
    events.MeetingRemoved: (_("took the attendance list back"), _field("title")),
    events.MeetingRestored: (_("put the attendance list back"), _field("title")),
    events.InterviewLinked: (_("tied interview notes to the person"), _field("title")),
    events.InterviewUnlinked: (_("untied interview notes"), _field("title")),
}
