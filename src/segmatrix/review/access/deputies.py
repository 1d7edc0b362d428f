"""Who answers for a person to ask, and who may say so."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotPermitted
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review.access.stakeholders import as_asked
from segmatrix.review.errors import NoSuchDeputy
from segmatrix.review.models import Deputy, Stakeholder


def deputies(matrix_id: str) -> QuerySet[Deputy]:
    """Return who answers for whom in a matrix, those taken back left out."""
    rows = Deputy.objects.filter(stakeholder__matrix_id=matrix_id, removed=False)
    rows = rows.filter(stakeholder__removed=False)
    return rows.select_related("stakeholder").order_by("at", "pk")


def deputy(matrix_id: str, deputy_id: str, *, removed: bool = False) -> Deputy:
    """Return a deputy of the matrix, who stands (or, if so asked, is `removed`)."""
    rows = Deputy.objects.filter(stakeholder__matrix_id=matrix_id, pk=deputy_id)
    found = rows.select_related("stakeholder").first()
    if found is None:
        raise NoSuchDeputy
    subject = f"deputy:{found.stakeholder_id}"
    as_asked(found, matrix_id, subject, removed=removed)
    return found


def own_deputyship(matrix_id: str, deputy_id: str, actor: Actor) -> Deputy:
    """Return a standing deputy, who must be the actor."""
    found = deputy(matrix_id, deputy_id)
    if not found.member_id or found.member_id != actor.member_id:
        raise NotPermitted(
            _("%(deputy)s answers for %(name)s, and nobody else.")
            % {"deputy": found.name, "name": found.stakeholder.name}
        )
    return found


def refuse_unless_names(person: Stakeholder, actor: Actor) -> None:
    """Refuse who is neither the person, who chooses their deputy, nor facilitates."""
    if not person.member_id or person.member_id != actor.member_id:
        people.require(actor, Permission.FACILITATE, person.matrix_id)
