"""The words of workshops, and how large things in them may be."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 80
TITLE_LENGTH = 80
INSTRUCTIONS_LENGTH = 500
PROMPT_LENGTH = 300
MOST_PHASES = 20
MOST_PROMPTS = 12
LONGEST_PHASE = 60 * 24 * 60
"""Minutes: sixty days, for a phase of an asynchronous workshop."""

GROUP_NAME_LENGTH = 120
WHY_LENGTH = 500
TALK_NOTES_LENGTH = 2_000
"""As the reason of an agreed placement, for which they are offered."""

BUDGET, MOST_DOTS = 5, 50
CAP = 3
TALK_MINUTES = 5
LONGEST_TALK = 24 * 60
"""Minutes that are given to one thing to talk about at once: a day."""


class WorkshopState(StrEnum):
    """Where a workshop stands."""

    DRAFTED = "drafted"
    RUNNING = "running"
    ENDED = "ended"
    DISCARDED = "discarded"


class PhaseKind(StrEnum):
    """What a group does in a phase.

    In REFLECT, VOTE and PLACE everybody answers alone in a round that the phase owns; it is
    revealed when the workshop steps on. In GROUP, DISCUSS and AGREE all work on what was revealed.
    """

    REFLECT = "reflect"
    GROUP = "group"
    VOTE = "vote"
    PLACE = "place"
    DISCUSS = "discuss"
    AGREE = "agree"

    @property
    def alone(self) -> bool:
        """Whether everybody answers alone in it."""
        return self in (PhaseKind.REFLECT, PhaseKind.VOTE, PhaseKind.PLACE)


class Whereto(StrEnum):
    """Where who leads a workshop asks everybody to look."""

    WORKSHOP = "workshop"
    MAP = "map"
    TABLE = "table"
    RESULTS = "results"


KIND_LABELS = {
    PhaseKind.REFLECT: _("Think alone"),
    PhaseKind.GROUP: _("Group"),
    PhaseKind.VOTE: _("Vote"),
    PhaseKind.PLACE: _("Place"),
    PhaseKind.DISCUSS: _("Discuss"),
    PhaseKind.AGREE: _("Agree"),
}

KIND_MEANINGS = {
    PhaseKind.REFLECT: _("Everybody writes alone, each in their own words."),
    PhaseKind.GROUP: _("All put together what says the same, and name it."),
    PhaseKind.VOTE: _("Everybody spends dots alone on what matters most."),
    PhaseKind.PLACE: _("Everybody places the segments alone."),
    PhaseKind.DISCUSS: _("The talk goes where answers lie farthest apart."),
    PhaseKind.AGREE: _("What was found goes into the matrix, with who disagrees and why."),
}


class TalkState(StrEnum):
    """Where a thing to talk about stands."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"


class Became(StrEnum):
    """What becomes of a card of the board.

    KEPT: it is a statement of the matrix. MERGED: a statement there says it already. SEGMENT: it is
    a segment. DECLINED: it stays out, for a reason.
    """

    KEPT = "kept"
    MERGED = "merged"
    SEGMENT = "segment"
    DECLINED = "declined"
