"""What a line about something recorded says, and the words that several of them share."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

READERS = _("Everybody who may read the matrix, guests included.")
LEADERS = _("Facilitators and owners.")
DATA_WORKERS = _("Owners, and whoever is marked as analyst.")
YOU = _("You alone.")
SERVER = _("Nobody in Segmatrix.")

AS_WORKSPACE = _("As long as the workspace.")
AS_MATRIX = _("As long as the matrix.")

STAYS = _("What you remove or put otherwise is no longer shown; the history keeps how it was.")
HIDDEN = _("What is removed or withdrawn is no longer shown; the history keeps it.")
NOTHING_ENDS_IT = _("Nothing.")


@dataclass(frozen=True, slots=True)
class Record:
    """One line: something that is recorded about people.

    Attributes:
        what: What it is called.
        holds: What exactly it is.
        seen: Who sees it.
        kept: For how long.
        ends: What takes it away, as far as anything does.
        tables: The tables that hold it, as app and model; none for what no table holds.
    """

    what: Promise
    holds: Promise
    seen: Promise
    kept: Promise
    ends: Promise
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Lines about one side of somebody."""

    key: str
    title: Promise
    records: tuple[Record, ...]
