"""What stepping back from a phase to the one before it puts aside, or cannot take back."""

from dataclasses import dataclass
from enum import StrEnum

from segmatrix.workshops.terms import PhaseKind


class Loss(StrEnum):
    """One thing that whoever steps back should know.

    ASIDE: what people answered in the phase that is left is put aside until it is entered again.
    SEEN: the answers that are hidden again have been seen. TOLD_APART: they have no names, and who
    compares them with those that are shown next finds what is new. OFF_MAP: what was placed leaves
    the map. LIFTED: notes leave the board; in their groups they come back. KEPT: what was put into
    the matrix stays there.
    """

    ASIDE = "aside"
    SEEN = "seen"
    TOLD_APART = "told_apart"
    OFF_MAP = "off_map"
    LIFTED = "lifted"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Losing:
    """What would be lost, and of how many people or things."""

    loss: Loss
    number: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in a phase.

    Attributes:
        kind: None for the end of a workshop, in which nothing is done.
        people: How many have answered in it.
        notes: How many notes it brought to the board.
        placed: Whether segments were placed in it.
        anonymous: Whether its answers have no names.
    """

    kind: PhaseKind | None = None
    people: int = 0
    notes: int = 0
    placed: bool = False
    anonymous: bool = False


def losing(left: Done, entered: Done) -> tuple[Losing, ...]:
    """Return what stepping back from `left` into `entered` would lose, the gravest first."""
    found: list[Losing] = []
    if entered.people:
        found.append(Losing(Loss.SEEN, entered.people))
    if entered.people and entered.anonymous:
        found.append(Losing(Loss.TOLD_APART, entered.people))
    if left.people:
        found.append(Losing(Loss.ASIDE, left.people))
    if entered.placed and entered.people:
        found.append(Losing(Loss.OFF_MAP, entered.people))
    if entered.notes:
        found.append(Losing(Loss.LIFTED, entered.notes))
    if left.kind is PhaseKind.AGREE:
        found.append(Losing(Loss.KEPT, 0))
    return tuple(found)
