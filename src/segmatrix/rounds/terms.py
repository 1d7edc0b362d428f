"""The words of rounds, and how large things in them may be."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from segmatrix.kit.agreement.terms import HIGHEST, LOWEST, Profile

GRID = range(LOWEST, HIGHEST + 1)

NAME_LENGTH = 80
QUESTION_LENGTH = 300
REASON_LENGTH = 500
CONTRIBUTION_LENGTH = 280
MOST_CONTRIBUTIONS = 10
MOST_QUESTIONS = 120
MOST_PEOPLE = 300


class RoundState(StrEnum):
    """Where a round stands. That its time is over is read off the clock, never stored."""

    DRAFTED = "drafted"
    OPEN = "open"
    REVEALED = "revealed"
    DISCARDED = "discarded"


class Identity(StrEnum):
    """Whose name stands with an answer once the round is revealed."""

    ANONYMOUS = "anonymous"
    AFTER_REVEAL = "after_reveal"
    NAMED = "named"


class Kind(StrEnum):
    """What a question asks for; the value of an answer is a JSON object of the fields named here.

    PLACE: `x` and `y`, 1 to 9, for a segment. RATE: `value`, 1 to 9. TIER: `tier`. FATE: `fate`,
    and for a merge `other`, a segment. STATEMENT: `vote`. RANK: `order`, all options, the first
    first. FREE: `texts`, a list. DOTS: `dots`, how many on which option.
    """

    PLACE = "place"
    RATE = "rate"
    TIER = "tier"
    FATE = "fate"
    STATEMENT = "statement"
    RANK = "rank"
    FREE = "free"
    DOTS = "dots"


class Fate(StrEnum):
    """What should become of a segment."""

    KEEP = "keep"
    MERGE = "merge"
    DROP = "drop"


class Vote(StrEnum):
    """What somebody says to a statement."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNCLEAR = "unclear"
    PASS = "pass"  # noqa: S105 -- a vote


PROFILE_LABELS = {
    Profile.NEAR: _("Standard"),
    Profile.RAND: _("Panel"),
    Profile.DELPHI75: _("Strict"),
    Profile.COMET: _("Keep or drop"),
    Profile.CONSENT: _("No objections"),
    Profile.NONE: _("Only show"),
}

PROFILE_MEANINGS = {
    Profile.NEAR: _("Agreed when nearly everybody is within one step of the middle answer."),
    Profile.RAND: _("Agreed when nearly everybody chose the same third of the scale."),
    Profile.DELPHI75: _("Agreed when three of four are within one step of the middle answer."),
    Profile.COMET: _(
        "Kept when seven of ten say 7 to 9 and few say 1 to 3; dropped the other way."
    ),
    Profile.CONSENT: _("Agreed when time is up, enough took part, and nobody objects."),
    Profile.NONE: _("Shows how the answers lie and gives no verdict."),
}

IDENTITY_LABELS = {
    Identity.ANONYMOUS: _("Without names"),
    Identity.AFTER_REVEAL: _("Names at the reveal"),
    Identity.NAMED: _("Names, and who did not answer"),
}

IDENTITY_MEANINGS = {
    Identity.ANONYMOUS: _("Nobody in Segmatrix ever sees who gave which answer."),
    Identity.AFTER_REVEAL: _("Until the reveal only counts are seen; then each answer has a name."),
    Identity.NAMED: _(
        "As before, and at the reveal it also says who was asked and did not answer."
    ),
}

FATE_LABELS = {
    Fate.KEEP: _("Keep it"),
    Fate.MERGE: _("Merge it with another"),
    Fate.DROP: _("Drop it"),
}

VOTE_LABELS = {
    Vote.AGREE: _("Agree"),
    Vote.DISAGREE: _("Disagree"),
    Vote.UNCLEAR: _("Unclear to me"),
    Vote.PASS: _("Pass"),
}
