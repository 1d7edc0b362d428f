"""The form in which a workshop is planned: its frame, and a row of phases that can be rearranged.

Phases are fields numbered in their order (`phase-0-title`); a button with the name `edit` sends the
whole form to have one added, moved or taken out (`add:vote`, `up:2`, `down:2`, `remove:2`), so that
it works without a script and loses nothing that was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from segmatrix.kit.agreement.terms import Profile
from segmatrix.people.queries import MemberView
from segmatrix.rounds.terms import IDENTITY_LABELS, PROFILE_LABELS, Identity
from segmatrix.web.forms import OperationForm
from segmatrix.workshops.planning import ASKED_OF_SEGMENTS
from segmatrix.workshops.terms import (
    BUDGET,
    CAP,
    KIND_LABELS,
    MOST_PHASES,
    NAME_LENGTH,
    TALK_MINUTES,
    PhaseKind,
)

UNITS = {"1": gettext_lazy("minutes"), "60": gettext_lazy("hours"), "1440": gettext_lazy("days")}
NEW = {
    PhaseKind.REFLECT: {"prompts": []},
    PhaseKind.VOTE: {"budget": BUDGET, "cap": CAP},
    PhaseKind.PLACE: {"asks": ["place"]},
    PhaseKind.DISCUSS: {"minutes_each": TALK_MINUTES},
}

PROFILES = [each for each in Profile if each is not Profile.CONSENT]
"""What can count as agreed in a workshop, which waits for nobody's objections."""

Phase = dict[str, Any]


class WorkshopForm(OperationForm):
    """The frame of a workshop: its name, who has part, and what its rounds promise.

    Args:
        people: Who may have part.
        me: The reader's id, who may lead without answering.
    """

    name = forms.CharField(label=gettext_lazy("What is it called?"), max_length=NAME_LENGTH)
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Who takes part from the beginning"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    abstain = forms.BooleanField(
        label=gettext_lazy("I lead it and answer nothing myself"), required=False
    )
    identity = forms.ChoiceField(
        label=gettext_lazy("Names"),
        choices=[(each.value, IDENTITY_LABELS[each]) for each in Identity],
        widget=forms.RadioSelect,
        initial=Identity.AFTER_REVEAL.value,
    )
    profile = forms.ChoiceField(
        label=gettext_lazy("When is something agreed?"),
        choices=[(each.value, PROFILE_LABELS[each]) for each in PROFILES],
        widget=forms.RadioSelect,
        initial=Profile.NEAR.value,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, people: Sequence[MemberView], me: str, *arguments: Any, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self._me = me
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (each.id, f"{each.name}, {each.department}" if each.department else each.name)
            for each in people
        ]

    def plan(self, phases: list[Phase]) -> dict[str, Any]:
        """Return what was filled in as the fields of `workshops.events.DraftWorkshop`."""
        said = self.cleaned_data
        people = [*said["people"], *([self._me] if said["abstain"] else [])]
        return {
            "name": said["name"],
            "phases": phases,
            "people": list(dict.fromkeys(people)),
            "abstaining": [self._me] if said["abstain"] else [],
            "identity": said["identity"],
            "profile": said["profile"],
        }


def phases_of(posted: Mapping[str, Any]) -> list[Phase]:
    """Return the phases that a form was sent with, as `workshops.events.DraftWorkshop` has them."""
    return [
        _phase(posted, f"phase-{number}-")
        for number in range(MOST_PHASES)
        if f"phase-{number}-kind" in posted
    ]


def edited(phases: list[Phase], edit: str) -> list[Phase]:
    """Return the phases with one added, moved or taken out, as the name of a button says."""
    what, _colon, which = edit.partition(":")
    changed = list(phases)
    if what == "add" and which in NEW_KINDS and len(changed) < MOST_PHASES:
        kind = PhaseKind(which)
        label = str(KIND_LABELS[kind])
        return [*changed, {"kind": kind.value, "title": label, "setting": NEW.get(kind, {})}]
    number = _number(which)
    place = len(changed) if number is None else number
    if place >= len(changed):
        return changed
    phase = changed.pop(place)
    if what == "remove":
        return changed
    to = place - 1 if what == "up" else place + 1
    changed.insert(max(0, to), phase)
    return changed


def edited_at(phases: list[Phase], edit: str) -> int | None:
    """Return which of the phases, as `edited` returned them, a button was about."""
    what, _colon, which = edit.partition(":")
    last = len(phases) - 1
    if what == "add" and phases:
        return last
    number = _number(which)
    if number is None or not phases:
        return None
    return max(0, min(number + {"up": -1, "down": 1}.get(what, 0), last))


NEW_KINDS = [kind.value for kind in PhaseKind]


def _phase(posted: Mapping[str, Any], prefix: str) -> Phase:
    def said(name: str) -> str:
        return str(posted.get(prefix + name, "")).replace("\0", "").strip()

    kind, minutes = said("kind"), _number(said("minutes"))
    unit = int(said("unit")) if said("unit") in UNITS else 1
    return {
        "kind": kind,
        "title": said("title"),
        "instructions": said("instructions"),
        "minutes": None if minutes is None else minutes * unit,
        "setting": _setting(posted, prefix, kind),
    }


def _setting(posted: Mapping[str, Any], prefix: str, kind: str) -> dict[str, Any]:
    def number(name: str) -> int | None:
        return _number(str(posted.get(prefix + name, "")))

    if kind == PhaseKind.REFLECT:
        words = posted.getlist(prefix + "prompt")
        rows = posted.getlist(prefix + "dimension")
        return {
            "prompts": [
                {"words": each.strip(), "dimension": dimension}
                for each, dimension in zip(words, rows, strict=False)
                if each.strip()
            ]
        }
    if kind == PhaseKind.VOTE:
        return {"budget": number("budget"), "cap": number("cap")}
    if kind == PhaseKind.PLACE:
        asked = posted.getlist(prefix + "asks")
        return {"asks": [each.value for each in ASKED_OF_SEGMENTS if each.value in asked]}
    if kind == PhaseKind.DISCUSS:
        return {"minutes_each": number("each")}
    return {}


def _number(sent: str) -> int | None:
    """Return a whole number, None for what is none or too long to be meant."""
    return int(sent) if sent.isdecimal() and len(sent) < 9 else None
