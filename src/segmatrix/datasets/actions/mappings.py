"""Saying what the columns of uploaded files mean: guessed, then confirmed."""

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.datasets import access, events, mappings
from segmatrix.datasets.advancing import advance
from segmatrix.datasets.dating import chosen_instant, known_zone
from segmatrix.datasets.queries import paths, standing_of
from segmatrix.datasets.terms import State


@action
def propose_mapping(given: events.ProposeMapping, *, actor: Actor) -> None:
    """Guess what the columns mean, from the files themselves. Final.

    What somebody confirmed earlier for a file that is still there stays as it was. Refuses files
    that cannot be read, naming the file and what to do. Records MappingProposed.
    """
    source = access.dataset(given.dataset_id, actor)
    source.state = advance(standing_of(source), State.PROPOSED)
    source.mapping, source.remarks = mappings.proposed(paths(source), source.mapping)
    source.save()
    record(events.MappingProposed(**events.of(source), mapping=source.mapping), inverse=None)


@action
def confirm_mapping(given: events.ConfirmMapping, *, actor: Actor) -> None:
    """Settle what the columns mean, in which zone, and up to which instant data counts. Final.

    Refuses a mapping that does not fit the files, an unknown zone and what is no date.
    Records MappingConfirmed.
    """
    source = access.dataset(given.dataset_id, actor)
    source.state = advance(standing_of(source), State.CONFIRMED)
    source.timezone = known_zone(given.timezone)
    source.as_of = chosen_instant(given.as_of, source.timezone)
    source.mapping = mappings.checked(given.mapping, paths(source))
    source.save()
    record(
        events.MappingConfirmed(
            **events.of(source),
            mapping=source.mapping,
            timezone=source.timezone,
            as_of=source.as_of.isoformat() if source.as_of else "",
        ),
        inverse=None,
    )
