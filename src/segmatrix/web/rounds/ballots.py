"""Dots on the screen: those that one person has to spend, and those that all have spent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.http import HttpRequest

from segmatrix.rounds.outcomes import Tally
from segmatrix.rounds.queries import QuestionView
from segmatrix.web.posted import text

FIELD = "dots-"
LONGEST = 9  # digits of a number of dots
Dots: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody may put dots on, each with how many are there, and how many are left."""

    rows: tuple[tuple[Mapping[str, str], Dots], ...]
    budget: int
    cap: int
    left: int


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One thing that dots were put on, with how many there are and from how many people."""

    text: str
    dots: int = 0
    people: int = 0


def ballot(frame: Mapping[str, Any], dots: Mapping[str, Dots]) -> Ballot:
    """Return the ballot of a question with the dots that somebody puts on it."""
    rows = tuple((option, dots.get(option["id"], 0)) for option in frame["options"])
    put = sum(number for number in dots.values() if isinstance(number, int))
    return Ballot(rows, frame["budget"], frame["cap"], left=max(0, frame["budget"] - put))


def spent(request: HttpRequest) -> dict[str, Dots]:
    """Return how many dots a form puts on what; what is no number stays as it was typed."""
    return {
        name.removeprefix(FIELD): _number(text(request, name))
        for name in request.POST
        if name.startswith(FIELD)
    }


def _number(typed: str) -> Dots:
    return int(typed or 0) if (typed.isdecimal() and len(typed) < LONGEST) or not typed else typed


def options_shown(question: QuestionView, tally: Tally) -> tuple[OptionShown, ...]:
    """Return what dots could be put on, those with most first, else in the order of the ballot."""
    put = {each.option: each for each in tally.dots}
    found = [
        OptionShown(option["text"], each.dots, each.people) if each else OptionShown(option["text"])
        for option in question.frame["options"]
        for each in (put.get(option["id"]),)
    ]
    return tuple(sorted(found, key=lambda each: (-each.dots, -each.people)))
