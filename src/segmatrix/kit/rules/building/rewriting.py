"""The fewest changes that make one part of a rule another: a number, a window, a value.

What cannot be changed piece by piece is written anew as a whole; whoever applies the changes checks
that the text then says what it should.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from segmatrix.kit.rules.building.edits import Edit, blanks_before
from segmatrix.kit.rules.building.places import words_within
from segmatrix.kit.rules.nodes import NOWHERE, Condition, EventPattern, Ever, Node, Span
from segmatrix.kit.rules.printing import text as canonical
from segmatrix.kit.rules.tokens import Token
from segmatrix.kit.rules.words import quoted

_LAST = "window"  # where it is said, it is the last that is said


class Rewriting:
    """Finds the changes of one text."""

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        self._text = text
        self._words = words

    def edits(self, old: Node, new: Node) -> list[Edit]:
        """Return what makes the part `old` read as `new`."""
        if old == new:
            return []
        if type(old) is not type(new):
            return self._anew(old, new)
        match old, new:
            case Condition(), Condition():
                return self._condition(old, new)
            case EventPattern(), EventPattern():
                return self._event(old, new)
            case _:
                return self._by_field(old, new)

    def _anew(self, old: Node, new: Node) -> list[Edit]:
        return [Edit(old.span, canonical(new))]

    def _by_field(self, old: Any, new: Any) -> list[Edit]:
        """Change what differs, where all that differs are parts with a place of their own."""
        found: list[Edit] = []
        for field in fields(old):
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before == after or field.name == "span":
                continue
            edits = self._field(old, field.name, before, after)
            if edits is None:
                return self._anew(old, new)
            found += edits
        return found

    def _field(self, owner: Any, name: str, before: Any, after: Any) -> list[Edit] | None:
        if name == "negated":
            return self._negated(owner)
        if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
            pairs = list(zip(before, after, strict=True))
            if not all(_stands(one) and isinstance(other, Node) for one, other in pairs):
                return None
            return [edit for one, other in pairs for edit in self.edits(one, other)]
        if _stands(before) and _said(after):
            return self.edits(before, after)
        if name in (_LAST, "count"):
            return self._optional(owner, name, before, after)
        return None

    def _optional(self, owner: Any, name: str, before: Any, after: Any) -> list[Edit] | None:
        """Put a count or a window in where none is said, or take it out."""
        if _stands(before):
            start = blanks_before(self._text, before.span.start)
            return [Edit(Span(start, before.span.end), "")]
        window = owner.window
        if name == "count" and _stands(window):
            return [Edit.at(window.span.start, f"{canonical(after)} ")]
        if name == _LAST and getattr(owner, "count", None) is None and _changes_count(owner):
            return None
        return [Edit.at(owner.span.end, f" {canonical(after)}")]

    def _negated(self, owner: Any) -> list[Edit] | None:
        """Turn `did` into `did not`, or back."""
        words = words_within(self._words, owner.span)
        if words[0].keyword != "did":
            return None
        if owner.negated:
            return [Edit(Span(words[0].span.end, words[1].span.end), "")]
        return [Edit.at(words[0].span.end, " not")]

    def _condition(self, old: Condition, new: Condition) -> list[Edit]:
        found = self.edits(old.subject, new.subject)
        if (old.test, old.negated) != (new.test, new.negated):
            said = canonical(Condition(new.subject, new.test, new.negated))
            subject = canonical(new.subject)
            if not said.startswith(subject):  # a `not` in front, which this test has no place for
                return self._anew(old, new)
            test = Span(old.test.span.start, old.span.end)
            found.append(Edit(test, said.removeprefix(subject).strip()))
        return found

    def _event(self, old: EventPattern, new: EventPattern) -> list[Edit]:
        found = []
        name = words_within(self._words, old.span)[0].span
        if old.name != new.name:
            found.append(Edit(name, quoted(new.name)))
        if old.where == new.where:
            return found
        if old.where is not None and new.where is not None and type(old.where) is type(new.where):
            return [*found, *self.edits(old.where, new.where)]
        said = canonical(new).removeprefix(quoted(new.name)).strip()
        if old.where is None:
            return [*found, Edit.at(old.span.end, f" {said}")]
        return [*found, Edit(Span(name.end, old.span.end), f" {said}" if said else "")]


def _stands(part: object) -> bool:
    """Whether a part has a place in the text."""
    return isinstance(part, Node) and part.span != NOWHERE


def _said(part: object) -> bool:
    """Whether a part has words of its own."""
    return isinstance(part, Node) and not isinstance(part, Ever)


def _changes_count(owner: Any) -> bool:
    """Whether it has a place for a count, which then stands before a window."""
    return any(field.name == "count" for field in fields(owner))
