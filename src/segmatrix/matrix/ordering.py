"""Where a thing stands in a row of things: positions count 0, 1, 2 ... without gaps."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.matrix.terms import Tier

TIERS = tuple(Tier)


def inserted(order: Sequence[str], thing: str, position: int | None = None) -> list[str]:
    """Return `order` with `thing` at `position` (the nearest there is), or last."""
    place = len(order) if position is None else max(0, min(position, len(order)))
    return [*order[:place], thing, *order[place:]]


def without(order: Sequence[str], thing: str) -> list[str]:
    """Return `order` without `thing`."""
    return [other for other in order if other != thing]


def moved(order: Sequence[str], thing: str, position: int | None) -> list[str]:
    """Return `order` with `thing`, which is in it, at `position`."""
    return inserted(without(order, thing), thing, position)


def tier_of(text: str) -> str:
    """Return the tier that is called so, refusing a word that is none."""
    if text not in list(TIERS):
        raise Invalid(
            _("A segment is primary, secondary or other, not “%(tier)s”.") % {"tier": text},
            field="tier",
        )
    return text


def tiered(
    order: Sequence[str], tiers: Mapping[str, str], thing: str, tier: str, position: int | None
) -> list[str]:
    """Return `order` with `thing` at `position` among those of its tier.

    Primary segments come first, then secondary, then other ones. A position before or behind the
    tier's own columns means the tier's first or last; no position means its last.

    Args:
        order: The ids as they stand, with or without `thing`.
        tiers: The tier of each other id in `order`.
        thing: The id to be placed.
        tier: Its tier.
        position: The column asked for, counted from 0 over all columns.
    """
    others = without(order, thing)
    ranks = [TIERS.index(Tier(tiers[other])) for other in others]
    rank = TIERS.index(Tier(tier))
    first = sum(other < rank for other in ranks)
    last = sum(other <= rank for other in ranks)
    place = last if position is None else max(first, min(position, last))
    return inserted(others, thing, place)
