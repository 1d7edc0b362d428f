"""What can be done to the charter."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import CharterAnswer
from segmatrix.people.terms import Permission


@action
def edit_charter(given: events.EditCharter, *, actor: Actor) -> None:
    """Answer one question of the charter anew; an empty text takes the answer back.

    Refuses a question the charter does not ask and a text typed over an older answer.
    Records CharterEdited.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    if given.field not in terms.CHARTER_KEYS:
        raise Invalid(
            _("The charter does not ask about “%(field)s”.") % {"field": given.field},
            yours=given.text,
        )
    answer, _created = CharterAnswer.objects.get_or_create(matrix=matrix, key=given.field)
    versions.refuse_if_stale(
        answer.version,
        given.version,
        theirs=answer.text,
        yours=given.text,
        field=given.field,
        who=lambda: access.last_author(matrix, f"charter:{given.field}"),
    )
    earlier = answer.text
    text = written(given.text, field=given.field, limit=terms.CHARTER_LENGTH)
    if text == earlier:
        return
    answer.text = text
    answer.version += 1
    answer.save(update_fields=["text", "version"])
    record(
        events.CharterEdited(
            matrix_id=matrix.pk, field=given.field, text=text, version=answer.version
        ),
        inverse=events.EditCharter(matrix_id=matrix.pk, field=given.field, text=earlier),
    )
