"""The words about objections and sign-off, as data."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AboutKind(StrEnum):
    """What somebody can object to. A PLACEMENT is where the group settled on putting a segment."""

    MATRIX = "matrix"
    SEGMENT = "segment"
    STATEMENT = "statement"
    PLACEMENT = "placement"
    REVISION = "revision"


class TurnKind(StrEnum):
    """What happened to an objection."""

    RAISED = "raised"
    ANSWERED = "answered"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"
    OVERRIDDEN = "overridden"


class ObjectionState(StrEnum):
    """How an objection stands.

    OPEN: nobody has answered, or the answer did not settle it. ANSWERED: whoever raised it has yet
    to say whether that settles it, so it still stands in the way. WITHDRAWN: whoever raised it
    says it is settled. OVERRIDDEN: somebody who may decide goes on in spite of it, with a reason.
    """

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    OVERRIDDEN = "overridden"


ABOUT_LABELS: dict[AboutKind, Promise] = {
    AboutKind.MATRIX: _("The whole matrix"),
    AboutKind.SEGMENT: _("Segment"),
    AboutKind.STATEMENT: _("Statement"),
    AboutKind.PLACEMENT: _("Agreed place on the map"),
    AboutKind.REVISION: _("Revision"),
}

STATE_LABELS: dict[ObjectionState, Promise] = {
    ObjectionState.OPEN: _("Open"),
    ObjectionState.ANSWERED: _("Answered"),
    ObjectionState.WITHDRAWN: _("Withdrawn"),
    ObjectionState.OVERRIDDEN: _("Overridden"),
}

TURN_LABELS: dict[TurnKind, Promise] = {
    TurnKind.RAISED: _("objected"),
    TurnKind.ANSWERED: _("answered"),
    TurnKind.UPHELD: _("said that does not settle it"),
    TurnKind.WITHDRAWN: _("withdrew it"),
    TurnKind.OVERRIDDEN: _("overrode it"),
}

OBJECTION_LENGTH = 5_000
"""Characters of a reason or an answer."""

SIGNING_LENGTH = 1_000
"""Characters that go with a signature or the request for one."""
