"""The columns of a matrix in their order: putting a segment into it and taking one out."""

from segmatrix.matrix import ordering, ruling, terms
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.models import Matrix, Segment
from segmatrix.matrix.terms import Standing


def columns(matrix: Matrix) -> list[Segment]:
    """Return the segments in the table, in order."""
    rows = Segment.objects.filter(matrix=matrix, standing=Standing.CURRENT)
    return list(rows.order_by("position"))


def unused_colour(rows: list[Segment]) -> int:
    """Return the palette's first colour that fewest of the segments have."""
    used = [row.colour for row in rows]
    return min(terms.PAINT_BY_NUMBER, key=lambda number: (used.count(number), number))


def put_in(segment: Segment, rows: list[Segment], position: int | None) -> list[str]:
    """Save the segment at its place among the columns, and return their order.

    Args:
        segment: New, moved or restored.
        rows: The columns as they stand, with or without it.
        position: The column asked for, or None for the last of its tier.
    """
    others = [row for row in rows if row.pk != segment.pk]
    order = ordering.tiered(
        [row.pk for row in others],
        {row.pk: row.tier for row in others},
        segment.pk,
        segment.tier,
        position,
    )
    segment.position = order.index(segment.pk)
    segment.save()
    arrange(others, order)
    return order


def take_out(segment: Segment, rows: list[Segment], standing: Standing) -> list[str]:
    """Take the segment out of the columns, keeping its place in mind, and return their order.

    Refuses while another column's rule refers to it.
    """
    others = [row for row in rows if row.pk != segment.pk]
    ruling.refuse_if_referred_to(segment.name, {row.name: row.rule for row in others})
    segment.standing = standing
    segment.save(update_fields=["standing"])
    order = [row.pk for row in others]
    arrange(others, order)
    return order
