"""Changes of a text at several places at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from segmatrix.kit.rules.nodes import Span

_APART = frozenset(" \t\r\n(),")
_BLANKS_BEFORE = re.compile(r"[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words in place of those at a span; an empty span takes them in."""

    span: Span
    text: str

    @classmethod
    def at(cls, position: int, text: str) -> "Edit":
        """Return the edit that puts words at a position."""
        return cls(Span(position, position), text)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits that do not overlap; words that would touch are kept apart.

    Edits at one position stand in the order given, those that only add before one that replaces.
    """
    done = ""
    reached = 0
    for edit in sorted(edits, key=lambda one: (one.span.start, one.span.end)):
        done = _beside(done, text[reached : edit.span.start])
        done = _beside(done, edit.text)
        reached = edit.span.end
    return _beside(done, text[reached:])


def brackets(span: Span) -> tuple[Edit, Edit]:
    """Return the edits that put brackets around a span."""
    return Edit.at(span.start, "("), Edit.at(span.end, ")")


def blanks_before(text: str, position: int) -> int:
    """Return where the blanks of the same line begin that stand before a position."""
    found = _BLANKS_BEFORE.search(text, 0, position)
    assert found is not None
    return found.start()


def _beside(done: str, more: str) -> str:
    if done and more and done[-1] not in _APART and more[0] not in _APART:
        return f"{done} {more}"
    return done + more
