"""The words of this room as data: tiers, kinds, built-in rows, the charter, axes, the palette.

Texts are lazy, so that a built-in row or a shipped axis speaks its reader's language until somebody
gives it words of their own.
"""

from segmatrix.matrix.terms.alphabets import OWN_LETTERS
from segmatrix.matrix.terms.axes import (
    DEFAULT_PRESET,
    PRESET_BY_KEY,
    PRESETS,
    AxisPreset,
    ShippedAxis,
)
from segmatrix.matrix.terms.charters import CHARTER, CHARTER_KEYS, CharterField
from segmatrix.matrix.terms.dimensions import (
    DIMENSION_BY_KEY,
    DIMENSIONS,
    NOT_KNOWN_WORDS,
    PROFILE,
    PROFILE_KEYS,
    BuiltInDimension,
)
from segmatrix.matrix.terms.kinds import (
    LABELS,
    AliasKind,
    AnchorKind,
    Kind,
    LineageKind,
    OutcomeKind,
    Over,
    Part,
    Slot,
    Standing,
    State,
    Tier,
    Unit,
)
from segmatrix.matrix.terms.limits import (
    CHALLENGE_DAYS,
    CHARTER_LENGTH,
    COMMENT_LENGTH,
    GRID,
    LANGUAGE_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    QUESTION_LENGTH,
    REASON_LENGTH,
    RULE_LENGTH,
    SHEET_LENGTH,
    SOURCE_LENGTH,
    STATEMENT_LENGTH,
    UNIT_LENGTH,
)
from segmatrix.matrix.terms.palette import PAINT_BY_NUMBER, PALETTE, Paint
from segmatrix.matrix.terms.solutions import KNOWN_ACRONYMS, SOLUTION_WORDS

__all__ = [
    "CHALLENGE_DAYS",
    "CHARTER",
    "CHARTER_KEYS",
    "CHARTER_LENGTH",
    "COMMENT_LENGTH",
    "DEFAULT_PRESET",
    "DIMENSIONS",
    "DIMENSION_BY_KEY",
    "GRID",
    "KNOWN_ACRONYMS",
    "LABELS",
    "LANGUAGE_LENGTH",
    "NAME_LENGTH",
    "NOTE_LENGTH",
    "NOT_KNOWN_WORDS",
    "OWN_LETTERS",
    "PAINT_BY_NUMBER",
    "PALETTE",
    "PRESETS",
    "PRESET_BY_KEY",
    "PROFILE",
    "PROFILE_KEYS",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "RULE_LENGTH",
    "SHEET_LENGTH",
    "SOLUTION_WORDS",
    "SOURCE_LENGTH",
    "STATEMENT_LENGTH",
    "UNIT_LENGTH",
    "AliasKind",
    "AnchorKind",
    "AxisPreset",
    "BuiltInDimension",
    "CharterField",
    "Kind",
    "LineageKind",
    "OutcomeKind",
    "Over",
    "Paint",
    "Part",
    "ShippedAxis",
    "Slot",
    "Standing",
    "State",
    "Tier",
    "Unit",
]
