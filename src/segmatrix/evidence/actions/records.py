"""Tables of tickets, reviews and answers as observations that wait to be looked at."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.ids import new_id
from segmatrix.base.inputs import one_of
from segmatrix.evidence import access, events, terms
from segmatrix.evidence.citing import Place
from segmatrix.evidence.documents.blocks import Unit
from segmatrix.evidence.models import Block, Link, Observation, Source
from segmatrix.evidence.recording import Column, Record, records
from segmatrix.evidence.terms import BASIS_OF, ObservationKind, SourceKind, Status


@action
def import_records(given: events.ImportRecords, *, actor: Actor) -> None:
    """Make the next rows of a source's table observations that wait to be looked at.

    A record that the source has already is passed over, and so is a row that says nothing. Refuses
    a source without a table, and columns without a text among them. Records RecordsImported.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id)
    columns = _columns(given.columns)
    rows = _rows(source, given.begin)
    end = given.begin + terms.RECORDS_AT_ONCE
    read = records((row.text for row in rows), columns, day_first=given.day_first)
    asked = [
        (row, said) for row, said in zip(rows, read, strict=True) if row.position >= given.begin
    ]
    found = [(row, said) for row, said in asked[: terms.RECORDS_AT_ONCE] if said is not None]
    present = set(_standing(source).values_list("fingerprint", flat=True))
    fresh = [(row, said) for row, said in found if said.fingerprint not in present]
    import_id = new_id()
    Observation.objects.bulk_create(
        [_observation(source, row, said, import_id, actor) for row, said in fresh], batch_size=500
    )
    place = {"matrix_id": matrix.id, "source_id": source.pk, "import_id": import_id}
    record(
        events.RecordsImported(
            **place,
            added=len(fresh),
            repeated=len(found) - len(fresh),
            without_text=len(asked[: terms.RECORDS_AT_ONCE]) - len(found),
            unreadable=dict(Counter(str(at) for _row, said in fresh for at in said.unreadable)),
            rest=end if len(asked) > terms.RECORDS_AT_ONCE else None,
        ),
        inverse=events.WithdrawRecords(**place),
    )


@action
def withdraw_records(given: events.WithdrawRecords, *, actor: Actor) -> None:
    """Take back an import of records.

    Refuses when somebody has reviewed, edited, removed or linked one of them since.
    Records RecordsWithdrawn.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id)
    rows = _imported(source, given.import_id).filter(withdrawn=False)
    looked_at = ~Q(status=Status.AWAITING) | Q(version__gt=1) | Q(removed=True)
    linked = Link.objects.filter(observation__in=rows.values("pk"))
    if rows.filter(looked_at).exists() or linked.exists():
        raise Changed(
            _("Some of these findings were looked at since."),
            hint=_("Decline those that should not count instead."),
        )
    count = rows.update(removed=True, withdrawn=True)
    place = {
        "matrix_id": matrix.id,
        "source_id": source.pk,
        "import_id": given.import_id,
    }
    record(events.RecordsWithdrawn(**place, count=count), inverse=events.RestoreRecords(**place))


@action
def restore_records(given: events.RestoreRecords, *, actor: Actor) -> None:
    """Bring the observations of a withdrawn import back.

    Refuses when some of the same records were imported again since. Records RecordsRestored.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id)
    rows = _imported(source, given.import_id).filter(withdrawn=True)
    if _standing(source).filter(fingerprint__in=rows.values("fingerprint")).exists():
        raise Changed(_("These records were imported again since."))
    count = rows.update(removed=False, withdrawn=False)
    place = {"matrix_id": matrix.id, "source_id": source.pk, "import_id": given.import_id}
    record(events.RecordsRestored(**place, count=count), inverse=events.WithdrawRecords(**place))


def _columns(given: Mapping[str, int]) -> dict[Column, int]:
    columns = {one_of(Column, name, field="columns"): at for name, at in given.items()}
    if Column.TEXT not in columns:
        raise Invalid(
            _("Which column holds what was said?"),
            hint=_("Choose the column with the text."),
            field="columns",
        )
    return columns


def _rows(source: Source, begin: int) -> list[Block]:
    """Return the rows of the sheet that `begin` stands in, from its first to one after the last
    that is wanted, which tells whether there are more."""
    blocks = Block.objects.filter(document_id=source.document_id, unit=Unit.ROW)
    first = blocks.filter(position=begin).first() if source.document_id else None
    if first is None:
        raise Invalid(
            _("There are no such rows in this source."),
            hint=_("Import a table first: CSV or XLSX, with a line of headings."),
            field="source_id",
        )
    end = begin + terms.RECORDS_AT_ONCE
    return list(blocks.filter(part=first.part, position__lte=end).order_by("position"))


def _standing(source: Source) -> QuerySet[Observation]:
    """Return the observations that records of a source are repeated by."""
    return Observation.objects.filter(source=source, withdrawn=False).exclude(fingerprint="")


def _imported(source: Source, import_id: str) -> QuerySet[Observation]:
    return Observation.objects.filter(source=source, import_id=import_id)


def _observation(
    source: Source, row: Block, said: Record, import_id: str, actor: Actor
) -> Observation:
    place = Place(
        document_id=row.document_id,
        block=row.position,
        start=said.start,
        end=said.end,
        unit=row.unit,
        number=row.number,
        part=row.part,
    )
    return Observation(
        source=source,
        kind=ObservationKind.QUOTE.value,
        text=said.text[: terms.TEXT_LENGTH],
        value=said.score,
        date=said.date,
        channel=said.channel[: terms.CHANNEL_LENGTH],
        place=place.to_json(),
        basis=BASIS_OF[SourceKind(source.kind)].value,
        person_id=said.person_id[: terms.CUSTOMER_LENGTH],
        account_id=said.account_id[: terms.CUSTOMER_LENGTH],
        status=Status.AWAITING.value,
        import_id=import_id,
        fingerprint=said.fingerprint,
        member_id=actor.member_id,
        author_name=actor.name,
        author_department=actor.department,
        added_at=clock.now(),
    )
