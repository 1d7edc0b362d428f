"""The agendas that come with Segmatrix; whoever leads changes them as they like."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.workshops.terms import BUDGET, CAP, TALK_MINUTES, PhaseKind

DAY = 24 * 60
Phase = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A row of phases to begin a plan with.

    Attributes:
        meaning: When to take it, in a sentence.
        phases: Makes the phases as `events.DraftWorkshop.phases` has them, in the words of the
            language that is spoken now.
    """

    key: str
    name: Any
    meaning: Any
    phases: Callable[[], list[Phase]]


def _half_day() -> list[Phase]:
    return [
        _phase(
            PhaseKind.REFLECT,
            _("Who are our customers?"),
            15,
            _("Write one kind of customer in a line, as you would say it to a colleague."),
            prompts=[{"words": _("Which kinds of customers do we have?"), "dimension": ""}],
        ),
        _phase(
            PhaseKind.GROUP,
            _("Put together what says the same"),
            25,
            _("Anybody may move a note and name a group. One group is one kind of customer."),
        ),
        _phase(
            PhaseKind.VOTE,
            _("Which ones matter most?"),
            10,
            _("Spend your dots on the groups that we should understand best."),
            budget=BUDGET,
            cap=CAP,
        ),
        _phase(
            PhaseKind.AGREE,
            _("Our segments"),
            20,
            _("Make a segment of each group that stays, and say why the others do not."),
        ),
        _phase(
            PhaseKind.REFLECT,
            _("What do they want, and what hurts?"),
            20,
            _("Say of whom you speak. Things you have seen or heard weigh more than guesses."),
            prompts=[
                {"words": _("What do they want to achieve?"), "dimension": "goals"},
                {"words": _("What makes it hard for them?"), "dimension": "pains"},
            ],
        ),
        _phase(PhaseKind.GROUP, _("Sort the thoughts"), 25, _("One group is one claim.")),
        _phase(
            PhaseKind.PLACE,
            _("Where does each segment stand?"),
            15,
            _("Place each segment alone, as you see it today."),
            asks=["place"],
        ),
        _phase(
            PhaseKind.DISCUSS,
            _("Where we differ"),
            40,
            _("Those farthest from the middle speak first."),
            minutes_each=TALK_MINUTES,
        ),
        _phase(
            PhaseKind.AGREE,
            _("What we agree on"),
            30,
            _("Settle each place, and write down who sees it otherwise."),
        ),
    ]


def _placement() -> list[Phase]:
    return [
        _phase(
            PhaseKind.PLACE,
            _("Where does each segment stand?"),
            15,
            _("Place each segment alone, as you see it today. Say why if you can."),
            asks=["place"],
        ),
        _phase(
            PhaseKind.DISCUSS,
            _("Where we differ"),
            25,
            _("Those farthest from the middle speak first."),
            minutes_each=TALK_MINUTES,
        ),
        _phase(
            PhaseKind.AGREE,
            _("What we agree on"),
            20,
            _("Settle each place, and write down who sees it otherwise."),
        ),
    ]


def _two_weeks() -> list[Phase]:
    return [
        _phase(
            PhaseKind.REFLECT,
            _("What do we know about them?"),
            4 * DAY,
            _("Take ten minutes when it suits you. You can come back and change what you wrote."),
            prompts=[
                {"words": _("What do they want to achieve?"), "dimension": "goals"},
                {"words": _("What makes it hard for them?"), "dimension": "pains"},
                {"words": _("How do they differ from the others?"), "dimension": "differences"},
            ],
        ),
        _phase(PhaseKind.GROUP, _("Sort the thoughts"), 2 * DAY, _("One group is one claim.")),
        _phase(
            PhaseKind.PLACE,
            _("Where does each segment stand?"),
            4 * DAY,
            _("Place each segment alone, and say which ones come first."),
            asks=["place", "tier"],
        ),
        _phase(
            PhaseKind.DISCUSS,
            _("Where we differ"),
            2 * DAY,
            _("Read what those farthest from the middle say, and add what you know."),
            minutes_each=10,
        ),
        _phase(
            PhaseKind.AGREE,
            _("What we agree on"),
            2 * DAY,
            _("Settle each place, and write down who sees it otherwise."),
        ),
    ]


AGENDAS = (
    Agenda(
        "half-day",
        gettext_lazy("Half a day: from customers to segments"),
        gettext_lazy(
            "For a group that begins: it finds segments, says what they want, places them."
        ),
        _half_day,
    ),
    Agenda(
        "placement",
        gettext_lazy("One hour: place the segments"),
        gettext_lazy("For a group that has its segments and wants to know what comes first."),
        _placement,
    ),
    Agenda(
        "two-weeks",
        gettext_lazy("Two weeks, each in their own time"),
        gettext_lazy("For people who cannot meet: each phase takes days, none takes long."),
        _two_weeks,
    ),
)


def _phase(kind: PhaseKind, title: str, minutes: int, instructions: str, **setting: Any) -> Phase:
    return {
        "kind": kind.value,
        "title": title,
        "instructions": instructions,
        "minutes": minutes,
        "setting": setting,
    }
