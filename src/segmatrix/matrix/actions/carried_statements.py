"""Moving the statements of a segment to another one, and giving them back.

A text that meets another one in a cell for one text is folded into it: it stays where it was and is
read there as an open variant, with its own variants and threads.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from segmatrix.base.ids import id_of
from segmatrix.matrix import ordering
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.carrying import Carried, parted
from segmatrix.matrix.models import Segment, Statement, Thread, Variant
from segmatrix.matrix.terms import Kind


def move_statements(
    chosen: Iterable[str], kept: Segment, part: Segment
) -> tuple[list[str], dict[str, int]]:
    """Let chosen statements of a segment go to a new part of it; return them with their places."""
    rows = Statement.objects.filter(pk__in=list(chosen), segment=kept, removed=False)
    return _move(list(rows.order_by("dimension", "position", "pk")), kept, part, {})


def _standing(segment: Segment) -> QuerySet[Statement]:
    return Statement.objects.filter(segment=segment, removed=False)


def carry_statements(
    leaving: Segment, kept: Segment, places: Mapping[str, int]
) -> tuple[list[str], dict[str, int], dict[str, dict[str, Any]]]:
    """Let all statements of a segment go along, removed ones too.

    Returns:
        Those that moved, where they stood, and those that were folded (`Carried`).
    """
    rows = Statement.objects.filter(segment=leaving).select_related("dimension")
    coming = list(rows.order_by("dimension", "position", "pk"))
    texts = _standing(kept).filter(dimension__kind=Kind.TEXT)
    holding = {row.dimension_id: row for row in texts}
    single = [row for row in coming if row.dimension.kind == Kind.TEXT and not row.removed]
    _goes, meets = parted(
        [(dimension_id,) for dimension_id in holding],
        [(row.pk, (row.dimension_id,)) for row in single],
    )
    folded = {row.pk: _fold(row, holding[row.dimension_id]) for row in single if row.pk in meets}
    moving = [row for row in coming if row.pk not in meets]
    moved, stood = _move(moving, leaving, kept, places)
    return moved, stood, folded


def _move(
    rows: list[Statement], source: Segment, to: Segment, places: Mapping[str, int]
) -> tuple[list[str], dict[str, int]]:
    """Move statements to the same rows of another segment, by default behind those that are there.

    Returns:
        Their ids, and where those that stand in a cell stood before.
    """
    stood = {row.pk: row.position for row in rows if not row.removed}
    ids = [row.pk for row in rows]
    Statement.objects.filter(pk__in=ids).update(segment=to)
    moving = set(ids)
    for dimension_id in {row.dimension_id for row in rows}:
        here = list(_standing(to).filter(dimension=dimension_id).order_by("position", "pk"))
        order = [row.pk for row in here if row.pk not in moving]
        coming = [row.pk for row in here if row.pk in moving]
        for ident in sorted(coming, key=lambda ident: (places.get(ident, len(here)), stood[ident])):
            order = ordering.inserted(order, ident, places.get(ident))
        arrange(here, order)
        left = list(_standing(source).filter(dimension=dimension_id).order_by("position", "pk"))
        arrange(left, [row.pk for row in left])
    return ids, stood


def return_statements(
    gone: Carried, kept: Segment, coming: Segment
) -> tuple[list[str], dict[str, int]]:
    """Give statements back to the rows in which they are by now; return them with their places.

    One that was moved to a row for one text, in which there is one, stays.
    """
    rows = Statement.objects.filter(pk__in=gone.statements, segment=kept)
    taken = set(
        _standing(coming).filter(dimension__kind=Kind.TEXT).values_list("dimension", flat=True)
    )
    found = rows.select_related("dimension").order_by("dimension", "position", "pk")
    back = [row for row in found if row.removed or row.dimension_id not in taken]
    return _move(back, kept, coming, {})


def _fold(text: Statement, into: Statement) -> dict[str, Any]:
    """Keep a text that meets another one as its variant, with the variants and threads it has."""
    variant = ""
    if text.text != into.text:
        variant = id_of(f"{text.pk}:{into.pk}")
        Variant.objects.update_or_create(
            pk=variant,
            defaults={
                "statement": into,
                "text": text.text,
                "member_id": text.member_id,
                "author_name": text.author_name,
                "department": text.department,
                "said_at": text.said_at,
                "settled": False,
            },
        )
    variants = Variant.objects.filter(statement=text, settled=False)
    own = list(variants.order_by("said_at", "pk").values_list("pk", flat=True))
    Variant.objects.filter(pk__in=own).update(statement=into)
    threads = list(Thread.objects.filter(statement=text).values_list("pk", flat=True))
    Thread.objects.filter(pk__in=threads).update(statement=into)
    return {"into": into.pk, "variant": variant, "variants": own, "threads": threads}


def unfold(gone: Carried) -> dict[str, dict[str, Any]]:
    """Let texts that met others stand for themselves again; a pick made meanwhile stays."""
    for ident, how in gone.folded.items():
        Variant.objects.filter(pk=how["variant"], settled=False).update(settled=True)
        own = Variant.objects.filter(pk__in=how["variants"], settled=False)
        own.update(statement=ident)
        Thread.objects.filter(pk__in=how["threads"], statement=how["into"]).update(statement=ident)
    return gone.folded
