"""Rows, cells and what single thing a cell holds."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix.access.segments import CURRENT, segment
from segmatrix.matrix.access.standing import last_author, one, refuse_standing
from segmatrix.matrix.models import (
    Contact,
    Dimension,
    Matrix,
    NotKnownYet,
    Segment,
    StatedMeasure,
)
from segmatrix.matrix.terms import LABELS, PROFILE_KEYS, Kind, Standing

TEXTUAL = (Kind.TEXT, Kind.STATEMENTS)
OPEN_ROW = Q(dimension__standing=Standing.CURRENT) | Q(
    dimension__standing=Standing.ASIDE, dimension__key__in=PROFILE_KEYS
)
"""Of what stands in cells: that its row is `Dimension.open`."""


def dimension(
    matrix: Matrix,
    dimension_id: str,
    *,
    standing: Collection[Standing] = CURRENT,
    typed: Any = None,
) -> Dimension:
    """Return a dimension of the matrix that is `standing`, by default in the table."""
    found = one(Dimension.objects.filter(matrix=matrix, pk=dimension_id), _("row"))
    if found.standing not in standing:
        subject = f"dimension:{dimension_id}:standing"
        refuse_standing(matrix, subject, found.standing, found.label, typed=typed)
    return found


def cell(
    matrix: Matrix,
    segment_id: str,
    dimension_id: str,
    *,
    kinds: Collection[Kind] = tuple(Kind),
    typed: Any = None,
) -> tuple[Segment, Dimension]:
    """Return the segment and dimension of an open cell that holds one of `kinds`.

    It is in the table, or in the segment's profile.
    """
    across = segment(matrix, segment_id, typed=typed)
    down = one(Dimension.objects.filter(matrix=matrix, pk=dimension_id), _("row"))
    if not down.open:
        down = dimension(matrix, dimension_id, typed=typed)  # says what became of it
    if down.kind not in kinds:
        raise Invalid(
            _("“%(row)s” does not hold this; its cells hold: %(kind)s.")
            % {"row": down.label, "kind": LABELS[Kind(down.kind)]},
            hint=_("Choose another row."),
            yours=typed,
        )
    return across, down


def contact(matrix: Matrix, contact_id: str, *, removed: bool = False) -> Contact:
    """Return a contact of the matrix, which is listed (or, if so asked, `removed`)."""
    rows = Contact.objects.select_related("segment", "dimension")
    found = one(rows.filter(segment__matrix=matrix, pk=contact_id), _("contact"))
    cell(matrix, found.segment_id, found.dimension_id)
    if found.removed != removed:
        name = last_author(
            matrix, f"cell:{found.segment_id}:{found.dimension_id}:contact:{contact_id}"
        )
        raise Changed(_("%(name)s changed this list of contacts.") % {"name": name}, by=name)
    return found


def stated_measure(segment: Segment, dimension: Dimension, measure_id: str) -> StatedMeasure:
    """Return a number that was once stated for a cell."""
    rows = StatedMeasure.objects.filter(segment=segment, dimension=dimension, pk=measure_id)
    return one(rows, _("number"))


def not_known_yet(segment: Segment, dimension: Dimension, answer_id: str) -> NotKnownYet:
    """Return an answer "not known yet" that was once given to a cell."""
    rows = NotKnownYet.objects.filter(segment=segment, dimension=dimension, pk=answer_id)
    return one(rows, _("answer"))
