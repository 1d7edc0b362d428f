"""What a matrix holds now, read as a whole, and how each noun of it is kept."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet

from segmatrix.matrix.contents import Content
from segmatrix.matrix.models import (
    AgreedPlacement,
    Axis,
    CharterAnswer,
    Contact,
    Dimension,
    Matrix,
    NotKnownYet,
    Segment,
    StatedMeasure,
    Statement,
)
from segmatrix.matrix.terms import Standing

_SHOWN = (Standing.CURRENT, Standing.ASIDE)
_IN_CELL = ("segment_id", "dimension_id")
_SAID = ("author_name", "said_at")


@dataclass(frozen=True, slots=True)
class Noun:
    """How rows of one table are part of the content of a matrix.

    Attributes:
        of: The field that leads to the matrix.
        fields: What is kept of a row beside its id, and brought back.
        more: What is kept of it to be read only.
        stands: What the rows have that are part of the content.
        aside: What a row is given that stands and was no part of what is brought back; nothing for
            rows that are blanked instead.
        counts: The fields that count versions, each with the fields whose changes it counts.
    """

    table: type[Model]
    of: str
    fields: tuple[str, ...]
    stands: dict[str, Any]
    aside: dict[str, Any]
    order: tuple[str, ...]
    more: tuple[str, ...] = ()
    counts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def standing(self) -> dict[str, Any]:
        """What a row is given that stands again; kept fields may say more."""
        return {name: value for name, value in self.stands.items() if "__" not in name}

    def rows(self, matrix: Matrix) -> QuerySet[Any]:
        """Return every row of the matrix, whether it stands or not."""
        return self.table.objects.filter(**{self.of: matrix})


NOUNS = {
    "segments": Noun(
        Segment,
        "matrix",
        ("name", "note", "tier", "colour", "position", "rule", "standing"),
        {"standing__in": _SHOWN},
        {"standing": Standing.ASIDE},
        ("position", "pk"),
        counts=(("version", ("name", "note")), ("rule_version", ("rule",))),
    ),
    "dimensions": Noun(
        Dimension,
        "matrix",
        ("name", "question", "unit", "measure", "over", "position", "standing"),
        {"standing__in": _SHOWN},
        {"standing": Standing.ASIDE},
        ("position", "pk"),
        more=("key", "kind"),
        counts=(("version", ("name", "measure")),),
    ),
    "axes": Noun(
        Axis,
        "matrix",
        ("name", "question", "low", "middle", "high"),
        {"current": True},
        {"current": False},
        ("slot",),
        more=("slot", "preset"),
        counts=(("version", ("name", "question", "low", "middle", "high")),),
    ),
    "charter": Noun(
        CharterAnswer,
        "matrix",
        ("text",),
        {},
        {"text": ""},
        ("key",),
        more=("key",),
        counts=(("version", ("text",)),),
    ),
    "statements": Noun(
        Statement,
        "segment__matrix",
        (*_IN_CELL, "text", "position"),
        {"removed": False},
        {"removed": True},
        ("position", "pk"),
        more=(*_SAID, "department"),
        counts=(("version", ("text",)),),
    ),
    "measures": Noun(
        StatedMeasure,
        "segment__matrix",
        _IN_CELL,
        {"current": True},
        {"current": False},
        ("pk",),
        more=("low", "high", "unit", "date", "source", *_SAID),
    ),
    "answers": Noun(
        NotKnownYet,
        "segment__matrix",
        _IN_CELL,
        {"current": True},
        {"current": False},
        ("pk",),
        more=("owner", "due", "method", *_SAID),
    ),
    "contacts": Noun(
        Contact,
        "segment__matrix",
        (*_IN_CELL, "position"),
        {"removed": False},
        {"removed": True},
        ("position", "pk"),
        more=("member_id", "name", "role"),
    ),
    "agreed": Noun(
        AgreedPlacement,
        "segment__matrix",
        ("segment_id", "x_axis_id", "y_axis_id"),
        {"current": True},
        {"current": False},
        ("pk",),
        more=(
            *("x", "y", "rationale", "dissent", "by_name", "at"),
            *("potential_x", "potential_y", "investment"),
        ),
    ),
}
"""The nouns of `contents.Content`, in the order in which they can be brought back."""


def content_of(matrix: Matrix) -> Content:
    """Return what a matrix that the actor may read holds now, in a query for each noun."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, noun in NOUNS.items():
        rows = noun.rows(matrix).filter(**noun.stands, **_reachable(name, found))
        found[name] = list(rows.order_by(*noun.order).values("id", *noun.fields, *noun.more))
    plain = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return Content(name=matrix.name, unit=matrix.unit, **plain)


def _reachable(name: str, found: dict[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    """Return which segments and rows things stand in that are part of the content."""
    fields = NOUNS[name].fields
    within = {"segment_id": "segments", "dimension_id": "dimensions"}
    return {
        f"{field}__in": [row["id"] for row in found[noun]]
        for field, noun in within.items()
        if field in fields
    }
