"""Taking an observation and saying what it bears on, as people do it: in one go."""

from dataclasses import fields

from segmatrix.activity.actions import action
from segmatrix.base.actor import Actor
from segmatrix.evidence import access, events
from segmatrix.evidence.actions.links import link_observations
from segmatrix.evidence.actions.observations import add_observation
from segmatrix.evidence.actions.sources import add_source


@action
def take_observation(given: events.TakeObservation, *, actor: Actor) -> None:
    """Take an observation from a source, which is added if it is new, and link it.

    All or nothing, and undone as one. Refuses what `add_source`, `add_observation` and
    `link_observations` refuse. Records SourceAdded, ObservationAdded and ObservationLinked, as far
    as each was asked for.
    """
    matrix = access.editable(given.matrix_id, actor)
    said = {field.name: getattr(given, field.name) for field in fields(events.AddObservation)}
    if not given.source_id:
        new = events.AddSource(
            matrix_id=matrix.id,
            title=given.source_title,
            kind=given.source_kind,
            date=given.date,
        )
        said["source_id"] = add_source(new, actor=actor)[0].source_id
    (added,) = add_observation(events.AddObservation(**said), actor=actor)
    if given.target_kind:
        link = events.LinkObservations(
            matrix_id=matrix.id,
            observation_ids=[added.observation_id],
            target_kind=given.target_kind,
            target_id=given.target_id,
            stance=given.stance,
            note=given.note,
        )
        link_observations(link, actor=actor)
