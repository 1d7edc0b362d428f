"""The phase of discussion: what is under way, what waits, and what was said."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import queries as matrices
from segmatrix.rounds.outcomes import Shown
from segmatrix.rounds.terms import Kind
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.rounds.results import QuestionShown
from segmatrix.web.workshops.questions import questions_of
from segmatrix.web.writing import carry_out, written
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.outlying import outliers
from segmatrix.workshops.queries import TalkView, WorkshopView
from segmatrix.workshops.terms import TALK_NOTES_LENGTH, TalkState

ASKED = {
    Kind.PLACE: gettext_lazy("where it stands"),
    Kind.TIER: gettext_lazy("its tier"),
    Kind.FATE: gettext_lazy("what becomes of it"),
    Kind.RATE: gettext_lazy("how it was rated"),
}


@dataclass(frozen=True, slots=True)
class TalkShown:
    """One thing to talk about, with what people answered.

    Attributes:
        headline: How the answers lie, in a sentence.
        first: The answers to hear first.
        earlier: The place in the queue of what waits before it; None for nothing. So `later`.
    """

    talk: TalkView
    each: QuestionShown
    headline: str
    first: tuple[Shown, ...]
    earlier: int | None = None
    later: int | None = None

    @property
    def asked(self) -> str:
        """What was asked, in few words beside what it is about."""
        return str(ASKED.get(self.each.question.kind, ""))

    @property
    def named(self) -> bool:
        """Whether the answers to hear first have names."""
        return any(answer.name for answer in self.first)


def context(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return what the page of the phase needs."""
    talks = queries.talks(view.matrix_id, view.id, view.phase.id, actor)
    round_ids = {talk.round_id for talk in talks}
    asked = {each.question.id: each for each in questions_of(view.matrix_id, round_ids, actor)}
    shown = [_shown(talk, asked[talk.question_id]) for talk in talks]
    by_state = {state: [each for each in shown if each.talk.state is state] for state in TalkState}
    return {
        "talk": next(iter(by_state[TalkState.UNDER_WAY]), None),
        "waiting": _between(by_state[TalkState.WAITING], shown),
        "done": by_state[TalkState.DONE],
        "talks": shown,
        "notes_length": TALK_NOTES_LENGTH,
    }


def _shown(talk: TalkView, each: QuestionShown) -> TalkShown:
    return TalkShown(
        talk=talk,
        each=each,
        headline=_headline(each),
        first=outliers(each.tally),
    )


def _between(waiting: list[TalkShown], queue: list[TalkShown]) -> list[TalkShown]:
    """Return what waits, each with the places of its neighbours that wait as well."""
    places: list[int | None] = [None, *(queue.index(each) for each in waiting), None]
    return [
        replace(each, earlier=earlier, later=later)
        for each, earlier, later in zip(waiting, places, places[2:], strict=False)
    ]


def _headline(each: QuestionShown) -> str:
    """Return how the answers lie: on the axis where they lie farthest apart, or who chose what."""
    apart = [axis for axis in each.axes if axis.report.spread]
    if apart:
        axis = max(apart, key=lambda axis: axis.report.spread.di)
        return f"{axis.name}. {axis.sentence}" if axis.name else axis.sentence
    return ", ".join(f"{label}: {times}" for label, times in each.counts) or each.sentence


@require_POST
def take_up(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Talk about this now."""
    about = _about(request, workshop_id, talk_id)
    return carry_out(request, matrix_id, actions.take_up_talk, events.TakeUpTalk, about)


@require_POST
def put_back(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Let this wait in the queue."""
    about = _about(request, workshop_id, talk_id)
    return carry_out(request, matrix_id, actions.put_back_talk, events.PutBackTalk, about)


@require_POST
def finish(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Say that this has been talked about."""
    about = _about(request, workshop_id, talk_id)
    words = _("Talked about.")
    return carry_out(request, matrix_id, actions.finish_talk, events.FinishTalk, about, words)


@require_POST
def go_on(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Finish this and take up the next that waits."""
    about = _about(request, workshop_id, talk_id)
    return carry_out(request, matrix_id, actions.go_on_talking, events.GoOnTalking, about)


@require_POST
def time(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Give this more `minutes`, or fewer."""
    about = {**_about(request, workshop_id, talk_id), "minutes": whole(request, "minutes") or 0}
    return carry_out(request, matrix_id, actions.give_talk_time, events.GiveTalkTime, about)


@require_POST
def move(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Put this at another `place` of the queue."""
    about = {**_about(request, workshop_id, talk_id), "place": whole(request, "place") or 0}
    return carry_out(request, matrix_id, actions.move_talk, events.MoveTalk, about)


@require_POST
def notes(request: HttpRequest, matrix_id: str, workshop_id: str, talk_id: str) -> HttpResponse:
    """Write down what was said; what somebody else wrote meanwhile is shown beside it."""
    actor = actor_on(request, matrix_id)
    given = events.WriteTalkNotes(
        operation_id=operation(request),
        matrix_id=matrix_id,
        **_about(request, workshop_id, talk_id),
        notes=text(request, "notes"),
        version=whole(request, "version"),
    )
    try:
        facts = actions.write_talk_notes(given, actor=actor)
    except (Changed, Invalid) as refusal:
        if refusal.field != "notes":
            raise
        return _refused(request, given, refusal, actor)
    words = _("Notes saved.") if facts else ""
    return written(request, matrix_id, facts, actor, undo=given.operation_id, words=words)


def _refused(
    request: HttpRequest, given: events.WriteTalkNotes, refusal: Changed | Invalid, actor: Actor
) -> HttpResponse:
    """Hand back what was typed, with what stands and why it was not saved."""
    talks = queries.talks(given.matrix_id, given.workshop_id, given.phase_id, actor)
    talk = next(each for each in talks if each.id == given.talk_id)
    context = {
        "talk": talk,
        "typed": given.notes,
        "refusal": refusal,
        "theirs": refusal.data.get("theirs"),
        "workshop": queries.workshop(given.matrix_id, given.workshop_id, actor),
        "notes_length": TALK_NOTES_LENGTH,
        "next": reverse("workshops:one", args=[given.matrix_id, given.workshop_id]),
    }
    matrix = matrices.matrix(given.matrix_id, actor)
    whole_page = framed(actor, matrix, "rounds") | context
    template = "_talk-notes" if request.htmx else "talk-notes"
    return render(
        request, f"segmatrix/workshops/{template}.html", whole_page, status=refusal.status
    )


def _about(request: HttpRequest, workshop_id: str, talk_id: str) -> dict[str, Any]:
    """Return which talk a form is about, in the phase that its page showed."""
    return {
        "workshop_id": workshop_id,
        "phase_id": text(request, "phase"),
        "talk_id": talk_id,
    }
