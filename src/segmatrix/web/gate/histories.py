"""What happened to objections and signatures, in the words of a line of history."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from segmatrix.activity.events import Fact
from segmatrix.review import events


def _nothing(fact: Any) -> str:
    return ""


def _field(name: str) -> Callable[[Any], str]:
    return lambda fact: str(getattr(fact, name))


TOLD: dict[type[Fact], tuple[Promise, Callable[[Any], str]]] = {
    events.ObjectionRaised: (_("objected"), _field("text")),
    events.ObjectionAnswered: (_("answered the objection"), _field("text")),
    events.ObjectionUpheld: (_("upheld the objection"), _field("text")),
    events.ObjectionWithdrawn: (_("withdrew the objection"), _field("text")),
    events.ObjectionOverridden: (_("overrode the objection"), _field("text")),
    events.TurnTakenBack: (_("took back what was said of the objection"), _field("text")),
    events.TurnRestored: (_("said again of the objection"), _field("text")),
    events.SigningRequested: (_("asked for the sponsor’s signature"), _field("note")),
    events.SigningRequestTakenBack: (_("took back asking for the signature"), _nothing),
    events.RevisionSigned: (_("signed the revision"), _field("words")),
    events.ReviewersAsked: (_("asked people to read and answer"), _field("note")),
    events.ReviewWithdrawn: (_("took a review back"), _nothing),
    events.ReviewReinstated: (_("asked them again"), _field("note")),
    events.ReviewAnswered: (_("answered in a review"), _field("words")),
    events.ReviewersReminded: (_("reminded who owes an answer"), _nothing),
    events.SignatureTakenBack: (_("took the signature back"), _nothing),
}
