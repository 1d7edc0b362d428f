"""What can be done with the queue of what a group talks about."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.rounds import queries as rounds
from segmatrix.workshops import access, events, queueing
from segmatrix.workshops.errors import NoSuchTalk
from segmatrix.workshops.models import Phase, Talk
from segmatrix.workshops.terms import (
    LONGEST_TALK,
    TALK_MINUTES,
    PhaseKind,
    TalkState,
)


def queue_up(phase: Phase, actor: Actor) -> None:
    """Lay out what there is to talk about as a DISCUSS phase is entered, inside that step.

    It is what the rounds since the last such phase left unsettled. Entered again, the phase keeps
    its notes, what is done, and an order that somebody made. Records TalksQueued, which is as
    final as the step.
    """
    results = [
        rounds.result(phase.workshop.matrix_id, each, actor)
        for each in _rounds_before(phase, actor)
    ]
    points = {point.question_id: point for point in queueing.points(results)}
    rows = {row.question_id: row for row in Talk.objects.filter(phase=phase).order_by("position")}
    before = [row for row in rows.values() if row.queued]
    order = queueing.order(
        list(points),
        [row.question_id for row in before],
        by_hand=any(row.moved for row in before),
    )
    for row in before:
        if row.question_id not in points:
            row.queued, row.begun_at, row.ends_at = False, None, None
            row.save()
    for position, each in enumerate(order):
        row = rows.get(each) or Talk(phase=phase, question_id=each)
        point = points[each]
        row.round_id, row.about_id, row.about = point.round_id, point.about_id, point.about
        row.position, row.queued = position, True
        row.save()
    record(events.TalksQueued(**_queued(phase)), inverse=None)


@action
def take_up_talk(given: events.TakeUpTalk, *, actor: Actor) -> None:
    """Let a group talk about something now, for the minutes that the phase gives each.

    What was under way waits again. Refuses outside a phase of discussion, and who may not lead.
    Records TalkTurned, per talk that turned.
    """
    phase, talk = _led(given, actor)
    if talk.state is TalkState.UNDER_WAY:
        return
    if under_way := _under_way(phase):
        _turn(under_way, TalkState.WAITING)
    _turn(talk, TalkState.UNDER_WAY, ends_at=_instant(given.ends_at) or _end(phase))


@action
def put_back_talk(given: events.PutBackTalk, *, actor: Actor) -> None:
    """Let something wait in the queue that was under way or done. Records TalkTurned."""
    _phase, talk = _led(given, actor)
    if talk.state is not TalkState.WAITING:
        _turn(talk, TalkState.WAITING)


@action
def finish_talk(given: events.FinishTalk, *, actor: Actor) -> None:
    """Say that something has been talked about. Records TalkTurned."""
    _phase, talk = _led(given, actor)
    if talk.state is not TalkState.DONE:
        _turn(talk, TalkState.DONE)


@action
def go_on_talking(given: events.GoOnTalking, *, actor: Actor) -> None:
    """Finish what is under way and take up the next that waits, if one does.

    Refuses when something else is under way by now. Records TalkTurned, per talk that turned.
    """
    phase, talk = _led(given, actor)
    if talk.state is not TalkState.UNDER_WAY:
        raise Changed(
            _("“%(about)s” is not what you talk about now.") % {"about": talk.about},
            hint=_("Look what is under way, and go on from there."),
        )
    _turn(talk, TalkState.DONE)
    waiting = _queue(phase).filter(begun_at=None, done_at=None).first()
    if waiting is not None:
        _turn(waiting, TalkState.UNDER_WAY, ends_at=_end(phase))


@action
def give_talk_time(given: events.GiveTalkTime, *, actor: Actor) -> None:
    """Give what is under way more minutes or fewer.

    Minutes after its end count from now. Refuses what is not under way, no minutes, and more than a
    day at once. Records TalkTimeGiven.
    """
    _phase, talk = _led(given, actor)
    if talk.state is not TalkState.UNDER_WAY or talk.ends_at is None:
        raise Changed(_("“%(about)s” is not under way.") % {"about": talk.about})
    if not given.ends_at and not 0 < abs(given.minutes) <= LONGEST_TALK:
        raise Invalid(_("Say how many minutes."), field="minutes", yours=given.minutes)
    before, now = talk.ends_at, clock.now()
    longer = max(max(before, now) + timedelta(minutes=given.minutes), now)
    talk.ends_at = _instant(given.ends_at) or longer
    talk.save(update_fields=["ends_at"])
    record(
        events.TalkTimeGiven(**told(talk), ends_at=talk.ends_at.isoformat()),
        inverse=events.GiveTalkTime(**named(talk), ends_at=before.isoformat()),
    )


@action
def move_talk(given: events.MoveTalk, *, actor: Actor) -> None:
    """Put something at another place of the queue. Records TalkMoved."""
    phase, talk = _led(given, actor)
    rows = list(_queue(phase))
    earlier = rows.index(talk)
    rows.insert(max(given.place, 0), rows.pop(earlier))
    if rows[earlier] == talk:
        return
    for position, row in enumerate(rows):
        row.position, row.moved = position, row.moved or row == talk
    Talk.objects.bulk_update(rows, ["position", "moved"])
    record(
        events.TalkMoved(**told(talk), order=[row.pk for row in rows]),
        inverse=events.MoveTalk(**named(talk), place=earlier),
    )


def _led(given: events.OfTalk, actor: Actor) -> tuple[Phase, Talk]:
    """Return a talk of the phase under way, to somebody who leads the workshop."""
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    phase = access.running_phase(found, given.phase_id, PhaseKind.DISCUSS)
    return phase, talk_of(phase, given)


def talk_of(phase: Phase, given: events.OfTalk) -> Talk:
    """Return a talk in the queue of a phase."""
    talk = Talk.objects.filter(phase=phase, pk=given.talk_id, queued=True).first()
    if talk is None:
        raise NoSuchTalk
    return talk


def _rounds_before(phase: Phase, actor: Actor) -> list[str]:
    """Return the revealed rounds that the workshop led since it last talked, in order."""
    since: list[str] = []
    for each in access.phases(phase.workshop):
        if each.position >= phase.position:
            break
        if each.kind == PhaseKind.DISCUSS:
            since = []
        elif each.round_id:
            since.append(each.round_id)
    revealed = {each.id for each in rounds.rounds(phase.workshop.matrix_id, actor) if each.revealed}
    return [each for each in since if each in revealed]


def _queued(phase: Phase) -> dict[str, Any]:
    return {
        "matrix_id": phase.workshop.matrix_id,
        "workshop_id": phase.workshop_id,
        "phase_id": phase.pk,
        "talks": [
            {
                "talk_id": row.pk,
                "round_id": row.round_id,
                "question_id": row.question_id,
                "state": row.state.value,
            }
            for row in _queue(phase)
        ],
    }


def _queue(phase: Phase) -> Any:
    return Talk.objects.filter(phase=phase, queued=True).order_by("position")


def _under_way(phase: Phase) -> Talk | None:
    found: Talk | None = _queue(phase).filter(begun_at__isnull=False, done_at=None).first()
    return found


def _turn(talk: Talk, state: TalkState, *, ends_at: datetime | None = None) -> None:
    """Let a talk wait, be under way or be done, and record it."""
    inverse = _return_to(talk)
    now = clock.now()
    talk.begun_at = None if state is TalkState.WAITING else talk.begun_at or now
    talk.done_at = now if state is TalkState.DONE else None
    talk.ends_at = ends_at
    talk.save(update_fields=["begun_at", "done_at", "ends_at"])
    record(
        events.TalkTurned(**told(talk), state=state.value, ends_at=_text(ends_at)),
        inverse=inverse,
    )


def _return_to(talk: Talk) -> events.OfTalk:
    """Return what leads a talk back to where it stands now."""
    if talk.state is TalkState.UNDER_WAY:
        return events.TakeUpTalk(**named(talk), ends_at=_text(talk.ends_at))
    back = events.FinishTalk if talk.state is TalkState.DONE else events.PutBackTalk
    return back(**named(talk))


def _end(phase: Phase) -> datetime:
    minutes = phase.setting.get("minutes_each", TALK_MINUTES)
    return clock.now() + timedelta(minutes=minutes)


def named(talk: Talk) -> dict[str, Any]:
    """Return what an input about a talk names."""
    return {
        "matrix_id": talk.phase.workshop.matrix_id,
        "workshop_id": talk.phase.workshop_id,
        "phase_id": talk.phase_id,
        "talk_id": talk.pk,
    }


def told(talk: Talk) -> dict[str, Any]:
    """Return what a fact about a talk names."""
    return {**named(talk), "about": talk.about}


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(instant: datetime | None) -> str:
    return instant.isoformat() if instant else ""
