"""What a round asks, put into the words that people will answer."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid, NotFound
from segmatrix.base.inputs import one_of, said, written
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.rounds import access
from segmatrix.rounds.models import Invitee, Question, Round
from segmatrix.rounds.terms import (
    CONTRIBUTION_LENGTH,
    MOST_QUESTIONS,
    QUESTION_LENGTH,
    Identity,
    Kind,
)

OF_SEGMENTS = (Kind.PLACE, Kind.RATE, Kind.TIER, Kind.FATE)
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
MOST_TO_PUT_DOTS_ON = 100


def framed(found: Round, asked: list[dict[str, Any]], actor: Actor) -> list[Question]:
    """Return the questions of a round as they stand in the matrix now, unsaved.

    Args:
        found: The round.
        asked: As `events.DraftRound.questions`.
        actor: Who leads it.

    Raises:
        Invalid: There is none, or one is about nothing that stands, or does not fit the profile.
    """
    if not asked:
        raise Invalid(
            _("This round asks nothing yet."), hint=_("Choose what to ask."), field="questions"
        )
    if len(asked) > MOST_QUESTIONS:
        raise Invalid(
            _("At most %(most)s questions fit into a round.") % {"most": MOST_QUESTIONS},
            hint=_("Ask about fewer segments, or in two rounds."),
            field="questions",
        )
    frames = _Frames(found, actor)
    return [frames.question(position, one) for position, one in enumerate(asked)]


def refuse_telling_questions(found: Round, answering: Collection[Invitee]) -> None:
    """Refuse what is asked, without names, of so few that the answers would tell who gave them.

    What is asked of everybody is asked of as few as the round itself.

    Raises:
        Invalid: A question for some departments is for fewer people than are seen apart.
    """
    if found.identity != Identity.ANONYMOUS:
        return
    for question in access.questions(found):
        asked = sum(bool(access.asked_of(person, [question])) for person in answering)
        if question.departments and asked < found.smallest:
            raise Invalid(
                _("Without names, a question for some needs at least %(smallest)s people.")
                % {"smallest": found.smallest},
                hint=_("Ask it of more departments (%(departments)s), or with names.")
                % {"departments": ", ".join(question.departments)},
                field="departments",
            )


class _Frames:
    """What the questions of one round are understood by, read once."""

    def __init__(self, found: Round, actor: Actor) -> None:
        self._round, self._actor = found, actor
        self._map = matrices.map(found.matrix_id, actor)
        self._segments = {segment.id: segment for segment in self._map.segments}

    def question(self, position: int, asked: dict[str, Any]) -> Question:
        kind = one_of(Kind, asked.get("kind"), field="questions")
        self._refuse_unfit(kind)
        about_id = str(asked.get("about_id", "")) if kind is not Kind.FREE else ""
        return Question(
            round=self._round,
            position=position,
            kind=kind.value,
            about_id=about_id,
            about=self._about(kind, about_id),
            words=written(str(asked.get("words", "")), field="words", limit=QUESTION_LENGTH),
            frame=self._frame(kind, about_id, asked),
            departments=[str(each) for each in asked.get("departments", [])],
        )

    def _refuse_unfit(self, kind: Kind) -> None:
        if self._round.profile == Profile.CONSENT and kind is not Kind.STATEMENT:
            raise Invalid(
                _("“No objections” goes with statements only."),
                hint=_("Choose another rule, or ask about statements."),
                field="profile",
            )

    def _about(self, kind: Kind, about_id: str) -> str:
        if kind in OF_SEGMENTS:
            return self._segment(about_id).name
        if kind is Kind.STATEMENT:
            return matrices.statement(self._round.matrix_id, about_id, self._actor).text
        return ""

    def _segment(self, segment_id: str) -> matrices.SegmentView:
        if segment_id not in self._segments:
            raise NotFound(_("There is no such segment."))
        return self._segments[segment_id]

    def _frame(self, kind: Kind, about_id: str, asked: dict[str, Any]) -> dict[str, Any]:
        if kind is Kind.PLACE:
            return {"x": _axis(self._map.x), "y": _axis(self._map.y)}
        if kind is Kind.FATE:
            return {"others": [each for each in self._segments if each != about_id]}
        if kind is Kind.RANK:
            return {"options": _options(asked.get("options"))}
        if kind is Kind.DOTS:
            return _ballot(asked)
        return {}


def _axis(axis: matrices.AxisView) -> dict[str, str]:
    if not axis.ready:
        raise Invalid(
            _("Nobody has said yet what the ends and the middle of “%(name)s” mean.")
            % {"name": axis.name},
            hint=_("Write the three sentences on the map first."),
            field="questions",
        )
    return {
        "id": axis.id,
        "name": axis.name,
        "question": axis.question,
        "low": axis.low,
        "middle": axis.middle,
        "high": axis.high,
    }


def _options(given: Any) -> list[dict[str, str]]:
    texts = [said(str(each), field="options", limit=CONTRIBUTION_LENGTH) for each in given or []]
    if not FEWEST_OPTIONS <= len(set(texts)) == len(texts) <= MOST_OPTIONS:
        raise Invalid(
            _("Give %(fewest)s to %(most)s different options to put in order.")
            % {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS},
            field="options",
        )
    return [{"id": str(number), "text": text} for number, text in enumerate(texts)]


def _ballot(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what dots are put on, in the order given, and how many."""
    options = {
        str(each["id"]): said(str(each["text"]), field="options", limit=CONTRIBUTION_LENGTH)
        for each in asked.get("options") or []
    }
    if not FEWEST_OPTIONS <= len(options) <= MOST_TO_PUT_DOTS_ON:
        raise Invalid(
            _("Dots are put on %(fewest)s to %(most)s things, and here are %(count)s.")
            % {"fewest": FEWEST_OPTIONS, "most": MOST_TO_PUT_DOTS_ON, "count": len(options)},
            hint=_("Let more be written first.")
            if len(options) < FEWEST_OPTIONS
            else _("Put together what says the same."),
            field="options",
        )
    budget, cap = asked.get("budget"), asked.get("cap")
    if not (isinstance(budget, int) and isinstance(cap, int) and 1 <= cap <= budget):
        raise Invalid(_("Say how many dots each has, and how many fit on one."), field="budget")
    listed = [{"id": option, "text": text} for option, text in options.items()]
    return {"options": listed, "budget": budget, "cap": cap}
