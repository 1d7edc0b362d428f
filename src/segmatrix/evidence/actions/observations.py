"""What can be done to one observation."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import dated, finite, one_of, said, written
from segmatrix.base.versions import refuse_if_stale
from segmatrix.evidence import access, events, terms
from segmatrix.evidence.citing import Place, passage
from segmatrix.evidence.documents.blocks import Block as Passage
from segmatrix.evidence.documents.blocks import Unit
from segmatrix.evidence.models import Block, Observation, Source
from segmatrix.evidence.terms import BASIS_OF, Basis, ObservationKind, SourceKind


@action
def add_observation(given: events.AddObservation, *, actor: Actor) -> None:
    """Take one quote, number or record from a source; it counts from now on.

    A quote that cites its place without a text takes the words that stand there. Refuses an unknown
    kind or basis, a quote or record without text, a number without value, an impossible date, and a
    place that is not in the source's document. Records ObservationAdded.
    """
    matrix = access.editable(given.matrix_id, actor)
    source = access.source(matrix.id, given.source_id)
    place, cited = _cited(source, given.place)
    observation = Observation(
        source=source,
        **_fields(given, source, text=given.text or cited),
        place=place.to_json() if place else None,
        person_id=_customer(given.person_id, "person_id"),
        account_id=_customer(given.account_id, "account_id"),
        member_id=actor.member_id,
        author_name=actor.name,
        author_department=actor.department,
        added_at=clock.now(),
    )
    observation.save()
    record(
        events.ObservationAdded(**_whole(observation)),
        inverse=events.RemoveObservation(matrix_id=matrix.id, observation_id=observation.pk),
    )


@action
def edit_observation(given: events.EditObservation, *, actor: Actor) -> None:
    """Say all of an observation anew, its source and place excepted.

    Refuses what `add_observation` refuses, and an edit of an older version, handing back both.
    Records ObservationEdited.
    """
    matrix = access.editable(given.matrix_id, actor)
    observation = access.observation(matrix.id, given.observation_id, typed=given.text)
    fields = _fields(given, observation.source, text=given.text)
    earlier = _typed(observation)
    wanted = {**fields, "date": fields["date"].isoformat() if fields["date"] else ""}
    refuse_if_stale(
        observation.version,
        given.version,
        theirs=earlier,
        yours=wanted,
        who=lambda: access.last_author(matrix.id, f"observation:{observation.pk}"),
    )
    was_said_by = {"person_id": observation.person_id, "account_id": observation.account_id}
    for name in was_said_by:
        if getattr(given, name) is not None:
            fields[name] = _customer(getattr(given, name), name)
    if all(getattr(observation, name) == value for name, value in fields.items()):
        return
    for name, value in fields.items():
        setattr(observation, name, value)
    observation.version += 1
    observation.save()
    record(
        events.ObservationEdited(**_whole(observation)),
        inverse=events.EditObservation(
            matrix_id=matrix.id, observation_id=observation.pk, **earlier, **was_said_by
        ),
    )


@action
def remove_observation(given: events.RemoveObservation, *, actor: Actor) -> None:
    """Take an observation away; it is kept with its links. Records ObservationRemoved."""
    matrix = access.editable(given.matrix_id, actor)
    observation = access.observation(matrix.id, given.observation_id)
    observation.removed = True
    observation.save(update_fields=["removed"])
    place = {"matrix_id": matrix.id, "observation_id": observation.pk}
    record(
        events.ObservationRemoved(**place, source_id=observation.source_id),
        inverse=events.RestoreObservation(**place),
    )


@action
def restore_observation(given: events.RestoreObservation, *, actor: Actor) -> None:
    """Bring a removed observation back with its links. Records ObservationRestored."""
    matrix = access.editable(given.matrix_id, actor)
    observation = access.observation(matrix.id, given.observation_id, removed=True)
    observation.removed = False
    observation.save(update_fields=["removed"])
    record(
        events.ObservationRestored(**_whole(observation)),
        inverse=events.RemoveObservation(matrix_id=matrix.id, observation_id=observation.pk),
    )


def _fields(
    given: events.AddObservation | events.EditObservation, source: Source, *, text: str
) -> dict[str, Any]:
    """Return what an observation is to hold, checked."""
    kind = one_of(ObservationKind, given.kind, field="kind")
    basis = BASIS_OF[SourceKind(source.kind)] if given.basis is None else given.basis
    value = finite(given.value)
    if kind == ObservationKind.NUMBER and value is None:
        raise Invalid(_("The number is missing."), field="value", yours=text)
    check = written if kind == ObservationKind.NUMBER else said
    return {
        "kind": kind.value,
        "text": check(text, field="text", limit=terms.TEXT_LENGTH),
        "value": value,
        "unit": written(given.unit, field="unit", limit=terms.UNIT_LENGTH),
        "date": dated(given.date),
        "channel": written(given.channel, field="channel", limit=terms.CHANNEL_LENGTH),
        "collector": written(given.collector, field="collector", limit=terms.PERSON_LENGTH),
        "department": written(given.department, field="department", limit=terms.CHANNEL_LENGTH),
        "basis": one_of(Basis, basis, field="basis").value,
    }


def _cited(source: Source, place: dict[str, Any] | None) -> tuple[Place | None, str]:
    """Return the place that is cited, as its document knows it, and the words that stand there."""
    if place is None:
        return None, ""
    position, start, end = (place.get(key) for key in ("block", "start", "end"))
    if not all(isinstance(each, int) for each in (position, start, end)):
        position, start, end = -1, 0, 0
    row = Block.objects.filter(document_id=source.document_id, position=position).first()
    if source.document_id is None or row is None:
        raise Invalid(_("There is no such place in this source."), field="place")
    block = Passage(Unit(row.unit), row.number, row.part, row.text)
    words = passage(block, start, end)
    return Place.of(source.document_id, position, block, start, end), words


def _customer(customer_id: str, field: str) -> str:
    return written(customer_id, field=field, limit=terms.CUSTOMER_LENGTH)


def _typed(observation: Observation) -> dict[str, Any]:
    """Return an observation as one would type it."""
    return {
        "kind": observation.kind,
        "text": observation.text,
        "value": observation.value,
        "unit": observation.unit,
        "date": observation.date.isoformat() if observation.date else "",
        "channel": observation.channel,
        "collector": observation.collector,
        "department": observation.department,
        "basis": observation.basis,
    }


def _whole(observation: Observation) -> dict[str, Any]:
    typed = _typed(observation)
    return {
        "matrix_id": observation.source.matrix_id,
        "observation_id": observation.pk,
        "source_id": observation.source_id,
        "kind_of_observation": typed.pop("kind"),
        **typed,
        "place": observation.place,
        "from_customer": bool(observation.person_id or observation.account_id),
        "status": observation.status,
        "version": observation.version,
        "author_name": observation.author_name,
    }
