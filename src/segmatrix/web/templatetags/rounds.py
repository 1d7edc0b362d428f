"""What templates say of rounds: labels, sentences, and answers in words."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from segmatrix.kit.agreement.alignment import Alignment
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.rounds.forecasting import Forecast
from segmatrix.rounds.outcomes import Shown, Tally
from segmatrix.rounds.queries import AskedView, QuestionView
from segmatrix.rounds.terms import (
    FATE_LABELS,
    IDENTITY_LABELS,
    IDENTITY_MEANINGS,
    PROFILE_LABELS,
    PROFILE_MEANINGS,
    VOTE_LABELS,
    Fate,
    Identity,
    Kind,
    Vote,
)

register = template.Library()


@register.filter
def identity_label(identity: str) -> str:
    """Return what an identity mode is called on screen."""
    return str(IDENTITY_LABELS[Identity(identity)])


@register.filter
def identity_meaning(identity: str) -> str:
    """Return what an identity mode means, in a sentence."""
    return str(IDENTITY_MEANINGS[Identity(identity)])


@register.filter
def profile_label(profile: str) -> str:
    """Return what a consensus profile is called on screen."""
    return str(PROFILE_LABELS[Profile(profile)])


@register.filter
def profile_meaning(profile: str) -> str:
    """Return when a consensus profile calls something agreed, in a sentence."""
    return str(PROFILE_MEANINGS[Profile(profile)])


@register.filter
def seen_sentence(forecast: Forecast) -> str:
    """Return how many people and departments there are, and which reach what is needed."""
    counted = {
        "people": forecast.people,
        "departments": len(forecast.sizes),
        "least": forecast.smallest,
        "seen": len(forecast.seen),
    }
    if not forecast.seen:
        return (
            _("%(people)s people, %(departments)s departments: none reaches %(least)s.") % counted
        )
    if not forecast.unseen:
        return _("%(people)s people, %(departments)s departments: all are seen apart.") % counted
    return (
        _("%(people)s people, %(departments)s departments: %(seen)s can be seen apart.") % counted
    )


@register.filter
def question_words(question: QuestionView) -> str:
    """Return what a question asks."""
    if question.words:
        return question.words
    if question.kind is Kind.PLACE:
        across, up = question.frame["x"]["name"], question.frame["y"]["name"]
        return _("Where does it stand: %(across)s, %(up)s?") % {"across": across, "up": up}
    if question.kind is Kind.TIER:
        return _("Which tier does it belong to?")
    if question.kind is Kind.FATE:
        return _("Keep it, merge it or drop it?")
    return _("Do you agree?")


@register.filter
def rate_axis(question: QuestionView) -> Mapping[str, str]:
    """Return the ends of a question that is rated from 1 to 9."""
    return {
        "question": question_words(question),
        "low": _("Certainly not"),
        "middle": _("Undecided"),
        "high": _("Certainly"),
    }


@register.filter
def answer_words(asked: AskedView) -> str:
    """Return the reader's own answer in words."""
    if not asked.answered:
        return _("not answered yet")
    if asked.value is None:
        return _("You don’t know")
    return _words(asked.value)


@register.filter
def before_words(asked: AskedView) -> str:
    """Return the reader's own answer of the round before."""
    return _words(asked.before or {})


@register.filter
def value_words(answer: Shown) -> str:
    """Return an answer in words."""
    return _words(answer.value or {})


@register.filter
def distribution_words(tally: Tally) -> str:
    """Return how the answers of the round before lie, without names."""
    parts = [
        _("half of %(n)s answers lay between %(low)s and %(high)s")
        % {"n": report.n, "low": step(report.spread.p25), "high": step(report.spread.p75)}
        for report in tally.axes.values()
        if report.spread
    ]
    parts += [
        _("%(times)s said: %(choice)s") % {"times": times, "choice": _choice(choice)}
        for choice, times in tally.counts.items()
    ]
    return _("Then %(parts)s.") % {"parts": "; ".join(parts)} if parts else ""


@register.filter
def of_round(alignments: Mapping[str, Alignment], round_id: str) -> Alignment | None:
    """Return the alignment of a round; None where nothing was rated, or not revealed yet."""
    return alignments.get(round_id)


@register.filter
def step(value: Any) -> str:
    """Return a place on the grid, with digits behind the point only where they are needed."""
    number = round(float(value), 2)
    return number_format(
        number, next(places for places in range(3) if number == round(number, places))
    )


@register.filter
def two_places(value: float | None) -> str:
    """Return a number with two digits behind the point, or a dash for none."""
    return "–" if value is None else number_format(float(value), 2)


@register.filter
def add_units(value: float, more: float) -> float:
    """Return a length in a picture, moved."""
    return round(value + more, 1)


def _words(value: Mapping[str, Any]) -> str:
    if "x" in value:
        return _("%(x)s across, %(y)s up") % value
    if "value" in value:
        return _("%(value)s of 9") % value
    if "texts" in value:
        return "; ".join(value["texts"])
    if "order" in value:
        return _("put in order")
    if "dots" in value:
        spent = sum(value["dots"].values())
        return ngettext("%(number)s dot", "%(number)s dots", spent) % {"number": spent}
    return _choice(next(iter(value.values()), ""))


def _choice(choice: str) -> str:
    for labels, kinds in ((LABELS, Tier), (FATE_LABELS, Fate), (VOTE_LABELS, Vote)):
        if choice in list(kinds):
            return str(labels[kinds(choice)])
    return choice
