"""The words about by whose hand, and for whom, something was said, as data."""

from enum import StrEnum


class VoiceKind(StrEnum):
    """How somebody's view came in.

    SCRIBE: somebody else wrote down what they said. DEPUTY: whom they named answered for them.
    TEAM: one person answered for several.
    """

    SCRIBE = "scribe"
    DEPUTY = "deputy"
    TEAM = "team"


class VoiceState(StrEnum):
    """Where what a scribe wrote stands; PLAIN for what nobody has to confirm."""

    PLAIN = ""
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


MOST_COLLEAGUES = 10_000
"""Colleagues for whom one person can answer."""

NAMES_LENGTH = 1_000
"""Characters of the names of a team."""

DECLINE_LENGTH = 1_000
"""Characters of why somebody did not say what was written down for them."""
