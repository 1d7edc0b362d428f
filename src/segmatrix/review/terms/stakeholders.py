"""The words about people to ask, as data."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Level(StrEnum):
    """How much of the organisation somebody answers for; UNKNOWN until it is said."""

    EXECUTIVE = "executive"
    HEAD = "head"
    LEAD = "lead"
    SPECIALIST = "specialist"
    UNKNOWN = ""


class Excuse(StrEnum):
    """Why somebody's answer is not waited for."""

    LEFT = "left"
    ON_LEAVE = "on_leave"
    DECLINED = "declined"
    REPLACED = "replaced"


class Shown(StrEnum):
    """In which way somebody was shown a revision."""

    TABLE = "table"
    MAP = "map"
    REVISION = "revision"
    LINK = "link"
    MEETING = "meeting"


LEVEL_LABELS: dict[Level, Promise] = {
    Level.EXECUTIVE: _("Executive"),
    Level.HEAD: _("Head of a department"),
    Level.LEAD: _("Team lead"),
    Level.SPECIALIST: _("Specialist"),
    Level.UNKNOWN: _("Level not said"),
}

EXCUSE_LABELS: dict[Excuse, Promise] = {
    Excuse.LEFT: _("Left the organisation"),
    Excuse.ON_LEAVE: _("On leave"),
    Excuse.DECLINED: _("Declined to take part"),
    Excuse.REPLACED: _("Replaced by somebody else"),
}

SHOWN_LABELS: dict[Shown, Promise] = {
    Shown.TABLE: _("Opened the matrix"),
    Shown.MAP: _("Opened the map"),
    Shown.REVISION: _("Opened the revision"),
    Shown.LINK: _("Opened a personal link"),
    Shown.MEETING: _("Was at a meeting"),
}

NAME_LENGTH = 100
EMAIL_LENGTH = 254
REGION_LENGTH = 100
TITLE_LENGTH = 200

AT_A_MEETING = 500
"""People on one attendance list."""
