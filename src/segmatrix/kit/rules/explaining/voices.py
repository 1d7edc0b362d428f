"""What each form says of feedback and experiments."""

from segmatrix.kit.rules.explaining.counts import done
from segmatrix.kit.rules.explaining.phrases import Phrase
from segmatrix.kit.rules.nodes import Entity, Gave, RaisedTheme, Said, SawExperiment


def gave(rule: Gave, negated: bool, whom: Entity) -> Phrase:
    """Say that they answered a survey."""
    return done("gave", "give", f"{rule.kind} feedback", None, rule.window, negated)


def said_words(rule: Said, negated: bool, whom: Entity) -> Phrase:
    """Say which words their feedback contains."""
    what = f"“{rule.text}” (in upper or lower case) in feedback"
    return done("said", "say", what, rule.count, rule.window, negated)


def raised(rule: RaisedTheme, negated: bool, whom: Entity) -> Phrase:
    """Say what their feedback is about."""
    what = f"the theme “{rule.name}” (by its name or one of its words) in feedback"
    return done("raised", "raise", what, rule.count, rule.window, negated)


def saw(rule: SawExperiment, negated: bool, whom: Entity) -> Phrase:
    """Say what they were shown."""
    what = f"the experiment “{rule.experiment}”"
    if rule.variant is not None:
        what = f"the variant “{rule.variant}” of {what}"
    return done("saw", "see", what, None, rule.window, negated)
