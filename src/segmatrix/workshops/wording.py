"""What a phase asks of everybody, as the questions of the round that it owns."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.rounds.terms import Kind

Question = dict[str, Any]


def thoughts(setting: Mapping[str, Any]) -> list[Question]:
    """Return the questions of a phase in which everybody writes: one per prompt."""
    return [{"kind": Kind.FREE.value, "words": each["words"]} for each in setting["prompts"]]


def dots(setting: Mapping[str, Any], options: Iterable[Mapping[str, str]]) -> list[Question]:
    """Return the question of a phase in which everybody spends dots on what is on the board."""
    return [
        {
            "kind": Kind.DOTS.value,
            "words": _("What matters most?"),
            "options": [dict(each) for each in options],
            "budget": setting["budget"],
            "cap": setting["cap"],
        }
    ]


def places(setting: Mapping[str, Any], segments: Iterable[str]) -> list[Question]:
    """Return the questions of a phase about segments: segment by segment, in the order of `asks`.

    Args:
        setting: That of the phase.
        segments: The ids of the segments that stand now.
    """
    chosen = set(setting["segments"])
    return [
        {"kind": kind, "about_id": segment}
        for segment in segments
        if not chosen or segment in chosen
        for kind in setting["asks"]
    ]


def same(asked: Iterable[Question], before: Iterable[Question]) -> bool:
    """Say whether two rounds ask the same, whatever of it is left to say by default."""
    return [_told(each) for each in asked] == [_told(each) for each in before]


def _told(question: Question) -> Question:
    return {name: value for name, value in question.items() if value}
