"""The normal forms of leaves, each known by a number."""

from collections.abc import Hashable
from itertools import count
from typing import Any

from segmatrix.kit.engine.asking import Leaf
from segmatrix.kit.engine.vector.choosing import kinds
from segmatrix.kit.rules.fingerprints import normal
from segmatrix.kit.rules.nodes import Entity

# Forms that are forgotten get another number when they come again, and are answered again.
_MOST = 50_000


class Forms:
    """Numbers leaves, so that those of one meaning have one number."""

    def __init__(self) -> None:
        self._fresh = count()
        self._numbers: dict[Hashable, int] = {}
        self._forms: dict[Hashable, tuple[int, Any]] = {}

    def of(self, unit: Entity, leaf: Leaf) -> tuple[int, Any]:
        """Return the number of a leaf about a unit, and its normal form."""
        written = unit, leaf, kinds(leaf)
        found = self._forms.get(written)
        if found is None:
            if len(self._forms) >= _MOST:
                self._forms.clear()
                self._numbers.clear()
            form = normal(leaf)
            key = unit, form, kinds(form)
            if key not in self._numbers:
                self._numbers[key] = next(self._fresh)
            found = self._forms[written] = self._numbers[key], form
        return found
