"""An event and what its properties must be, as fields of a row."""

from django.utils.translation import gettext as _

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.words import quoted
from segmatrix.web.rules.controls import Control, Said, Vocabulary


def event_controls(
    event: n.EventPattern, words: Vocabulary, prefix: str = "", *, before: str = ""
) -> list[Control]:
    """Return the fields of an event.

    Args:
        prefix: What their names begin with, where a row has several events.
        before: Words that stand before them.
    """
    where = text(event).removeprefix(quoted(event.name)).strip().removeprefix("where").strip()
    offered = words.events()
    kind = "select" if offered else "text"
    return [
        Control(f"{prefix}event", _("Event"), kind, event.name, offered, before),
        Control(
            f"{prefix}where",
            _("Where, as a rule writes it"),
            "where",
            where,
            before=_("where"),
        ),
    ]


def event_text(said: Said, prefix: str = "", *, after: str = "did", until: str = "") -> str:
    """Return an event as it was filled in, in brackets what stands for itself in brackets only.

    Args:
        after: What stands before it in the rule.
        until: What stands behind it.
    """
    event = quoted(said.get(f"{prefix}event", ""))
    where = said.get(f"{prefix}where", "").strip()
    if not where:
        return event
    try:
        parse(f"{after} {event} where {where} {until}")
    except RuleError:
        where = f"({where})"
    return f"{event} where {where}"
