"""What merges and splits share: their place in the matrix's story, and the rules they change."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import named, written
from segmatrix.matrix import merging, terms
from segmatrix.matrix.actions.columns import columns, put_in
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.merging import Ruled
from segmatrix.matrix.models import Descent, Lineage, Matrix, Segment
from segmatrix.matrix.terms import LineageKind, Standing


def descents(lineage: Lineage) -> list[Descent]:
    """Return the segments that a lineage merged or split off, in order."""
    rows = Descent.objects.filter(lineage=lineage).select_related("segment")
    return list(rows.order_by("position"))


def save(lineage: Lineage, *, stands: bool, actor: Actor) -> None:
    """Let a lineage stand, or be taken back, as the newest of its matrix."""
    newest = Lineage.objects.filter(matrix=lineage.matrix).aggregate(Max("number"))["number__max"]
    lineage.number = (newest or 0) + 1
    lineage.stands = stands
    lineage.member_id, lineage.by_name = actor.member_id, actor.name
    lineage.department, lineage.at = actor.department, clock.now()
    lineage.save()


def refuse_if_built_upon(lineage: Lineage) -> None:
    """Refuse to take back what a later merge or split rests on: it goes first.

    Each rests on how the segments and rules were that it touched, and can put back only that.
    """
    touched = {lineage.kept_id, *(row.segment_id for row in descents(lineage))}
    later = Lineage.objects.filter(matrix=lineage.matrix, number__gt=lineage.number)
    in_force = Q(stands=True) | Q(kind=LineageKind.SPLIT)
    for other in later.filter(in_force).select_related("kept").order_by("-number"):
        involved = {other.kept_id, *(row.segment_id for row in descents(other))}
        same_segments = other.stands and involved & touched
        if same_segments or other.rules.keys() & lineage.rules.keys():
            words = {
                LineageKind.MERGE: _("%(name)s merged others into “%(segment)s” since."),
                LineageKind.SPLIT: _("%(name)s split “%(segment)s” since."),
            }[LineageKind(other.kind)]
            raise Changed(
                words % {"name": other.by_name, "segment": other.kept.name},
                hint=_("Take that back first."),
                by=other.by_name,
                lineage=other.pk,
            )


# --- columns --------------------------------------------------------------------------------------


def leave(segments: Iterable[Segment], matrix: Matrix) -> list[str]:
    """Take segments that are part of another one now out of the columns; return the order."""
    for segment in segments:
        segment.standing = Standing.MERGED
        segment.save(update_fields=["standing"])
        left = columns(matrix)
        arrange(left, [row.pk for row in left])
    return [row.pk for row in columns(matrix)]


def come_back(segments: Sequence[Segment], matrix: Matrix) -> list[str]:
    """Put segments that left together back where they stood; return the order of the columns.

    Refuses when the name of one has been taken meanwhile.
    """
    for segment in reversed(segments):  # each place was counted without those that left before
        rows = columns(matrix)
        named(segment.name, limit=terms.NAME_LENGTH, taken=[row.name for row in rows])
        segment.standing = Standing.CURRENT
        put_in(segment, rows, segment.position)
    return [row.pk for row in columns(matrix)]


# --- rules ----------------------------------------------------------------------------------------


def rename_in_rules(matrix: Matrix, earlier: str, name: str) -> dict[str, str]:
    """Put a segment's new name into every rule that refers to it; return these rules.

    Rules that a merge would put back are renamed with them.
    """
    rows = _ruled(matrix)
    changed = merging.pointed(_values(rows), [earlier], name)
    _set_rules(rows, changed)
    for lineage in Lineage.objects.filter(matrix=matrix).exclude(rules={}):
        own = {row.segment.name for row in descents(lineage)}
        for segment_id, (before, after) in lineage.rules.items():
            lineage.rules[segment_id] = [
                before if earlier in own else _renamed(before, earlier, name),
                _renamed(after, earlier, name),
            ]
        lineage.save(update_fields=["rules"])
    return changed


def point_rules(
    kept: Segment, leaving: Sequence[Segment], names: Collection[str], *, rule: str
) -> dict[str, list[str]]:
    """Let every rule that refers to one of `names` refer to the kept segment, which has `rule` now.

    Refuses a rule that would lead back to its own segment, or grow too long.

    Returns:
        The rules that changed by segment id, each as it was and as it is.
    """
    rows = _ruled(kept.matrix) | {kept.pk: kept}
    before = {row.pk: row.rule for row in rows.values()}
    apart = {row.pk for row in leaving}
    kept.rule = rule
    changed = merging.pointed(_values(rows), names, kept.name, apart=apart)
    if rule != before[kept.pk]:
        changed.setdefault(kept.pk, rule)
    for text in changed.values():
        written(text, field="rule", limit=terms.RULE_LENGTH)
    _refuse_circles(rows, changed, apart=apart)
    kept.rule = before[kept.pk]
    _set_rules(rows, changed)
    return {ident: [before[ident], text] for ident, text in changed.items()}


def put_rules_back(lineage: Lineage) -> dict[str, str]:
    """Put back the rules that a lineage changed, but for those that somebody set anew since.

    Refuses when a rule would then lead back to its own segment.
    """
    rows = _ruled(lineage.matrix)
    changed = {
        ident: before
        for ident, (before, after) in lineage.rules.items()
        if (rows[ident].rule if ident in rows else "") == after
    }
    _set_rules(rows, changed)
    parts = {row.segment_id for row in descents(lineage)}
    _refuse_circles(rows, {*changed, *(parts & rows.keys())})
    return changed


def _ruled(matrix: Matrix) -> dict[str, Segment]:
    rows = Segment.objects.filter(matrix=matrix).exclude(rule="")
    return {row.pk: row for row in rows}


def _values(rows: dict[str, Segment]) -> list[Ruled]:
    return [Ruled(row.pk, row.name, row.rule) for row in rows.values()]


def _renamed(rule: str, earlier: str, name: str) -> str:
    return merging.pointed([Ruled("", "", rule)], [earlier], name).get("", rule)


def _set_rules(rows: dict[str, Segment], changed: dict[str, str]) -> None:
    for ident, rule in changed.items():
        row = rows[ident]
        if row.rule != rule:
            row.rule = rule
            row.rule_version += 1
            row.save(update_fields=["rule", "rule_version"])


def _refuse_circles(
    rows: dict[str, Segment], changed: Iterable[str], *, apart: Collection[str] = ()
) -> None:
    """Refuse when one of the rules of the table leads back to its segment; `changed` are new."""
    new = dict(changed) if isinstance(changed, dict) else {}
    shown = {
        row.pk: row
        for row in rows.values()
        if row.standing == Standing.CURRENT and row.pk not in apart
    }
    texts = {row.name: new.get(ident, row.rule) for ident, row in shown.items()}
    merging.refuse_circles(texts, [shown[ident].name for ident in changed if ident in shown])
