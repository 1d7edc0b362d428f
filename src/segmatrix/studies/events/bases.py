"""Inputs and facts about what the data side of an axis is made of."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class SetAxisBasis(InMatrix):
    """Say from which data the places of segments on an axis are suggested.

    Attributes:
        axis_id: An axis that the map has; what its data side is made of stays with it.
        kind: A `terms.Side`: from needs, from value, or from nothing.
        events: Of needs, the events that count; none for all of them.
        values_of: Of needs, the property of the one event whose values count, such as the product
            of an order; empty for the events themselves.
        reference: Of needs, the excess that stands at 9; None for the largest of the segments.
        weights: Of value, how much each row of numbers counts, by dimension id.
        less_is_better: Of value, the rows of which less is better, such as the cost to serve.
    """

    axis_id: str
    kind: str
    events: list[str] = field(default_factory=list)
    values_of: str = ""
    reference: float | None = None
    weights: dict[str, float] = field(default_factory=dict)
    less_is_better: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class AxisBasisSet(Fact):
    """Places on an axis are suggested from other data from now on.

    Attributes:
        basis: What `basing.Basis` says as JSON.
    """

    matrix_id: str
    axis_id: str
    basis: dict[str, Any]

    @property
    def subject(self) -> str:
        return f"axis:{self.axis_id}:basis"
