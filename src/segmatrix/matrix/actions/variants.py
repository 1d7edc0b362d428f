"""What can be done when a statement has several texts at once."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.matrix import access, events
from segmatrix.matrix.models import Matrix, Statement, Variant
from segmatrix.people.terms import Permission


def keep_variant(matrix: Matrix, statement: Statement, text: str, actor: Actor) -> None:
    """Keep a text that met another one, inside an action, unless it is kept already.

    Records StatementVariantKept.
    """
    if Variant.objects.filter(statement=statement, text=text, settled=False).exists():
        return
    variant = Variant.objects.create(
        statement=statement,
        text=text,
        member_id=actor.member_id,
        author_name=actor.name,
        department=actor.department,
        said_at=clock.now(),
    )
    record(
        events.StatementVariantKept(
            **_place(matrix, statement),
            variant_id=variant.pk,
            text=text,
            author_name=actor.name,
            department=actor.department,
        ),
        inverse=events.PickVariant(
            matrix_id=matrix.pk, statement_id=statement.pk, seen=[variant.pk]
        ),
    )


@action
def pick_variant(given: events.PickVariant, *, actor: Actor) -> None:
    """Settle which text of a statement holds; a variant the picker did not see stays open.

    Refuses when somebody has settled it meanwhile. Records VariantPicked.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    statement = access.statement(matrix, given.statement_id)
    chosen = {given.variant_id} - {""}
    rows = Variant.objects.filter(
        statement=statement, settled=False, pk__in={*given.seen, *chosen}
    ).order_by("said_at", "pk")
    settled = {row.pk: row.text for row in rows}
    if not settled or not chosen <= set(settled):
        name = access.last_author(matrix, f"statement:{statement.pk}")
        raise Changed(
            _("%(name)s has settled this already.") % {"name": name},
            by=name,
            theirs=statement.text,
        )
    earlier = statement.text
    if given.variant_id:
        statement.text = settled[given.variant_id]
        statement.version += 1
        statement.save(update_fields=["text", "version"])
    rows.update(settled=True)
    record(
        events.VariantPicked(
            **_place(matrix, statement),
            variant_id=given.variant_id,
            text=statement.text,
            version=statement.version,
            settled=list(settled),
        ),
        inverse=events.ReopenVariants(
            matrix_id=matrix.pk,
            statement_id=statement.pk,
            text=earlier,
            variant_ids=list(settled),
            picked=given.variant_id,
        ),
    )


@action
def reopen_variants(given: events.ReopenVariants, *, actor: Actor) -> None:
    """Take back a pick: the statement has its text again and the variants are open.

    Records VariantsReopened.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    statement = access.statement(matrix, given.statement_id)
    statement.text = given.text
    statement.version += 1
    statement.save(update_fields=["text", "version"])
    Variant.objects.filter(statement=statement, pk__in=given.variant_ids).update(settled=False)
    record(
        events.VariantsReopened(
            **_place(matrix, statement),
            text=statement.text,
            version=statement.version,
            variant_ids=given.variant_ids,
        ),
        inverse=events.PickVariant(
            matrix_id=matrix.pk,
            statement_id=statement.pk,
            variant_id=given.picked,
            seen=given.variant_ids,
        ),
    )


def _place(matrix: Matrix, statement: Statement) -> dict[str, str]:
    return {
        "matrix_id": matrix.pk,
        "statement_id": statement.pk,
        "segment_id": statement.segment_id,
        "dimension_id": statement.dimension_id,
    }
