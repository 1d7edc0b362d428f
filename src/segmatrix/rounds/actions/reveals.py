"""The end of a round: everybody sees the answers, and the map gets what was placed."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import access, events
from segmatrix.rounds.actions.plans import whole
from segmatrix.rounds.actions.rounds import refuse_unless_open
from segmatrix.rounds.errors import NotOpen
from segmatrix.rounds.models import Round
from segmatrix.rounds.outcomes import Told
from segmatrix.rounds.terms import Identity, Kind, RoundState


@action
def reveal_round(given: events.RevealRound, *, actor: Actor) -> None:
    """End an open round and show everybody what was answered.

    What was placed goes to the map: with names, or from an anonymous round as points without.
    Records RoundRevealed, then PlacementsTakenOver per pair of axes. None of it can be undone: what
    was seen cannot be unseen.
    """
    found = access.leading(given.matrix_id, given.round_id, actor)
    refuse_unless_open(found)
    found.state, found.revealed_at = RoundState.REVEALED.value, clock.now()
    found.save(update_fields=["state", "revealed_at"])
    record(events.RoundRevealed(**whole(found)), inverse=None)
    for (x_axis_id, y_axis_id), points in _placed(found, actor).items():
        [taken] = matrix_actions.take_over_placements(
            matrix_events.TakeOverPlacements(
                matrix_id=found.matrix_id,
                round_id=found.pk,
                x_axis_id=x_axis_id,
                y_axis_id=y_axis_id,
                instead_of=list(_before(found)),
                points=points,
            ),
            actor=actor,
        )
        axes = {"x_axis_id": x_axis_id, "y_axis_id": y_axis_id}
        found.replaced.append({**axes, "points": vars(taken)["replaced"]})
    found.save(update_fields=["replaced"])


@action
def reopen_round(given: events.ReopenRound, *, actor: Actor) -> None:
    """Let those asked in a revealed round answer on; its answers are their authors' again.

    The map is as it was before the reveal. It is for a workshop that stepped on too early: what was
    seen has been seen, so a round that another one follows stays as it is. The door of an anonymous
    one is closed: of who came in now, everybody could tell the answer by what is new at the next
    reveal. Records PlacementsPutBack per pair of axes and RoundReopened, which are final.
    """
    found = access.leading(given.matrix_id, given.round_id, actor)
    if found.state != RoundState.REVEALED:
        raise NotOpen(_("The answers of this round are not revealed."))
    if Round.objects.filter(follows=found).exclude(state=RoundState.DISCARDED).exists():
        raise Changed(_("Another round asks again what was open in this one."))
    for on_axes in reversed(found.replaced):
        matrix_actions.put_back_placements(
            matrix_events.PutBackPlacements(
                matrix_id=found.matrix_id, round_id=found.pk, **on_axes
            ),
            actor=actor,
        )
    found.state, found.revealed_at, found.replaced = RoundState.OPEN.value, None, []
    found.open_door = found.open_door and found.identity != Identity.ANONYMOUS
    found.save(update_fields=["state", "revealed_at", "replaced", "open_door"])
    record(events.RoundReopened(**whole(found)), inverse=None)


def _placed(found: Round, actor: Actor) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return what was placed of segments that still stand, by the axes it was placed on.

    Points stand in the order of what they say, which tells nothing of who gave them.
    """
    asked = {row.pk: row for row in access.questions(found) if row.kind == Kind.PLACE}
    standing = {segment.id for segment in matrices.segments(found.matrix_id, actor)}
    anonymous = found.identity == Identity.ANONYMOUS
    placed: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for answer in access.revealed([found])[found.pk]:
        question = asked.get(answer.question_id)
        if question is None or question.about_id not in standing or answer.value is None:
            continue
        axes = (question.frame["x"]["id"], question.frame["y"]["id"])
        who = _NOBODY if anonymous else _who(answer)
        point = {"segment_id": question.about_id, "reason": answer.reason, **answer.value, **who}
        placed[axes].append(point)
    for points in placed.values():
        points.sort(key=lambda point: [str(point[name]) for name in _ORDER])
    return placed


_NOBODY = {"member_id": "", "member_name": "", "department": ""}
_ORDER = ("segment_id", "x", "y", "reason", "member_name", "member_id")


def _who(answer: Told) -> dict[str, str]:
    return {
        "member_id": answer.person,
        "member_name": answer.name,
        "department": answer.department,
    }


def _before(found: Round) -> Iterator[str]:
    """Yield the rounds that one follows, the latest first."""
    while (found := found.follows) is not None:
        yield found.pk
