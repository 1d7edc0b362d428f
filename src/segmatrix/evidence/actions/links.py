"""What can be done to the links between observations and what they speak about."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import one_of, written
from segmatrix.evidence import access, events, terms
from segmatrix.evidence.actions.reviews import settle
from segmatrix.evidence.models import Link, Observation
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import Stance, Status


@action
def link_observations(given: events.LinkObservations, *, actor: Actor) -> None:
    """Link one or many observations to one claim or segment.

    Those that wait to be looked at are accepted with it. Refuses a target that is not there, an
    unknown stance, and an observation that was removed or declined, naming who did.
    Records ObservationLinked, or StanceChanged for one that is linked to it already, after
    ObservationReviewed for each that is accepted.
    """
    matrix = access.editable(given.matrix_id, actor)
    target = access.target(matrix.id, given.target_kind, given.target_id, actor)
    stance = one_of(Stance, given.stance, field="stance")
    note = written(given.note, field="note", limit=terms.LINK_NOTE_LENGTH)
    observations = access.observations(matrix.id, given.observation_ids)
    for observation in observations:
        _refuse_declined(matrix.id, observation)
    settle(matrix.id, observations, Status.ACCEPTED)
    present = {
        row.observation_id: row
        for row in Link.objects.select_related("observation__source").filter(
            observation__in=observations, target_kind=target.kind, target_id=target.id
        )
    }
    for observation in observations:
        link = present.get(observation.pk)
        if link is None:
            _make(observation, target, stance, note, actor)
        elif link.removed:
            _let_hold(link, stance, note)
        else:
            _say(link, stance, note or link.note)


@action
def change_stance(given: events.ChangeStance, *, actor: Actor) -> None:
    """Say that an observation does something else to a claim, or why. Records StanceChanged."""
    matrix = access.editable(given.matrix_id, actor)
    link = access.link(matrix.id, given.link_id)
    stance = one_of(Stance, given.stance, field="stance")
    _say(link, stance, link.note if given.note is None else given.note)


@action
def remove_link(given: events.RemoveLink, *, actor: Actor) -> None:
    """Take a link away; it is kept. Records LinkRemoved."""
    matrix = access.editable(given.matrix_id, actor)
    link = access.link(matrix.id, given.link_id)
    link.removed = True
    link.save(update_fields=["removed"])
    record(
        events.LinkRemoved(
            matrix_id=matrix.id,
            link_id=link.pk,
            observation_id=link.observation_id,
            target_kind=link.target_kind,
            target_id=link.target_id,
        ),
        inverse=events.RestoreLink(
            matrix_id=matrix.id, link_id=link.pk, stance=link.stance, note=link.note
        ),
    )


@action
def restore_link(given: events.RestoreLink, *, actor: Actor) -> None:
    """Let a removed link hold again. Records LinkRestored."""
    matrix = access.editable(given.matrix_id, actor)
    link = access.link(matrix.id, given.link_id, removed=True)
    stance = one_of(Stance, given.stance or link.stance, field="stance")
    _let_hold(link, stance, link.note if given.note is None else given.note)


def _make(
    observation: Observation, target: Target, stance: Stance, note: str, actor: Actor
) -> None:
    link = Link.objects.create(
        observation=observation,
        target_kind=target.kind.value,
        target_id=target.id,
        stance=stance.value,
        note=note,
        member_id=actor.member_id,
        author_name=actor.name,
        linked_at=clock.now(),
    )
    whole = _whole(link)
    record(
        events.ObservationLinked(**whole),
        inverse=events.RemoveLink(matrix_id=whole["matrix_id"], link_id=link.pk),
    )


def _let_hold(link: Link, stance: Stance, note: str) -> None:
    """Let a removed link hold again, and record it."""
    link.removed = False
    link.stance = stance.value
    link.note = written(note, field="note", limit=terms.LINK_NOTE_LENGTH)
    link.save(update_fields=["removed", "stance", "note"])
    whole = _whole(link)
    record(
        events.LinkRestored(**whole),
        inverse=events.RemoveLink(matrix_id=whole["matrix_id"], link_id=link.pk),
    )


def _say(link: Link, stance: Stance, note: str) -> None:
    """Give a standing link a stance and note, and record it if that is anything new."""
    earlier = {"stance": link.stance, "note": link.note}
    link.stance = stance.value
    link.note = written(note, field="note", limit=terms.LINK_NOTE_LENGTH)
    if earlier == {"stance": link.stance, "note": link.note}:
        return
    link.save(update_fields=["stance", "note"])
    whole = _whole(link)
    record(
        events.StanceChanged(**whole),
        inverse=events.ChangeStance(matrix_id=whole["matrix_id"], link_id=link.pk, **earlier),
    )


def _refuse_declined(matrix_id: str, observation: Observation) -> None:
    if observation.status != Status.DECLINED:
        return
    name = access.last_author(matrix_id, f"observation:{observation.pk}:status")
    raise Changed(
        _("%(name)s declined this finding.") % {"name": name},
        hint=_("Accept it first if it should count."),
        by=name,
        observation_id=observation.pk,
    )


def _whole(link: Link) -> dict[str, str]:
    return {
        "matrix_id": link.observation.source.matrix_id,
        "link_id": link.pk,
        "observation_id": link.observation_id,
        "target_kind": link.target_kind,
        "target_id": link.target_id,
        "stance": link.stance,
        "note": link.note,
        "author_name": link.author_name,
    }
