"""What customers said and were shown: feedback, themes, experiments."""

from segmatrix.kit.rules.nodes import Gave, RaisedTheme, Rule, Said, SawExperiment, ScoreKind
from segmatrix.kit.rules.parsing.conditions import refuse_a_trait, unfollowed
from segmatrix.kit.rules.parsing.counts import count, sees_count
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.values import text
from segmatrix.kit.rules.parsing.windows import window

_GAVE = "gave nps in the last 90 days"
_SAID = 'said "refund" at least 2 times in the last 90 days'
_RAISED = 'raised theme "Billing" in the last 90 days'
_VARIANT = 'saw variant "B" of "onboarding"'


def gave(cursor: Cursor) -> Rule:
    """Read `gave nps [window]`."""
    opening = cursor.advance()
    kind = cursor.accept_one(*ScoreKind)
    if not kind:
        raise unfollowed(cursor, opening, "“nps”, “csat” or “ces”", _GAVE)
    when = window(cursor)
    return Gave(ScoreKind(kind), when, span=cursor.since(opening.span.start))


def said(cursor: Cursor) -> Rule:
    """Read `said "refund" [count] [window]`."""
    opening = cursor.advance()
    refuse_a_trait(cursor, opening, "words in quotes", _SAID)
    words = text(cursor, "what was said")
    often = count(cursor)
    when = window(cursor)
    _refuse_a_late_count(cursor, _SAID)
    return Said(words, often, when, span=cursor.since(opening.span.start))


def raised(cursor: Cursor) -> Rule:
    """Read `raised theme "Billing" [count] [window]`."""
    opening = cursor.advance()
    if not cursor.accept("theme"):
        raise unfollowed(cursor, opening, "“theme”", _RAISED)
    name = text(cursor, "the name of a theme")
    often = count(cursor)
    when = window(cursor)
    _refuse_a_late_count(cursor, _RAISED)
    return RaisedTheme(name, often, when, span=cursor.since(opening.span.start))


def saw(cursor: Cursor) -> Rule:
    """Read `saw experiment "onboarding" [window]`, or `saw variant "B" of "onboarding"`."""
    opening = cursor.advance()
    variant = None
    if cursor.accept("variant"):
        variant = text(cursor, "the name of a variant")
        cursor.expect("of", example=_VARIANT)
    elif not cursor.accept("experiment"):
        raise unfollowed(cursor, opening, "“experiment” or “variant”", _VARIANT)
    experiment = text(cursor, "the name of an experiment")
    when = window(cursor)
    return SawExperiment(experiment, variant, when, span=cursor.since(opening.span.start))


def _refuse_a_late_count(cursor: Cursor, example: str) -> None:
    if sees_count(cursor):
        raise cursor.wrong_here("How often stands before when.", hint=f"Write: {example}.")
