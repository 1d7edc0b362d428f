"""The words about review rounds, as data."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Answer(StrEnum):
    """What somebody says of a revision that they were asked to read.

    OWED: nothing yet. OBJECTS: they raised an objection with it.
    """

    OWED = ""
    FINE = "fine"
    COMMENTS = "comments"
    OBJECTS = "objects"


ANSWER_LABELS: dict[Answer, Promise] = {
    Answer.OWED: _("No answer yet"),
    Answer.FINE: _("Fine"),
    Answer.COMMENTS: _("Fine, with comments"),
    Answer.OBJECTS: _("Objects"),
}

REVIEW_NOTE_LENGTH = 2_000
"""Characters of what is asked in a review round, and of an answer that is no objection."""
