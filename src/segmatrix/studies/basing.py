"""What the data side of an axis is made of, and whether it can be."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from math import inf
from typing import Any, Protocol, Self

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.studies.naming import digest
from segmatrix.studies.terms import Side


class Given(Protocol):
    """An input that says what an axis is made of."""

    @property
    def kind(self) -> str: ...

    @property
    def events(self) -> list[str]: ...

    @property
    def values_of(self) -> str: ...

    @property
    def reference(self) -> float | None: ...

    @property
    def weights(self) -> dict[str, float]: ...

    @property
    def less_is_better(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Basis:
    """From which data the places of segments on an axis are suggested.

    Attributes:
        kind: From needs, from value, or from nothing; what belongs to the others is empty.
        events: Of needs, the events that count; none for all of them.
        values_of: Of needs, the property of the one event whose values count instead.
        reference: Of needs, the excess that stands at 9; None for the largest of the segments.
        weights: Of value, how much each row of numbers counts, by dimension id.
        less_is_better: Of value, the rows of which less is better.
    """

    kind: Side = Side.NOTHING
    events: tuple[str, ...] = ()
    values_of: str = ""
    reference: float | None = None
    weights: tuple[tuple[str, float], ...] = ()
    less_is_better: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Build it from what `to_json` returned."""
        return cls(
            kind=Side(kept["kind"]),
            events=tuple(kept["events"]),
            values_of=kept["values_of"],
            reference=kept["reference"],
            weights=tuple(sorted(kept["weights"].items())),
            less_is_better=tuple(kept["less_is_better"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON object, of the form that `events.SetAxisBasis` takes."""
        return asdict(self) | {
            "kind": str(self.kind),
            "events": list(self.events),
            "weights": dict(self.weights),
            "less_is_better": list(self.less_is_better),
        }

    @property
    def mark(self) -> str:
        """Tells what is to be counted for it from what was counted before."""
        return digest(self.kind, self.values_of, *self.events)


def settled(given: Given, rows: Collection[str]) -> Basis:
    """Return what an axis is made of, or refuse.

    Args:
        given: What somebody said.
        rows: The ids of the rows that hold numbers.
    """
    match given.kind:
        case Side.NOTHING:
            return Basis()
        case Side.NEEDS:
            return _of_needs(given)
        case Side.VALUE:
            return _of_value(given, rows)
    raise Invalid(_("Choose what the data side of this axis is made of."), field="kind")


def _of_needs(given: Given) -> Basis:
    events = tuple(dict.fromkeys(name for name in given.events if name))
    if given.values_of and len(events) != 1:
        raise Invalid(
            _("Values are counted of one event."),
            hint=_("Choose the event that carries them, such as an order with its product."),
            field="events",
        )
    if given.reference is not None and not 0 < given.reference <= 1:
        raise Invalid(
            _("What stands at the high end is above 0 and at most 1."),
            hint=_("Leave it empty to take the most special segment."),
            field="reference",
        )
    return Basis(Side.NEEDS, events, given.values_of, given.reference)


def _of_value(given: Given, rows: Collection[str]) -> Basis:
    weights = {row: float(weight) for row, weight in given.weights.items() if weight}
    if not weights:
        raise Invalid(
            _("Give at least one row of numbers a weight."),
            hint=_("1 for each counts them alike."),
            field="weights",
        )
    if not all(0 < weight < inf for weight in weights.values()):
        raise Invalid(
            _("A weight is above 0."),
            hint=_("Where less is better, say so instead."),
            field="weights",
        )
    if not weights.keys() <= set(rows):
        raise Invalid(_("One of these rows holds no numbers any more."), field="weights")
    turned = tuple(row for row in given.less_is_better if row in weights)
    return Basis(
        Side.VALUE, weights=tuple(sorted(weights.items())), less_is_better=tuple(sorted(turned))
    )
