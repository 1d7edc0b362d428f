"""The words about what became of somebody's input, as data."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Said(StrEnum):
    """What kind of input somebody gave."""

    PROPOSAL = "proposal"
    OBJECTION = "objection"
    COMMENT = "comment"


class Fate(StrEnum):
    """What became of somebody's input."""

    WAITING = "waiting"
    ANSWERED = "answered"
    KEPT = "kept"
    MERGED = "merged"
    DECLINED = "declined"
    SETTLED = "settled"


SAID_LABELS: dict[Said, Promise] = {
    Said.PROPOSAL: _("You proposed"),
    Said.OBJECTION: _("You objected"),
    Said.COMMENT: _("You commented"),
}

FATE_LABELS: dict[Fate, Promise] = {
    Fate.WAITING: _("Waits"),
    Fate.ANSWERED: _("Answered"),
    Fate.KEPT: _("Kept"),
    Fate.MERGED: _("Merged"),
    Fate.DECLINED: _("Declined"),
    Fate.SETTLED: _("Settled"),
}
