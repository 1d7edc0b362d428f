"""The normal forms of leaves, each known by a number."""

from collections.abc import Hashable
from itertools import count
from typing import Any

from segmatrix.kit.engine.asking import Leaf
from segmatrix.kit.engine.vector.choosing import kinds
from segmatrix.kit.rules.fingerprints import normal
from segmatrix.kit.rules.nodes import Entity, EventPattern

# Forms that are forgotten get another number when they come again, and are answered again.
_MOST = 50_000


class Forms:
    """Numbers leaves, so that those of one meaning have one number."""

    def __init__(self) -> None:
        self._fresh = count()
        self._numbers: dict[Hashable, int] = {}
        self._forms: dict[Hashable, tuple[int, Any]] = {}
        self._events: dict[int, str] = {}
        self._planned: dict[tuple[int, Entity], tuple[Leaf, tuple[int, Any]]] = {}

    def planned(self, unit: Entity, leaf: Leaf) -> tuple[int, Any]:
        """Return the same as `of` for a leaf that is asked again and again, the very same one."""
        seen = self._planned.get((id(leaf), unit))
        if seen is None:
            if len(self._planned) >= _MOST:
                self._planned.clear()
            found = self.of(unit, leaf)
            seen = self._planned[id(leaf), unit] = leaf, found
        return seen[1]

    def event(self, number: int, form: Any) -> str:
        """Return the event that a form speaks of first, or nothing."""
        if number not in self._events:
            named = (node.name for node in form.walk() if isinstance(node, EventPattern))
            self._events[number] = next(named, "")
        return self._events[number]

    def of(self, unit: Entity, leaf: Leaf) -> tuple[int, Any]:
        """Return the number of a leaf about a unit, and its normal form."""
        written = unit, leaf, kinds(leaf)
        found = self._forms.get(written)
        if found is None:
            if len(self._forms) >= _MOST:
                self._forms.clear()
                self._planned.clear()
                self._numbers.clear()
                self._events.clear()
            form = normal(leaf)
            key = unit, form, kinds(form)
            if key not in self._numbers:
                self._numbers[key] = next(self._fresh)
            found = self._forms[written] = self._numbers[key], form
        return found
