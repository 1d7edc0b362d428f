"""Several segments become one, and stand for themselves again."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import named
from segmatrix.matrix import access, events, merging, terms
from segmatrix.matrix.actions.aliases import hide_words, keep_name, show_words
from segmatrix.matrix.actions.carrying import carry, give_back
from segmatrix.matrix.actions.columns import columns
from segmatrix.matrix.actions.lineages import (
    come_back,
    descents,
    leave,
    point_rules,
    put_rules_back,
    refuse_if_built_upon,
    save,
)
from segmatrix.matrix.carrying import Carried
from segmatrix.matrix.models import Alias, Descent, Lineage, Matrix, Segment
from segmatrix.matrix.terms import AliasKind, LineageKind, Standing
from segmatrix.people.terms import Permission


@action
def merge_segments(given: events.MergeSegments, *, actor: Actor) -> None:
    """Let segments become part of one that is kept; all that is in them goes along.

    Their rules are joined by `or`, rules that refer to them refer to the kept one, and their names
    become its aliases. Refuses a merge of nothing or into itself, a name that is taken, rules that
    would lead back to the kept segment, and segments that are not in the table.
    Records SegmentsMerged.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    ids = merging.leaving(given.into, given.segment_ids)
    kept = access.segment(matrix, given.into, typed=given.name)
    leaving = [access.segment(matrix, ident, typed=given.name) for ident in ids]
    lineage = _lineage(matrix, given, ids)
    lineage.kept, lineage.earlier_name = kept, kept.name
    lineage.name = _name_of_all(kept, ids, given.name, matrix)
    _rename(kept, lineage.name)
    lineage.rules = point_rules(
        kept,
        leaving,
        [lineage.earlier_name, *(row.name for row in leaving)],
        rule=merging.joined([kept.rule, *(row.rule for row in leaving)]),
    )
    order = leave(leaving, matrix)
    gone = {row.pk: carry(row, kept) for row in leaving}
    hidden = hide_words(kept)
    names = keep_name(kept, lineage.earlier_name, AliasKind.EARLIER_NAME, actor)
    for row in leaving:
        names |= keep_name(kept, row.name, AliasKind.MERGED_NAME, actor)
    lineage.aliases, lineage.hidden = list(names), list(hidden)
    show_words(dict.fromkeys(given.taken_off, False))
    save(lineage, stands=True, actor=actor)
    for position, row in enumerate(leaving):
        Descent.objects.update_or_create(
            lineage=lineage,
            segment=row,
            defaults={"position": position, "carried": gone[row.pk].to_json()},
        )
    record(
        events.SegmentsMerged(
            matrix_id=matrix.pk,
            lineage_id=lineage.pk,
            segment_id=kept.pk,
            name=lineage.name,
            earlier_name=lineage.earlier_name,
            merged=[
                {"segment_id": row.pk, "name": row.name, "carried": gone[row.pk].to_json()}
                for row in leaving
            ],
            rules={ident: after for ident, (_before, after) in lineage.rules.items()},
            aliases={row.pk: row.text for row in Alias.objects.filter(pk__in=names, removed=False)},
            hidden=list(hidden),
            order=order,
        ),
        inverse=events.UnmergeSegments(matrix_id=matrix.pk, lineage_id=lineage.pk),
    )


@action
def unmerge_segments(given: events.UnmergeSegments, *, actor: Actor) -> None:
    """Let merged segments stand for themselves again, with what they brought along.

    Edits made meanwhile stay with what was edited, additions with the kept segment; a rule or name
    set anew since stays. Refuses a merge that was taken back already, one that a later merge or
    split rests on, and a name that has been taken since. Records SegmentsUnmerged.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    lineage = access.lineage(matrix, given.lineage_id, LineageKind.MERGE)
    refuse_if_built_upon(lineage)
    standing = (Standing.CURRENT, Standing.ASIDE)
    kept = access.segment(matrix, lineage.kept_id, standing=standing)
    parts = descents(lineage)
    off = Alias.objects.filter(pk__in=lineage.aliases, removed=True)
    taken_off = list(off.values_list("pk", flat=True))
    _name_before(kept, lineage)
    order = come_back([part.segment for part in parts], matrix)
    back = {
        part.segment_id: give_back(Carried.of(part.carried), kept, part.segment)
        for part in reversed(parts)
    }
    words = Alias.objects.filter(pk__in=lineage.hidden).select_related("segment")
    show_words({row.pk: True for row in words if not _is_name(row)})
    rules = put_rules_back(lineage)
    save(lineage, stands=False, actor=actor)
    record(
        events.SegmentsUnmerged(
            matrix_id=matrix.pk,
            lineage_id=lineage.pk,
            segment_id=kept.pk,
            name=kept.name,
            parts=[
                {
                    "segment_id": part.segment_id,
                    "name": part.segment.name,
                    "position": part.segment.position,
                    "carried": back[part.segment_id].to_json(),
                }
                for part in parts
            ],
            rules=rules,
            order=order,
        ),
        inverse=events.MergeSegments(
            matrix_id=matrix.pk,
            into=kept.pk,
            segment_ids=[part.segment_id for part in parts],
            name="" if lineage.name == lineage.earlier_name else lineage.name,
            lineage_id=lineage.pk,
            taken_off=taken_off,
        ),
    )


def _name_of_all(kept: Segment, leaving: list[str], name: str, matrix: Matrix) -> str:
    """Return what the kept segment is to be called; a name of those that leave is free."""
    if not name.strip():
        return kept.name
    staying = [row.name for row in columns(matrix) if row.pk not in {kept.pk, *leaving}]
    return named(name, limit=terms.NAME_LENGTH, taken=staying)


def _lineage(matrix: Matrix, given: events.MergeSegments, ids: list[str]) -> Lineage:
    """Return a new lineage, or the one of the merge that is done again."""
    if not given.lineage_id:
        return Lineage(matrix=matrix, kind=LineageKind.MERGE)
    found = access.lineage(matrix, given.lineage_id, LineageKind.MERGE, stands=False)
    if (found.kept_id, [row.segment_id for row in descents(found)]) != (given.into, ids):
        raise Invalid(_("That merge was one of other segments."), field="lineage_id")
    return found


def _name_before(kept: Segment, lineage: Lineage) -> None:
    """Give the kept segment the name it had, unless it has been renamed since the merge."""
    names = Alias.objects.filter(pk__in=lineage.aliases)
    if kept.name == lineage.name:
        taken = [row.name for row in columns(lineage.matrix) if row.pk != kept.pk]
        _rename(kept, named(lineage.earlier_name, limit=terms.NAME_LENGTH, taken=taken))
    else:
        names = names.exclude(text=lineage.earlier_name)
    show_words({row.pk: False for row in names})


def _is_name(alias: Alias) -> bool:
    return alias.text.casefold() == alias.segment.name.casefold()


def _rename(segment: Segment, name: str) -> None:
    if segment.name != name:
        segment.name = name
        segment.version += 1
        segment.save(update_fields=["name", "version"])
