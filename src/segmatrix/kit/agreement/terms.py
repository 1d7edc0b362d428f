"""The words of agreement, and the grid that ratings are on."""

from enum import StrEnum

LOWEST = 1
HIGHEST = 9
LOW_THIRD_ENDS = 3
HIGH_THIRD_BEGINS = 7

ENOUGH_RATERS = 5
"""Below this many ratings no profile gives a verdict."""

PANEL_SIZES = range(8, 17)
"""Panels for which RAND/UCLA tabulate their limits; beyond them the limits are extrapolated."""


class Profile(StrEnum):
    """By which rule answers become a verdict."""

    NEAR = "near"
    RAND = "rand"
    DELPHI75 = "delphi75"
    COMET = "comet"
    CONSENT = "consent"
    NONE = "none"


class Verdict(StrEnum):
    """What the answers to one question say."""

    AGREED = "agreed"
    OPEN = "open"
    CONTESTED = "contested"
    TOO_FEW = "too few"
    KEEP = "keep"
    DROP = "drop"
