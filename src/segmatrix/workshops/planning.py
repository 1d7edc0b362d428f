"""Whether a phase may be as somebody plans it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import named, one_of, said, written
from segmatrix.rounds.terms import Kind
from segmatrix.workshops.terms import (
    BUDGET,
    CAP,
    INSTRUCTIONS_LENGTH,
    LONGEST_PHASE,
    MOST_DOTS,
    MOST_PROMPTS,
    PROMPT_LENGTH,
    TALK_MINUTES,
    TITLE_LENGTH,
    PhaseKind,
)

ASKED_OF_SEGMENTS = (Kind.PLACE, Kind.TIER, Kind.FATE, Kind.RATE)


def planned(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a phase as it is kept: `kind`, `title`, `instructions`, `minutes` and `setting`.

    Args:
        given: As `events.DraftWorkshop.phases` has it.

    Raises:
        Invalid: A part is missing, too long, or out of its bounds.
    """
    kind = one_of(PhaseKind, given.get("kind"), field="phases")
    minutes = given.get("minutes")
    return {
        "kind": kind.value,
        "title": named(str(given.get("title", "")), limit=TITLE_LENGTH, field="title"),
        "instructions": written(
            str(given.get("instructions", "")), field="instructions", limit=INSTRUCTIONS_LENGTH
        ),
        "minutes": None if minutes is None else _between(1, minutes, LONGEST_PHASE, "minutes"),
        "setting": _SETTINGS.get(kind, _nothing)(given.get("setting") or {}),
    }


def _nothing(given: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def _prompts(given: Mapping[str, Any]) -> dict[str, Any]:
    prompts = given.get("prompts") or []
    if not 0 < len(prompts) <= MOST_PROMPTS:
        raise Invalid(
            _("Ask 1 to %(most)s questions in a phase of thinking alone.") % {"most": MOST_PROMPTS},
            field="prompts",
        )
    return {
        "prompts": [
            {
                "words": said(str(each.get("words", "")), field="prompts", limit=PROMPT_LENGTH),
                "dimension": str(each.get("dimension", "")),
            }
            for each in prompts
        ]
    }


def _dots(given: Mapping[str, Any]) -> dict[str, Any]:
    budget = _between(1, given.get("budget", BUDGET), MOST_DOTS, "budget")
    return {"budget": budget, "cap": _between(1, given.get("cap", min(CAP, budget)), budget, "cap")}


def _asks(given: Mapping[str, Any]) -> dict[str, Any]:
    asks = list(dict.fromkeys(given.get("asks") or [Kind.PLACE.value]))
    if not set(asks) <= {kind.value for kind in ASKED_OF_SEGMENTS}:
        raise Invalid(_("This cannot be asked about a segment."), field="asks")
    return {"asks": asks, "segments": [str(each) for each in given.get("segments") or []]}


def _talks(given: Mapping[str, Any]) -> dict[str, Any]:
    minutes = given.get("minutes_each", TALK_MINUTES)
    return {"minutes_each": _between(1, minutes, LONGEST_PHASE, "minutes_each")}


_SETTINGS = {
    PhaseKind.REFLECT: _prompts,
    PhaseKind.VOTE: _dots,
    PhaseKind.PLACE: _asks,
    PhaseKind.DISCUSS: _talks,
}


def _between(least: int, number: Any, most: int, field: str) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise Invalid(
            _("This is a whole number from %(least)s to %(most)s.")
            % {"least": least, "most": most},
            field=field,
            yours=number,
        )
    return number
