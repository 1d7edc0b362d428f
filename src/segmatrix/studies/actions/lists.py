"""Lists of customers that rules may name: bringing one in, replacing it, taking it away."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.studies import access, events, files, listing
from segmatrix.studies.errors import NoSuchList
from segmatrix.studies.models import CustomerList
from segmatrix.studies.terms import LISTS_AT_MOST


def receive_list(
    text: str, *, matrix_id: str, list_id: str, name: str, operation_id: str, actor: Actor
) -> list[Fact]:
    """Store ids that somebody sent or pasted as a list, new or in place of what it held.

    Args:
        text: One id a line, or a table with a column of ids (`listing` says which).
        list_id: Which list; a fresh id makes a new one.
        name: What rules call it.
    """
    unit = access.persons(matrix_id, actor).unit
    _refuse_other_matrix(list_id, matrix_id)
    ids = listing.ids_in(text, unit)
    content_id = files.keep_list(list_id, ids)
    facts: list[Fact] = []
    try:
        given = events.KeepList(
            operation_id=operation_id,
            matrix_id=matrix_id,
            list_id=list_id,
            name=name,
            content_id=content_id,
            size=len(ids),
        )
        facts = keep_list(given, actor=actor)
    finally:
        if not any(fact.content_id == content_id for fact in facts):
            files.forget_list(list_id, content_id)
    return facts


@action
def keep_list(given: events.KeepList, *, actor: Actor) -> None:
    """Make stored ids a list of the matrix, or what a list of it holds. Records ListKept.

    Refuses who may not work with customer data, a name that another list of the matrix has, and
    more than `LISTS_AT_MOST`.
    """
    matrix = access.persons(given.matrix_id, actor)
    _refuse_other_matrix(given.list_id, matrix.id)
    kept = CustomerList.objects.filter(pk=given.list_id).first()
    if kept is not None and kept.removed:
        raise Changed(_("This list was removed."), hint=_("Bring it back first."))
    others = CustomerList.objects.filter(matrix_id=matrix.id, removed=False)
    others = others.exclude(pk=given.list_id)
    if kept is None and others.count() >= LISTS_AT_MOST:
        raise Invalid(
            _("A matrix has at most %(most)d lists.") % {"most": LISTS_AT_MOST},
            hint=_("Remove one that no rule needs."),
        )
    name = listing.list_name(given.name, taken=others.values_list("name", flat=True))
    CustomerList.objects.update_or_create(
        pk=given.list_id,
        defaults={
            "matrix_id": matrix.id,
            "name": name,
            "content_id": given.content_id,
            "size": given.size,
            "kept_by": actor.name,
            "kept_at": clock.now(),
        },
    )
    place = {"matrix_id": matrix.id, "list_id": given.list_id}
    record(
        events.ListKept(**place, name=name, content_id=given.content_id, size=given.size),
        inverse=events.RemoveList(**place)
        if kept is None
        else events.KeepList(**place, name=kept.name, content_id=kept.content_id, size=kept.size),
    )


@action
def remove_list(given: events.RemoveList, *, actor: Actor) -> None:
    """Take a list away; rules that name it have no number until it is back. Records ListRemoved.

    Refuses who may not work with customer data, and a list that is gone already.
    """
    kept = access.customer_list(given.matrix_id, given.list_id, actor)
    kept.removed = True
    kept.save(update_fields=["removed"])
    place = {"matrix_id": given.matrix_id, "list_id": kept.pk}
    record(
        events.ListRemoved(**place, name=kept.name),
        inverse=events.RestoreList(**place),
    )


@action
def restore_list(given: events.RestoreList, *, actor: Actor) -> None:
    """Bring a removed list back as it was. Records ListRestored.

    Refuses who may not work with customer data, and while another list has its name.
    """
    kept = access.customer_list(given.matrix_id, given.list_id, actor, removed=True)
    present = CustomerList.objects.filter(matrix_id=given.matrix_id, removed=False)
    listing.list_name(kept.name, taken=present.values_list("name", flat=True))
    kept.removed = False
    kept.save(update_fields=["removed"])
    place = {"matrix_id": given.matrix_id, "list_id": kept.pk}
    record(
        events.ListRestored(**place, name=kept.name, content_id=kept.content_id, size=kept.size),
        inverse=events.RemoveList(**place),
    )


def _refuse_other_matrix(list_id: str, matrix_id: str) -> None:
    """Let nobody write into a list of another matrix by naming its id."""
    if CustomerList.objects.filter(pk=list_id).exclude(matrix_id=matrix_id).exists():
        raise NoSuchList
