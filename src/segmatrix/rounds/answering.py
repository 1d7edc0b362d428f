"""Whether a value answers a question of its kind. "I don't know" answers every one."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import one_of, said
from segmatrix.matrix.terms import Tier
from segmatrix.rounds.terms import (
    CONTRIBUTION_LENGTH,
    GRID,
    MOST_CONTRIBUTIONS,
    Fate,
    Kind,
    Vote,
)

Value = dict[str, Any]


def answering(kind: Kind, about_id: str, frame: Mapping[str, Any], value: Value) -> Value:
    """Return the value as it is kept: the fields of its kind and no others.

    Args:
        kind: What the question asks for.
        about_id: What it is about.
        frame: What its answers are understood by (`models.Question`).
        value: What somebody answered.

    Raises:
        Invalid: A field is missing, or is no answer.
    """
    return _ACCEPTED[kind](value, about_id, frame)


def _place(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
    return {"x": _on_grid(value, "x"), "y": _on_grid(value, "y")}


def _rate(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
    return {"value": _on_grid(value, "value")}


def _fate(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
    fate = one_of(Fate, value.get("fate"), field="fate")
    if fate is not Fate.MERGE:
        return {"fate": fate.value}
    other = value.get("other")
    if other == about_id or other not in frame["others"]:
        raise Invalid(_("Say with which other segment."), field="other", yours=value)
    return {"fate": fate.value, "other": other}


def _rank(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
    order = value.get("order")
    options = [option["id"] for option in frame["options"]]
    if not isinstance(order, list) or sorted(map(str, order)) != sorted(options):
        raise Invalid(_("Put every option in its place, once."), field="order", yours=value)
    return {"order": order}


def _free(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
    texts = value.get("texts")
    if not isinstance(texts, list) or not texts:
        raise Invalid(_("There is nothing written here."), field="texts", yours=value)
    if len(texts) > MOST_CONTRIBUTIONS:
        raise Invalid(
            _("At most %(most)s contributions fit here.") % {"most": MOST_CONTRIBUTIONS},
            hint=_("Join those that say the same."),
            field="texts",
            yours=value,
        )
    return {"texts": [said(str(one), field="texts", limit=CONTRIBUTION_LENGTH) for one in texts]}


def _dots(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
    given = value.get("dots")
    options = [option["id"] for option in frame["options"]]
    if not isinstance(given, dict) or not given.keys() <= set(options):
        raise Invalid(_("There is no such thing to put dots on."), field="dots", yours=value)
    dots = {option: given[option] for option in options if given.get(option, 0) != 0}
    if not all(_is_count(number) for number in dots.values()):
        raise Invalid(_("Dots are whole numbers."), field="dots", yours=value)
    if any(number > frame["cap"] for number in dots.values()):
        raise Invalid(
            _("At most %(cap)s dots fit on one.") % {"cap": frame["cap"]}, field="dots", yours=value
        )
    if sum(dots.values()) > frame["budget"]:
        raise Invalid(
            _("You have %(budget)s dots in all, and %(spent)s are put here.")
            % {"budget": frame["budget"], "spent": sum(dots.values())},
            hint=_("Take some away elsewhere."),
            field="dots",
            yours=value,
        )
    return {"dots": dots}


def _is_count(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 0


def _choice(field: str, choices: type[StrEnum]) -> Callable[[Value, str, Mapping[str, Any]], Value]:
    def accepted(value: Value, about_id: str, frame: Mapping[str, Any]) -> Value:
        return {field: one_of(choices, value.get(field), field=field).value}

    return accepted


_ACCEPTED: dict[Kind, Callable[[Value, str, Mapping[str, Any]], Value]] = {
    Kind.PLACE: _place,
    Kind.RATE: _rate,
    Kind.TIER: _choice("tier", Tier),
    Kind.FATE: _fate,
    Kind.STATEMENT: _choice("vote", Vote),
    Kind.RANK: _rank,
    Kind.FREE: _free,
    Kind.DOTS: _dots,
}


def _on_grid(value: Value, field: str) -> int:
    step = value.get(field)
    if isinstance(step, bool) or not isinstance(step, int) or step not in GRID:
        raise Invalid(
            _("Choose a step from %(low)s to %(high)s.") % {"low": GRID[0], "high": GRID[-1]},
            field=field,
            yours=value,
        )
    return step
