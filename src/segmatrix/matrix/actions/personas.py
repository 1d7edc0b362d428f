"""What can be done to the personas of a segment."""

from typing import Any

from segmatrix.activity.actions import action, record
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.inputs import lined, named, written
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.models import Persona
from segmatrix.people.terms import Permission


@action
def add_persona(given: events.AddPersona, *, actor: Actor) -> None:
    """Imagine somebody of a segment.

    Refuses a name that is missing or that another persona of the segment has.
    Records PersonaAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    typed = _typed(given)
    segment = access.segment(matrix, given.segment_id, typed=typed)
    persona = Persona(
        segment=segment,
        **_described(typed, taken=_names(segment.pk)),
        member_id=actor.member_id,
        author_name=actor.name,
        department=actor.department,
        said_at=clock.now(),
    )
    persona.save()
    record(
        events.PersonaAdded(**_whole(persona)),
        inverse=events.RemovePersona(matrix_id=matrix.pk, persona_id=persona.pk),
    )


@action
def edit_persona(given: events.EditPersona, *, actor: Actor) -> None:
    """Describe a persona otherwise.

    Refuses what `add_persona` refuses, and a text typed over an older one, handing both back.
    Records PersonaEdited.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    typed = _typed(given)
    persona = access.persona(matrix, given.persona_id, typed=typed)
    earlier = _typed(persona)
    versions.refuse_if_stale(
        persona.version,
        given.version,
        theirs=earlier,
        yours=typed,
        who=lambda: access.last_author(matrix, f"persona:{persona.pk}"),
    )
    new = _described(typed, taken=_names(persona.segment_id) - {persona.name})
    if new == earlier:
        return
    persona.name, persona.role, persona.goals = new["name"], new["role"], new["goals"]
    persona.version += 1
    persona.save(update_fields=[*new, "version"])
    record(
        events.PersonaEdited(**_whole(persona)),
        inverse=events.EditPersona(matrix_id=matrix.pk, persona_id=persona.pk, **earlier),
    )


@action
def remove_persona(given: events.RemovePersona, *, actor: Actor) -> None:
    """Put a persona away; it is kept with all that it rests on.

    Refuses one that is away already. Records PersonaRemoved.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    persona = access.persona(matrix, given.persona_id)
    persona.removed = True
    persona.save(update_fields=["removed"])
    about = {"matrix_id": matrix.pk, "persona_id": persona.pk}
    record(
        events.PersonaRemoved(**about, segment_id=persona.segment_id, name=persona.name),
        inverse=events.RestorePersona(**about),
    )


@action
def restore_persona(given: events.RestorePersona, *, actor: Actor) -> None:
    """Bring a removed persona back.

    Refuses one that is there, and a name that another one has by now. Records PersonaRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    persona = access.persona(matrix, given.persona_id, removed=True)
    named(persona.name, limit=terms.NAME_LENGTH, taken=_names(persona.segment_id))
    persona.removed = False
    persona.save(update_fields=["removed"])
    record(
        events.PersonaRestored(**_whole(persona)),
        inverse=events.RemovePersona(matrix_id=matrix.pk, persona_id=persona.pk),
    )


def _typed(given: events.AddPersona | events.EditPersona | Persona) -> dict[str, str]:
    return {"name": given.name, "role": given.role, "goals": given.goals}


def _described(typed: dict[str, str], *, taken: set[str]) -> dict[str, str]:
    """Return a description as it is kept, refusing one that does not fit."""
    return {
        "name": named(typed["name"], limit=terms.NAME_LENGTH, taken=taken),
        "role": lined(typed["role"], field="role", limit=terms.NOTE_LENGTH),
        "goals": written(typed["goals"], field="goals", limit=terms.STATEMENT_LENGTH),
    }


def _names(segment_id: str) -> set[str]:
    rows = Persona.objects.filter(segment=segment_id, removed=False)
    return set(rows.values_list("name", flat=True))


def _whole(persona: Persona) -> dict[str, Any]:
    return {
        "matrix_id": persona.segment.matrix_id,
        "segment_id": persona.segment_id,
        "persona_id": persona.pk,
        **_typed(persona),
        "version": persona.version,
        "author_name": persona.author_name,
        "department": persona.department,
    }
