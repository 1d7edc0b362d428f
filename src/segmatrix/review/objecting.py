"""What may be done to an objection as it stands, by whom: pure decisions over its turns.

An objection is a row of turns: it was raised, answered, upheld, withdrawn or overridden. Its state
is what the newest turn that stands makes of it. Whoever raised it may withdraw or uphold it; others
answer; whoever may decide on states may override somebody else's, never because they kept silent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.review.terms import ObjectionState, TurnKind

MAKES: dict[TurnKind, ObjectionState] = {
    TurnKind.RAISED: ObjectionState.OPEN,
    TurnKind.UPHELD: ObjectionState.OPEN,
    TurnKind.ANSWERED: ObjectionState.ANSWERED,
    TurnKind.WITHDRAWN: ObjectionState.WITHDRAWN,
    TurnKind.OVERRIDDEN: ObjectionState.OVERRIDDEN,
}
"""What an objection is after such a turn."""

STANDING = frozenset({ObjectionState.OPEN, ObjectionState.ANSWERED})
"""The states in which an objection stands in the way: an answer alone settles nothing."""


class Whose(StrEnum):
    """Who may take a turn."""

    OBJECTOR = "objector"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Turning:
    """One row of the table: from which states a turn may be taken, and by whom."""

    after: frozenset[ObjectionState]
    by: Whose


TURNS: dict[TurnKind, Turning] = {
    TurnKind.ANSWERED: Turning(STANDING, Whose.OTHERS),
    TurnKind.WITHDRAWN: Turning(STANDING | {ObjectionState.OVERRIDDEN}, Whose.OBJECTOR),
    TurnKind.UPHELD: Turning(
        frozenset({ObjectionState.ANSWERED, ObjectionState.WITHDRAWN}), Whose.OBJECTOR
    ),
    TurnKind.OVERRIDDEN: Turning(STANDING, Whose.OTHERS),
}

_STANDS_OTHERWISE: dict[ObjectionState, Promise] = {
    ObjectionState.OPEN: gettext_lazy("This objection is open."),
    ObjectionState.ANSWERED: gettext_lazy("%(name)s has answered this objection."),
    ObjectionState.WITHDRAWN: gettext_lazy("%(name)s has withdrawn this objection."),
    ObjectionState.OVERRIDDEN: gettext_lazy("%(name)s has overridden this objection."),
}


def state_of(kinds: Iterable[TurnKind]) -> ObjectionState:
    """Return what an objection is after these turns, oldest first; there must be one."""
    *_earlier, newest = kinds
    return MAKES[newest]


def possible(state: ObjectionState, *, own: bool) -> frozenset[TurnKind]:
    """Return which turns can be taken now by whoever raised the objection, or by somebody else.

    Whether they are permitted to override is not asked here.
    """
    mine = Whose.OBJECTOR if own else Whose.OTHERS
    return frozenset(
        kind for kind, turning in TURNS.items() if state in turning.after and turning.by is mine
    )


def refuse_unless_possible(
    kind: TurnKind, state: ObjectionState, *, own: bool, raised_by: str, last_by: str, yours: str
) -> None:
    """Refuse a turn that this person cannot take, or that the objection's state does not allow.

    Args:
        kind: The turn.
        state: What the objection is now.
        own: Whether it is the one who raised it who takes the turn.
        raised_by: That one's name.
        last_by: The name of who took the turn before.
        yours: What was typed, handed back with the refusal.
    """
    turning = TURNS[kind]
    if turning.by is Whose.OBJECTOR and not own:
        raise NotPermitted(
            _("Only %(name)s can do this: the objection is theirs.") % {"name": raised_by},
            hint=_("Answer it, or ask them whether your answer settles it."),
            yours=yours,
        )
    if turning.by is Whose.OTHERS and own:
        raise NotPermitted(
            _("You raised this objection yourself."),
            hint=_("Withdraw it if it is settled."),
            yours=yours,
        )
    if state not in turning.after:
        raise Changed(
            str(_STANDS_OTHERWISE[state]) % {"name": last_by},
            hint=_("See how it stands now."),
            by=last_by,
            yours=yours,
        )
