"""What can be done to the list of people to ask about a segment."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import named, written
from segmatrix.matrix import access, events, ordering, terms
from segmatrix.matrix.actions.positions import arrange
from segmatrix.matrix.models import Contact, Dimension, DismissedContact, Matrix, Segment
from segmatrix.matrix.terms import Kind
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission


@action
def add_contact(given: events.AddContact, *, actor: Actor) -> None:
    """Name somebody to ask: a member, or anybody else by name.

    Refuses somebody listed already, a missing name and a cell that holds no people.
    Records ContactAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = access.cell(
        matrix,
        given.segment_id,
        given.dimension_id,
        kinds=(Kind.PEOPLE,),
        typed={"name": given.name, "role": given.role},
    )
    name, role = given.name, given.role
    if given.member_id:
        member = people.participant(given.member_id, matrix.pk, actor)
        name, role = member.name, role or member.department
    rows = _cell(segment, dimension)
    if given.member_id and given.member_id in [row.member_id for row in rows]:
        raise Invalid(_("%(name)s is listed already.") % {"name": name}, field="member_id")
    outsiders = [row.name for row in rows if not row.member_id]
    contact = Contact(
        segment=segment,
        dimension=dimension,
        member_id=given.member_id,
        name=named(name, limit=terms.NAME_LENGTH, taken=() if given.member_id else outsiders),
        role=written(role, field="role", limit=terms.NAME_LENGTH),
        position=len(rows),
    )
    contact.save()
    record(
        events.ContactAdded(**_whole(matrix, contact)),
        inverse=events.RemoveContact(matrix_id=matrix.pk, contact_id=contact.pk),
    )


@action
def remove_contact(given: events.RemoveContact, *, actor: Actor) -> None:
    """Take a contact off the list.

    Refuses one that is off it already. Records ContactRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    contact = access.contact(matrix, given.contact_id)
    left = [row for row in _cell(contact.segment, contact.dimension) if row != contact]
    contact.removed = True
    contact.save(update_fields=["removed"])
    arrange(left, [row.pk for row in left])
    record(
        events.ContactRemoved(
            matrix_id=matrix.pk,
            segment_id=contact.segment_id,
            dimension_id=contact.dimension_id,
            contact_id=contact.pk,
        ),
        inverse=events.RestoreContact(matrix_id=matrix.pk, contact_id=contact.pk),
    )


@action
def restore_contact(given: events.RestoreContact, *, actor: Actor) -> None:
    """Put a removed contact back where it stood.

    Refuses one that is listed. Records ContactRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    contact = access.contact(matrix, given.contact_id, removed=True)
    rows = _cell(contact.segment, contact.dimension)
    order = ordering.inserted([row.pk for row in rows], contact.pk, contact.position)
    contact.removed = False
    contact.position = order.index(contact.pk)
    contact.save(update_fields=["removed", "position"])
    arrange(rows, order)
    record(
        events.ContactRestored(**_whole(matrix, contact)),
        inverse=events.RemoveContact(matrix_id=matrix.pk, contact_id=contact.pk),
    )


@action
def dismiss_contact(given: events.DismissContact, *, actor: Actor) -> None:
    """Say that somebody who was suggested need not be asked about a segment.

    Refuses somebody who is listed or was dismissed already, and who has no part in the matrix.
    Records ContactDismissed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = _asking(matrix, given)
    name = people.participant(given.member_id, matrix.pk, actor).name
    if given.member_id in [row.member_id for row in _cell(segment, dimension)]:
        raise Invalid(_("%(name)s is listed already.") % {"name": name}, field="member_id")
    about = {"segment": segment, "dimension": dimension, "member_id": given.member_id}
    if earlier := DismissedContact.objects.filter(**about, current=True).first():
        raise Changed(
            _("%(name)s dismissed this already.") % {"name": earlier.by_name}, by=earlier.by_name
        )
    said = {"name": name, "by_name": actor.name, "current": True}
    DismissedContact.objects.update_or_create(**about, defaults=said)
    where = _where(given)
    record(events.ContactDismissed(**where, name=name), inverse=events.ReconsiderContact(**where))


@action
def reconsider_contact(given: events.ReconsiderContact, *, actor: Actor) -> None:
    """Let somebody be suggested again.

    Refuses somebody who is not dismissed. Records ContactReconsidered.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    segment, dimension = _asking(matrix, given)
    rows = DismissedContact.objects.filter(segment=segment, dimension=dimension, current=True)
    dismissed = rows.filter(member_id=given.member_id).first()
    if dismissed is None:
        raise Changed(_("This is not dismissed any more."))
    dismissed.current = False
    dismissed.save(update_fields=["current"])
    where = _where(given)
    record(
        events.ContactReconsidered(**where, name=dismissed.name),
        inverse=events.DismissContact(**where),
    )


def _asking(
    matrix: Matrix, given: events.DismissContact | events.ReconsiderContact
) -> tuple[Segment, Dimension]:
    return access.cell(matrix, given.segment_id, given.dimension_id, kinds=(Kind.PEOPLE,))


def _where(given: events.DismissContact | events.ReconsiderContact) -> dict[str, str]:
    return {
        "matrix_id": given.matrix_id,
        "segment_id": given.segment_id,
        "dimension_id": given.dimension_id,
        "member_id": given.member_id,
    }


def _cell(segment: Segment, dimension: Dimension) -> list[Contact]:
    rows = Contact.objects.filter(segment=segment, dimension=dimension, removed=False)
    return list(rows.order_by("position"))


def _whole(matrix: Matrix, contact: Contact) -> dict[str, object]:
    return {
        "matrix_id": matrix.pk,
        "segment_id": contact.segment_id,
        "dimension_id": contact.dimension_id,
        "contact_id": contact.pk,
        "member_id": contact.member_id,
        "name": contact.name,
        "role": contact.role,
        "position": contact.position,
    }
