"""Whether a thing is there and stands, and who had a hand in it last."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.queries import history
from segmatrix.base.errors import Changed, NotFound
from segmatrix.matrix.models import Matrix
from segmatrix.matrix.terms import Standing


def one(rows: Any, what: str) -> Any:
    """Return the first of some rows, which there must be."""
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such %(thing)s.") % {"thing": what})
    return found


def refuse_standing(matrix: Matrix, subject: str, standing: str, label: str, *, typed: Any) -> None:
    """Refuse what is not in the table (or is there again already), naming who did that."""
    if standing == Standing.REMOVED:
        raise NotFound(_("“%(label)s” is not here any more.") % {"label": label}, yours=typed)
    name = last_author(matrix, subject)
    if standing == Standing.CURRENT:
        raise Changed(
            _("%(name)s put “%(label)s” back already.") % {"name": name, "label": label}, by=name
        )
    raise Changed(
        _("%(name)s took “%(label)s” out of the table.") % {"name": name, "label": label},
        hint=_("It can be put back with all that is in it."),
        by=name,
        yours=typed,
    )


def last_author(matrix: Matrix, subject: str) -> str:
    """Return the name of whoever last settled a subject in the matrix, empty if nobody did."""
    settled = (
        entry.actor_name
        for entry in history(matrix.stream, subject)
        if entry.fact.subject == subject
    )
    return next(settled, "")


def rule_author(matrix: Matrix, segment_id: str) -> str:
    """Return the name of whoever last changed a segment's rule, empty if nobody did.

    A merge, a split or a renaming of another segment may have changed it too.
    """
    changed = (
        entry.actor_name
        for entry in history(matrix.stream, "segment:")
        if entry.fact.subject == f"segment:{segment_id}:rule"
        or segment_id in getattr(entry.fact, "rules", ())
    )
    return next(changed, "")


def name_author(matrix: Matrix, segment_id: str) -> str:
    """Return the name of whoever last changed what a segment is called, empty if nobody did.

    A merge into it may have named it.
    """
    named = (
        entry.actor_name
        for entry in history(matrix.stream, f"segment:{segment_id}:")
        if entry.fact.subject == f"segment:{segment_id}:name"
        or entry.fact.subject.startswith(f"segment:{segment_id}:lineage:")
    )
    return next(named, "")
