"""A rule in plain English, for people who will never write one.

A condition becomes a phrase about “they” or about something of theirs; flat rules become one
sentence, nested ones an indented list. Each kind of node has one entry in a table.
"""

from segmatrix.kit.rules.explaining.phrases import Group, Phrase, Said
from segmatrix.kit.rules.explaining.saying import said
from segmatrix.kit.rules.explaining.subjects import subject_words
from segmatrix.kit.rules.nodes import Entity, Everyone, Rule, Subject

__all__ = ["explain", "explain_number"]


def explain(rule: Rule, unit: str = Entity.PERSON) -> str:
    """Return what a rule says, in English.

    >>> from segmatrix.kit.rules.parsing import parse
    >>> explain(parse('plan is "pro" and did not "login" in the last 14 days'))
    'People whose plan is “pro” and who did not do “login” in the last 14 days.'
    """
    whom = Entity(unit)
    noun = whom.plural.capitalize()
    if isinstance(rule, Everyone):
        return f"All {whom.plural}."
    meaning = said(rule, False, whom)
    if isinstance(meaning, Phrase) or meaning.is_flat:
        return f"{noun} {meaning.inline(whom)}."
    pronoun = "whom" if whom is Entity.PERSON else "which"
    return "\n".join([f"{noun} for {pronoun} {meaning.heading}:", *_bullets(meaning, "")])


def explain_number(number: Subject) -> str:
    """Return what a number is, in English: `total amount of “order” in the last 30 days`."""
    return subject_words(number)


def _bullets(group: Group, indent: str) -> list[str]:
    lines = []
    for part in group.parts:
        lines += _bullet(part, indent)
    return lines


def _bullet(part: Said, indent: str) -> list[str]:
    if isinstance(part, Phrase):
        return [f"{indent}- {part.sentence}"]
    return [f"{indent}- {part.heading}:", *_bullets(part, f"{indent}  ")]
