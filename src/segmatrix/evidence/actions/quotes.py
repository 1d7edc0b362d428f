"""Which finding speaks for a persona."""

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.evidence import access, events
from segmatrix.evidence.actions.links import link_observations
from segmatrix.evidence.models import Link
from segmatrix.evidence.targets import Target
from segmatrix.evidence.terms import TargetKind


@action
def choose_quote(given: events.ChooseQuote, *, actor: Actor) -> None:
    """Let a finding speak for a persona, or none.

    One that is not linked to the persona yet is linked as well. Refuses a persona that is not
    there, and what `link_observations` refuses. Records QuoteChosen, after what linking records.
    """
    matrix = access.editable(given.matrix_id, actor)
    target = access.target(matrix.id, TargetKind.PERSONA, given.persona_id, actor)
    links = Link.objects.filter(
        observation__source__matrix_id=matrix.id, target_kind=target.kind, target_id=target.id
    )
    spoke = links.filter(quoted=True).first()
    earlier = spoke.observation_id if spoke else ""
    chosen = links.filter(observation=given.observation_id, removed=False)
    if given.observation_id and not chosen.exists():
        _link(given, target, actor)
    if given.observation_id == earlier:
        return
    links.filter(quoted=True).update(quoted=False)
    chosen.update(quoted=True)
    about = {"matrix_id": matrix.id, "persona_id": given.persona_id}
    record(
        events.QuoteChosen(**about, observation_id=given.observation_id),
        inverse=events.ChooseQuote(**about, observation_id=earlier),
    )


def _link(given: events.ChooseQuote, target: Target, actor: Actor) -> None:
    linking = events.LinkObservations(
        matrix_id=given.matrix_id,
        observation_ids=[given.observation_id],
        target_kind=target.kind,
        target_id=target.id,
    )
    link_observations(linking, actor=actor)
