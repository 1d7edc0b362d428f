"""What can be done to a source of evidence."""

from typing import Any

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.inputs import address, dated, named, one_of, written
from segmatrix.base.versions import refuse_if_stale
from segmatrix.evidence import access, events, terms
from segmatrix.evidence.models import Document, Source


@action
def add_source(given: events.AddSource, *, actor: Actor) -> None:
    """Say where evidence comes from.

    Refuses one without a title, an unknown kind, an impossible date, an address that is not on the
    web, and a document that is not here. Records SourceAdded.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = Source(
        matrix_id=matrix.id,
        **_fields(given, _document(given)),
        member_id=actor.member_id,
        author_name=actor.name,
        added_at=clock.now(),
    )
    source.save()
    record(
        events.SourceAdded(**_whole(source)),
        inverse=events.RemoveSource(matrix_id=matrix.id, source_id=source.pk),
    )


@action
def edit_source(given: events.EditSource, *, actor: Actor) -> None:
    """Say all of a source anew.

    Refuses what `add_source` refuses, and an edit of an older version, handing back both.
    Records SourceEdited.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id)
    stays = given.document_id == source.document_id
    fields = _fields(given, source.document if stays else _document(given))
    earlier = typed(source)
    wanted = {**fields, "date": _iso(fields["date"]), "document_id": _key(fields["document"])}
    del wanted["document"]
    refuse_if_stale(
        source.version,
        given.version,
        theirs=earlier,
        yours=wanted,
        who=lambda: access.last_author(matrix.id, f"source:{source.pk}"),
    )
    if wanted == earlier:
        return
    for name, value in fields.items():
        setattr(source, name, value)
    source.version += 1
    source.save()
    record(
        events.SourceEdited(**_whole(source)),
        inverse=events.EditSource(matrix_id=matrix.id, source_id=source.pk, **earlier),
    )


@action
def remove_source(given: events.RemoveSource, *, actor: Actor) -> None:
    """Take a source away with all that was taken from it; everything is kept.

    Records SourceRemoved.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id)
    source.removed = True
    source.save(update_fields=["removed"])
    place = {"matrix_id": matrix.id, "source_id": source.pk}
    record(events.SourceRemoved(**place, title=source.title), inverse=events.RestoreSource(**place))


@action
def restore_source(given: events.RestoreSource, *, actor: Actor) -> None:
    """Bring a removed source back. Records SourceRestored."""
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id, removed=True)
    source.removed = False
    source.save(update_fields=["removed"])
    record(
        events.SourceRestored(**_whole(source)),
        inverse=events.RemoveSource(matrix_id=matrix.id, source_id=source.pk),
    )


def _fields(given: events.AddSource, document: Document | None) -> dict[str, Any]:
    """Return what a source is to hold, checked."""
    return {
        "kind": one_of(terms.SourceKind, given.kind, field="kind").value,
        "title": named(given.title, field="title", limit=terms.TITLE_LENGTH),
        "date": dated(given.date),
        "collector": written(given.collector, field="collector", limit=terms.PERSON_LENGTH),
        "channel": written(given.channel, field="channel", limit=terms.CHANNEL_LENGTH),
        "department": written(given.department, field="department", limit=terms.CHANNEL_LENGTH),
        "url": address(given.url, limit=terms.URL_LENGTH),
        "note": written(given.note, field="note", limit=terms.NOTE_LENGTH),
        "document": document,
    }


def _document(given: events.AddSource) -> Document | None:
    return access.document(given.matrix_id, given.document_id) if given.document_id else None


def typed(source: Source) -> dict[str, Any]:
    """Return a source as one would type it."""
    return {
        "kind": source.kind,
        "title": source.title,
        "date": _iso(source.date),
        "collector": source.collector,
        "channel": source.channel,
        "department": source.department,
        "url": source.url,
        "note": source.note,
        "document_id": source.document_id or "",
    }


def _whole(source: Source) -> dict[str, Any]:
    fields = typed(source)
    return {
        "matrix_id": source.matrix_id,
        "source_id": source.pk,
        "kind_of_source": fields.pop("kind"),
        **fields,
        "version": source.version,
        "author_name": source.author_name,
    }


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _key(document: Document | None) -> str:
    return document.pk if document else ""
