"""How long texts may be, in characters, and how far the map reaches.

These are refused beyond; advice on brevity is another matter.
"""

NAME_LENGTH = 200
NOTE_LENGTH = 300
STATEMENT_LENGTH = 2_000
QUESTION_LENGTH = 500
UNIT_LENGTH = 40
SOURCE_LENGTH = 500
REASON_LENGTH = 2_000
COMMENT_LENGTH = 5_000
CHARTER_LENGTH = 5_000
RULE_LENGTH = 20_000
LANGUAGE_LENGTH = 20
SHEET_LENGTH = 2_000_000

CHALLENGE_DAYS = 7
"""For how long other words for something agreed may be challenged."""

GRID = range(1, 10)
"""The positions on an axis: nine, with a middle."""
