"""The round that a phase owns: opened with it, revealed after it, opened again or put aside."""

from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import actions as rounds
from segmatrix.rounds import events as round_events
from segmatrix.rounds import queries
from segmatrix.rounds.terms import RoundState
from segmatrix.workshops import wording
from segmatrix.workshops.actions import boards
from segmatrix.workshops.models import Participant, Phase, Workshop
from segmatrix.workshops.terms import PhaseKind


def open_round_of(found: Workshop, phase: Phase, actor: Actor) -> str:
    """Open the round of a phase, or the one put aside if it asks the same, and return its id."""
    asked = _asked(found, phase, actor)
    if phase.round_id:
        earlier = _round(found, phase, actor)
        if wording.same(asked, (each.asked for each in earlier.questions)):
            _do(rounds.reinstate_round, round_events.ReinstateRound, found, phase, actor)
            _let_in_all(found, phase, actor)
            return phase.round_id
    present = list(Participant.objects.filter(workshop=found))
    drafted = rounds.draft_round(
        round_events.DraftRound(
            matrix_id=found.matrix_id,
            name=phase.title,
            questions=asked,
            people=[one.member_id for one in present],
            abstaining=[one.member_id for one in present if one.abstains],
            profile=found.profile,
            identity=found.identity,
            open_door=True,
        ),
        actor=actor,
    )
    round_id = str(vars(drafted[0])["round_id"])
    rounds.open_round(
        round_events.OpenRound(matrix_id=found.matrix_id, round_id=round_id), actor=actor
    )
    return round_id


def reveal(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Show everybody what was answered in a phase, if the page of its round has not done so."""
    state = _round(found, phase, actor).state
    if state is RoundState.DISCARDED:
        _do(rounds.reinstate_round, round_events.ReinstateRound, found, phase, actor)
    if state is not RoundState.REVEALED:
        _do(rounds.reveal_round, round_events.RevealRound, found, phase, actor)


def reopen(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Let everybody answer on in a phase, who came later as well."""
    _do(rounds.reopen_round, round_events.ReopenRound, found, phase, actor)
    _let_in_all(found, phase, actor)


def put_aside(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Keep what was answered in a phase, unseen, until it is entered again."""
    state = _round(found, phase, actor).state
    if state is RoundState.REVEALED:
        _do(rounds.reopen_round, round_events.ReopenRound, found, phase, actor)
    if state is not RoundState.DISCARDED:
        _do(rounds.discard_round, round_events.DiscardRound, found, phase, actor)


def give_up(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Ask no more in the present phase of a workshop that is given up."""
    if PhaseKind(phase.kind).alone and _round(found, phase, actor).state is RoundState.OPEN:
        _do(rounds.discard_round, round_events.DiscardRound, found, phase, actor)


def take_up(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Ask on in the present phase of a workshop that had been given up."""
    if PhaseKind(phase.kind).alone and _round(found, phase, actor).state is RoundState.DISCARDED:
        _do(rounds.reinstate_round, round_events.ReinstateRound, found, phase, actor)


def let_in(found: Workshop, phase: Phase, actor: Actor) -> None:
    """Let the actor, who comes late, answer in a phase if everybody answers in it now."""
    if phase.round_id and _takes_more(found, phase, actor):
        _do(rounds.join_round, round_events.JoinRound, found, phase, actor)


def _let_in_all(found: Workshop, phase: Phase, actor: Actor) -> None:
    present = Participant.objects.filter(workshop=found, abstains=False)
    people = list(present.values_list("member_id", flat=True))
    if people and _takes_more(found, phase, actor):
        _do(rounds.join_round, round_events.JoinRound, found, phase, actor, people=people)


def _takes_more(found: Workshop, phase: Phase, actor: Actor) -> bool:
    """Say whether others may come into the round of a phase, as they may until a reveal."""
    view = _round(found, phase, actor)
    return view.state is RoundState.OPEN and view.open_door


def _round(found: Workshop, phase: Phase, actor: Actor) -> queries.RoundView:
    return queries.round_view(found.matrix_id, phase.round_id, actor)


def _asked(found: Workshop, phase: Phase, actor: Actor) -> list[wording.Question]:
    match PhaseKind(phase.kind):
        case PhaseKind.REFLECT:
            return wording.thoughts(phase.setting)
        case PhaseKind.VOTE:
            return wording.dots(phase.setting, boards.dot_options(found))
        case _:
            segments = matrices.segments(found.matrix_id, actor)
            return wording.places(phase.setting, (segment.id for segment in segments))


def _do(action: Any, asked: Any, found: Workshop, phase: Phase, actor: Actor, **more: Any) -> None:
    action(asked(matrix_id=found.matrix_id, round_id=phase.round_id, **more), actor=actor)
