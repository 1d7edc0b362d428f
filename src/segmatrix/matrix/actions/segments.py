"""What can be done to a segment: its name, looks, tier, place, and whether it is in the table."""

from django.db.models import F
from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import named, written
from segmatrix.matrix import access, events, ordering, terms
from segmatrix.matrix.actions.aliases import hide_words, keep_name, show_words
from segmatrix.matrix.actions.columns import columns, put_in, take_out, unused_colour
from segmatrix.matrix.actions.lineages import rename_in_rules
from segmatrix.matrix.models import (
    AgreedPlacement,
    Alias,
    Comment,
    Contact,
    Lineage,
    Matrix,
    NotKnownYet,
    Placement,
    Question,
    Segment,
    StatedMeasure,
    Statement,
)
from segmatrix.matrix.terms import AliasKind, Standing
from segmatrix.people.terms import Permission


@action
def add_segment(given: events.AddSegment, *, actor: Actor) -> None:
    """Add a segment to the table, in a colour not yet used.

    Refuses a name that is missing or taken, an unknown tier or colour, and who may not shape.
    Records SegmentAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    rows = columns(matrix)
    segment = Segment(
        matrix=matrix,
        name=named(given.name, limit=terms.NAME_LENGTH, taken=[row.name for row in rows]),
        note=written(given.note, field="note", limit=terms.NOTE_LENGTH),
        tier=ordering.tier_of(given.tier),
        colour=unused_colour(rows) if given.colour is None else _colour(given.colour),
    )
    order = put_in(segment, rows, given.position)
    record(
        events.SegmentAdded(
            matrix_id=matrix.pk,
            segment_id=segment.pk,
            name=segment.name,
            note=segment.note,
            tier=segment.tier,
            colour=segment.colour,
            position=segment.position,
            order=order,
        ),
        inverse=events.RemoveSegment(matrix_id=matrix.pk, segment_id=segment.pk),
    )


@action
def rename_segment(given: events.RenameSegment, *, actor: Actor) -> None:
    """Give a segment another name, put it into the rules that refer to it, and keep the old one.

    The old name becomes an alias, unless this takes a renaming back. Refuses a name that is
    missing, taken or typed over an older one, and to take back one that was changed since.
    Records SegmentRenamed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id, typed=given.name)
    _refuse_if_stale(matrix, segment, given.version, field="name", yours=given.name)
    versions.refuse_if_overtaken(
        segment.name,
        given.instead_of,
        field="name",
        who=lambda: access.name_author(matrix, segment.pk),
    )
    taken = [row.name for row in columns(matrix) if row.pk != segment.pk]
    name, earlier = named(given.name, limit=terms.NAME_LENGTH, taken=taken), segment.name
    if name == earlier:
        return
    segment.name = name
    segment.version += 1
    segment.save(update_fields=["name", "version"])
    if given.takes_back is None:
        words = {
            **hide_words(segment),
            **keep_name(segment, earlier, AliasKind.EARLIER_NAME, actor),
        }
    else:
        words = show_words(given.takes_back)
    inverse = events.RenameSegment(
        matrix_id=matrix.pk,
        segment_id=segment.pk,
        name=earlier,
        takes_back={ident: not stands for ident, stands in words.items()},
        instead_of=name,
    )
    record(
        events.SegmentRenamed(
            matrix_id=matrix.pk,
            segment_id=segment.pk,
            name=name,
            version=segment.version,
            rules=rename_in_rules(matrix, earlier, name),
            earlier_name=earlier,
            aliases=words,
        ),
        inverse=inverse,
    )


@action
def annotate_segment(given: events.AnnotateSegment, *, actor: Actor) -> None:
    """Set or clear the short line under a segment's name.

    Refuses one too long or typed over an older one. Records SegmentAnnotated.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id, typed=given.note)
    _refuse_if_stale(matrix, segment, given.version, field="note", yours=given.note)
    note, earlier = written(given.note, field="note", limit=terms.NOTE_LENGTH), segment.note
    if note == earlier:
        return
    segment.note = note
    segment.version += 1
    segment.save(update_fields=["note", "version"])
    record(
        events.SegmentAnnotated(
            matrix_id=matrix.pk, segment_id=segment.pk, note=note, version=segment.version
        ),
        inverse=events.AnnotateSegment(matrix_id=matrix.pk, segment_id=segment.pk, note=earlier),
    )


@action
def recolour_segment(given: events.RecolourSegment, *, actor: Actor) -> None:
    """Give a segment another colour and shape of the palette.

    Refuses a number that the palette does not have. Records SegmentRecoloured.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    colour, earlier = _colour(given.colour), segment.colour
    if colour == earlier:
        return
    segment.colour = colour
    segment.save(update_fields=["colour"])
    record(
        events.SegmentRecoloured(matrix_id=matrix.pk, segment_id=segment.pk, colour=colour),
        inverse=events.RecolourSegment(matrix_id=matrix.pk, segment_id=segment.pk, colour=earlier),
    )


@action
def move_segment(given: events.MoveSegment, *, actor: Actor) -> None:
    """Move a segment among the columns of its tier. Records SegmentMoved."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    earlier = segment.position
    order = put_in(segment, columns(matrix), given.position)
    if segment.position == earlier:
        return
    record(
        events.SegmentMoved(
            matrix_id=matrix.pk, segment_id=segment.pk, position=segment.position, order=order
        ),
        inverse=events.MoveSegment(matrix_id=matrix.pk, segment_id=segment.pk, position=earlier),
    )


@action
def tier_segment(given: events.TierSegment, *, actor: Actor) -> None:
    """Make a segment primary, secondary or other, and move it among those of its tier.

    Refuses an unknown tier. Records SegmentTiered.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    earlier = {"tier": segment.tier, "position": segment.position}
    if ordering.tier_of(given.tier) == segment.tier and given.position is None:
        return
    segment.tier = given.tier
    order = put_in(segment, columns(matrix), given.position)
    if earlier == {"tier": segment.tier, "position": segment.position}:
        return
    record(
        events.SegmentTiered(
            matrix_id=matrix.pk,
            segment_id=segment.pk,
            tier=segment.tier,
            position=segment.position,
            order=order,
        ),
        inverse=events.TierSegment(matrix_id=matrix.pk, segment_id=segment.pk, **earlier),
    )


@action
def retire_segment(given: events.RetireSegment, *, actor: Actor) -> None:
    """Take a segment out of the table, with all that is in it kept.

    Refuses while another segment's rule refers to it. Records SegmentRetired.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    order = take_out(segment, columns(matrix), Standing.ASIDE)
    record(
        events.SegmentRetired(matrix_id=matrix.pk, segment_id=segment.pk, order=order),
        inverse=events.RestoreSegment(matrix_id=matrix.pk, segment_id=segment.pk),
    )


@action
def restore_segment(given: events.RestoreSegment, *, actor: Actor) -> None:
    """Put a retired segment back where it stood.

    Refuses when its name has been taken meanwhile. Records SegmentRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id, standing=(Standing.ASIDE, Standing.REMOVED))
    was_removed = segment.standing == Standing.REMOVED
    rows = columns(matrix)
    named(segment.name, limit=terms.NAME_LENGTH, taken=[row.name for row in rows])
    segment.standing = Standing.CURRENT
    order = put_in(segment, rows, segment.position)
    whole = {"matrix_id": matrix.pk, "segment_id": segment.pk}
    record(
        events.SegmentRestored(**whole, position=segment.position, order=order),
        inverse=events.RemoveSegment(**whole) if was_removed else events.RetireSegment(**whole),
    )


@action
def remove_segment(given: events.RemoveSegment, *, actor: Actor) -> None:
    """Take back the adding of a segment.

    Refuses once there is anything in it. Records SegmentRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    segment = access.segment(matrix, given.segment_id)
    if _holds_anything(segment):
        raise Changed(
            _("There is something in “%(name)s” by now.") % {"name": segment.name},
            hint=_("Retire it instead, so that nothing in it is lost."),
        )
    order = take_out(segment, columns(matrix), Standing.REMOVED)
    record(
        events.SegmentRemoved(matrix_id=matrix.pk, segment_id=segment.pk, order=order),
        inverse=events.RestoreSegment(matrix_id=matrix.pk, segment_id=segment.pk),
    )


def _refuse_if_stale(
    matrix: Matrix, segment: Segment, typed_over: int | None, *, field: str, yours: str
) -> None:
    versions.refuse_if_stale(
        segment.version,
        typed_over,
        theirs=getattr(segment, field),
        yours=yours,
        field=field,
        who=lambda: access.last_author(matrix, f"segment:{segment.pk}:{field}"),
    )


def _holds_anything(segment: Segment) -> bool:
    return bool(segment.rule) or any(
        rows.filter(segment=segment.pk).exists()
        for rows in (
            Statement.objects.filter(removed=False),
            StatedMeasure.objects.filter(current=True),
            NotKnownYet.objects.filter(current=True),
            Contact.objects.filter(removed=False),
            Question.objects.filter(withdrawn=False),
            access.standing_proposals(),
            AgreedPlacement.objects.filter(current=True),
            Placement.objects.all(),
            Alias.objects.filter(removed=False, kind=AliasKind.WORD),
            Lineage.objects.filter(stands=True).annotate(segment=F("kept")),
            Comment.objects.filter(removed=False).annotate(segment=F("thread__segment")),
        )
    )


def _colour(number: int) -> int:
    if number not in terms.PAINT_BY_NUMBER:
        raise Invalid(
            _("The palette has no colour %(number)s.") % {"number": number}, field="colour"
        )
    return number
