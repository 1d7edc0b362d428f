"""What the text of a rule must be to be stored, and how it refers to other segments.

Whether its traits and events exist is another question, for where the data is known.
"""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.kit.rules.checking import circle_problems
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.parsing import parse, parse_number
from segmatrix.kit.rules.references import segments_of
from segmatrix.kit.rules.renaming import Bearer
from segmatrix.kit.rules.renaming import renamed as kit_renamed
from segmatrix.matrix.errors import UnreadableRule


def refuse_unless_rule(text: str) -> None:
    """Refuse a text that is no rule, saying where it goes wrong."""
    _refuse_unless(parse, text, field="rule")


def refuse_unless_measure(text: str) -> None:
    """Refuse a text that is no amount in the language of rules, saying where it goes wrong."""
    _refuse_unless(parse_number, text, field="measure")


def refuse_circle(name: str, rule: str, rules: Mapping[str, str]) -> None:
    """Refuse a rule for segment `name` that leads back to it through the other segments' rules.

    Args:
        name: The segment that `rule` is to define.
        rule: A text that parses.
        rules: The rules of all segments by name, each of which parses or is empty.
    """
    others = {other: parse(text) for other, text in rules.items() if text and other != name}
    for error in circle_problems({name: parse(rule), **others}).get(name, ()):
        raise UnreadableRule(error, rule, field="rule")


def refuse_if_referred_to(name: str, rules: Mapping[str, str]) -> None:
    """Refuse to take segment `name` out while rules of others refer to it."""
    users = [user for user, rule in rules.items() if rule and name in segments_of(parse(rule))]
    if users:
        raise Changed(
            _("The rule of “%(user)s” refers to “%(name)s”.") % {"user": users[0], "name": name},
            hint=_("Change that rule first."),
            referred_to_by=users,
        )


def names_in(rule: str) -> set[str]:
    """Return the names of the segments that a rule refers to."""
    return set(segments_of(parse(rule)))


def renamed(rule: str, earlier: str, name: str) -> str:
    """Return the text of a rule with segment `earlier` called `name`, all else as it was typed."""
    return kit_renamed(rule, Bearer.SEGMENT, earlier, name)


def _refuse_unless(parser: Callable[[str], object], text: str, *, field: str) -> None:
    try:
        parser(text)
    except RuleError as error:
        raise UnreadableRule(error, text, field=field) from error
