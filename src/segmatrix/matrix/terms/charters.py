"""The questions that a charter asks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class CharterField:
    """One question of the charter."""

    key: str
    name: Promise
    question: Promise


CHARTER: tuple[CharterField, ...] = (
    CharterField("problems", _("Problems to solve"), _("What goes wrong today without it?")),
    CharterField("teams", _("Teams and why"), _("Which teams will use it, and what for?")),
    CharterField("success", _("Success"), _("How will we notice, in a year, that it worked?")),
    CharterField("decisions", _("Decisions"), _("Which choices should come out differently?")),
    CharterField("owner", _("Owner"), _("Who keeps it true once it is agreed?")),
)

CHARTER_KEYS = tuple(field.key for field in CHARTER)
