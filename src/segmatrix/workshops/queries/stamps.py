"""What tells a page that something lies otherwise in a workshop than it shows."""

from collections import defaultdict
from collections.abc import Collection
from hashlib import blake2b
from typing import Any

from django.db.models import Model

from segmatrix.workshops.models import Agreement, Group, Note, SetAside, Talk, Workshop
from segmatrix.workshops.terms import WorkshopState

LENGTH = 8  # bytes: two states of one workshop meet by chance once in 10^19 times

HELD: tuple[tuple[type[Model], str], ...] = (
    (Note, "workshop"),
    (Group, "workshop"),
    (SetAside, "workshop"),
    (Agreement, "workshop"),
    (Talk, "phase__workshop"),
)
"""What workshops hold beside their plan, and the way from it to its workshop."""


def stamps(found: Collection[Workshop]) -> dict[str, str]:
    """Return a stamp of all that the workshops under way hold, by the id of each.

    It is another one after each change, and says nothing of what changed. It takes five queries.
    """
    running = [each.pk for each in found if each.state == WorkshopState.RUNNING]
    if not running:
        return {}
    held: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for model, way in HELD:
        rows = model._default_manager.filter(**{f"{way}__in": running}).order_by("pk")
        for workshop_id, *values in rows.values_list(way, *_columns(model)):
            held[workshop_id].append((model.__name__, *values))
    return {each: _digest(held[each]) for each in running}


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _digest(rows: list[tuple[Any, ...]]) -> str:
    return blake2b(repr(rows).encode(), digest_size=LENGTH).hexdigest()
