"""Revisions of a matrix that are kept, and other words for what was agreed."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.errors import Changed, NotFound
from segmatrix.matrix.access.lineages import ended
from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Matrix, Revision, Segment, Wording
from segmatrix.matrix.terms import CHALLENGE_DAYS, Standing


def revision(matrix: Matrix, number: int, *, taken_back: bool = False) -> Revision:
    """Return the revision that is kept under a number, or (if so asked) was `taken_back`."""
    found = Revision.objects.filter(matrix=matrix, number=number, stands=not taken_back).first()
    if found is None:
        raise NotFound(
            _("There is no revision %(number)s.") % {"number": number},
            hint=_("Choose one of the list of revisions."),
        )
    return found


def refuse_merged_since(matrix: Matrix, segment_ids: Collection[str]) -> None:
    """Refuse to go back to a revision of whose segments one is part of another one by now."""
    rows = Segment.objects.filter(matrix=matrix, pk__in=segment_ids, standing=Standing.MERGED)
    if gone := rows.order_by("position", "pk").first():
        kept = ended(gone.pk).kept
        raise Changed(
            _("“%(name)s” became part of “%(kept)s” since.")
            % {"name": gone.name, "kept": kept.name},
            hint=_("Take that merging back first; then go back to the revision."),
        )


def wording(matrix: Matrix, wording_id: str) -> Wording:
    """Return other words that somebody announced."""
    rows = Wording.objects.filter(matrix=matrix, pk=wording_id).select_related("segment")
    return one(rows, _("wording"))


def accepted(matrix: Matrix) -> dict[tuple[str, str], set[str]]:
    """Return the other words that hold for what was agreed, by segment and part."""
    holds: dict[tuple[str, str], set[str]] = {}
    for row in wordings(matrix).filter(challenged_at=None):
        holds.setdefault((row.segment_id, row.part), set()).add(row.after)
    return holds


def wordings(matrix: Matrix) -> QuerySet[Wording]:
    """Return the other words that were announced for the revision that was agreed last."""
    return Wording.objects.filter(matrix=matrix, revision=matrix.agreed_revision, stands=True)


def open_wordings(matrix: Matrix) -> QuerySet[Wording]:
    """Return those of them that may be challenged now."""
    since = clock.now() - timedelta(days=CHALLENGE_DAYS)
    return wordings(matrix).filter(challenged_at=None, at__gte=since)
