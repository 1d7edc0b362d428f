"""A segment becomes several, and its parts are part of it again."""

from typing import Any

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.matrix import access, events, splitting
from segmatrix.matrix.actions.carried_statements import move_statements
from segmatrix.matrix.actions.carrying import carry, give_back
from segmatrix.matrix.actions.columns import columns, put_in, unused_colour
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
from segmatrix.matrix.models import Contact, Descent, Lineage, Persona, Segment, Statement
from segmatrix.matrix.splitting import Part
from segmatrix.matrix.terms import LineageKind, Standing
from segmatrix.people.terms import Permission


@action
def split_segment(given: events.SplitSegment, *, actor: Actor) -> None:
    """Let parts of a segment stand for themselves, right behind it in their tiers.

    The statements chosen for a part go there with their variants and threads, and the personas with
    what they rest on; the people to ask are copied, since whoever knows the whole knows its parts.
    All else stays with the original, its rule too: the parts are not defined by one yet. Refuses
    what `splitting.parts_of` refuses.
    Records SegmentSplit.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id, typed=given.parts)
    parts = splitting.parts_of(
        given.parts,
        tier=segment.tier,
        taken=[row.name for row in columns(matrix)],
        here={
            "statement_ids": _there(segment, Statement),
            "persona_ids": _there(segment, Persona),
        },
    )
    lineage = Lineage(
        matrix=matrix,
        kind=LineageKind.SPLIT,
        kept=segment,
        earlier_name=segment.name,
        name=segment.name,
    )
    save(lineage, stands=True, actor=actor)
    contacts: dict[str, str] = {}
    rows = []
    for number, part in enumerate(parts):
        row = _added(part, segment, behind=sum(part.tier == each.tier for each in parts[:number]))
        statements, places = move_statements(part.statement_ids, segment, row)
        carried = Carried(
            statements=statements, places=places, personas=_move_personas(part, segment, row)
        )
        contacts |= _copy_contacts(segment, row)
        rows.append(
            Descent.objects.create(
                lineage=lineage, segment=row, position=number, carried=carried.to_json()
            )
        )
    _record_split(lineage, rows, contacts=contacts, rules={})


@action
def rejoin_parts(given: events.RejoinParts, *, actor: Actor) -> None:
    """Let parts that were split off be part of the original again, with all that is in them by now.

    Statements return to where they stood; what was added to a part since goes along as in a merge.
    Refuses a split that was taken back already, and one that a later merge or split rests on.
    Records PartsRejoined.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    lineage = access.lineage(matrix, given.lineage_id, LineageKind.SPLIT)
    refuse_if_built_upon(lineage)
    kept = access.segment(matrix, lineage.kept_id)
    parts = descents(lineage)
    standing = (Standing.CURRENT, Standing.ASIDE)
    leaving = [access.segment(matrix, part.segment_id, standing=standing) for part in parts]
    names = [row.name for row in leaving]
    lineage.rules = point_rules(kept, leaving, names, rule=kept.rule)
    order = leave(leaving, matrix)
    # Each place was counted without what went to the parts before.
    for part, row in reversed(list(zip(parts, leaving, strict=True))):
        stood = Carried.of(part.carried).places
        part.carried = carry(row, kept, places=stood).to_json()
        part.save(update_fields=["carried"])
    save(lineage, stands=False, actor=actor)
    record(
        events.PartsRejoined(
            matrix_id=matrix.pk,
            lineage_id=lineage.pk,
            segment_id=kept.pk,
            parts=[
                {"segment_id": row.pk, "name": row.name, "carried": part.carried}
                for part, row in zip(parts, leaving, strict=True)
            ],
            rules={ident: after for ident, (_before, after) in lineage.rules.items()},
            order=order,
        ),
        inverse=events.ResplitSegment(matrix_id=matrix.pk, lineage_id=lineage.pk),
    )


@action
def resplit_segment(given: events.ResplitSegment, *, actor: Actor) -> None:
    """Let the parts of a split that was taken back stand for themselves again.

    Refuses one that stands, one that a later merge or split rests on, and a name that has been
    taken since. Records SegmentSplit.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    lineage = access.lineage(matrix, given.lineage_id, LineageKind.SPLIT, stands=False)
    refuse_if_built_upon(lineage)
    kept = access.segment(matrix, lineage.kept_id)
    parts = descents(lineage)
    come_back([part.segment for part in parts], matrix)
    for part in parts:
        gone = Carried.of(part.carried)
        part.carried = give_back(gone, kept, part.segment).to_json()
        part.save(update_fields=["carried"])
    rules = put_rules_back(lineage)
    lineage.rules = {}
    save(lineage, stands=True, actor=actor)
    _record_split(lineage, parts, contacts={}, rules=rules)


def _added(part: Part, segment: Segment, *, behind: int) -> Segment:
    """Add a part to the columns: behind the original and so many others, or last of its tier."""
    rows = columns(segment.matrix)
    row = Segment(
        matrix=segment.matrix,
        name=part.name,
        note=part.note,
        tier=part.tier,
        colour=unused_colour(rows),
    )
    here = next(each.position for each in rows if each.pk == segment.pk)
    put_in(row, rows, here + 1 + behind if part.tier == segment.tier else None)
    return row


def _there(segment: Segment, table: type[Statement] | type[Persona]) -> set[str]:
    rows = table.objects.filter(segment=segment, removed=False)
    return set(rows.values_list("pk", flat=True))


def _move_personas(part: Part, segment: Segment, row: Segment) -> list[str]:
    """Let the personas chosen for a part go there; return them."""
    rows = Persona.objects.filter(pk__in=part.persona_ids, segment=segment)
    gone = list(rows.order_by("pk").values_list("pk", flat=True))
    Persona.objects.filter(pk__in=gone).update(segment=row)
    return gone


def _copy_contacts(segment: Segment, part: Segment) -> dict[str, str]:
    """Name the same people to ask for a part; return the copied contacts by the copies' ids."""
    copies = {}
    rows = Contact.objects.filter(segment=segment, removed=False).order_by("position", "pk")
    for row in rows:
        copy = Contact.objects.create(
            segment=part,
            dimension_id=row.dimension_id,
            member_id=row.member_id,
            name=row.name,
            role=row.role,
            position=row.position,
        )
        copies[copy.pk] = row.pk
    return copies


def _record_split(
    lineage: Lineage, parts: list[Descent], *, contacts: dict[str, str], rules: dict[str, str]
) -> None:
    shown = {row.pk: row for row in columns(lineage.matrix)}
    record(
        events.SegmentSplit(
            matrix_id=lineage.matrix_id,
            lineage_id=lineage.pk,
            segment_id=lineage.kept_id,
            parts=[_whole(shown[part.segment_id], part) for part in parts],
            contacts=contacts,
            rules=rules,
            order=list(shown),
        ),
        inverse=events.RejoinParts(matrix_id=lineage.matrix_id, lineage_id=lineage.pk),
    )


def _whole(segment: Segment, part: Descent) -> dict[str, Any]:
    return {
        "segment_id": segment.pk,
        "name": segment.name,
        "note": segment.note,
        "tier": segment.tier,
        "colour": segment.colour,
        "position": segment.position,
        "carried": part.carried,
    }
