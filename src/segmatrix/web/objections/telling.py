"""Objections as their page tells them: what they are about, where that is, and how they stand."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from segmatrix.base.actor import Actor
from segmatrix.review import queries
from segmatrix.review.queries import AboutView, ObjectionView
from segmatrix.review.terms import ABOUT_LABELS, STATE_LABELS, TURN_LABELS, AboutKind, TurnKind


@dataclass(frozen=True, slots=True)
class TurnTold:
    """One turn with the words for what it is."""

    turn: queries.TurnView
    did: Promise


@dataclass(frozen=True, slots=True)
class ObjectionTold:
    """One objection.

    Attributes:
        kind: What it is about, in words.
        place: Where that is; empty where it is out of the table.
        state: How it stands, in words.
        later: What was said after it was raised.
    """

    objection: ObjectionView
    kind: Promise
    place: str
    state: Promise
    later: tuple[TurnTold, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """All objections: those that stand, and those that are settled."""

    standing: tuple[ObjectionTold, ...]
    settled: tuple[ObjectionTold, ...]


def listed(matrix_id: str, reader: Actor) -> Listed:
    """Return all objections as the page tells them."""
    found = [told(each) for each in queries.objections(matrix_id, reader)]
    return Listed(
        tuple(each for each in found if each.objection.standing),
        tuple(each for each in found if not each.objection.standing),
    )


def told(objection: ObjectionView) -> ObjectionTold:
    """Return one objection as pages tell it."""
    return ObjectionTold(
        objection,
        ABOUT_LABELS[objection.about.kind],
        place_of(objection.matrix_id, objection.about),
        STATE_LABELS[objection.state],
        tuple(TurnTold(turn, TURN_LABELS[TurnKind(turn.kind)]) for turn in objection.turns[1:]),
    )


def place_of(matrix_id: str, about: AboutView) -> str:
    """Return the address of what an objection is about, empty where that is out of the table."""
    if about.gone:
        return ""
    match about.kind:
        case AboutKind.SEGMENT:
            return reverse("matrix:segment", args=[matrix_id, about.id])
        case AboutKind.STATEMENT:
            return reverse("matrix:statement", args=[matrix_id, about.id])
        case AboutKind.PLACEMENT:
            return reverse("map:page", args=[matrix_id])
    return reverse("matrix:table", args=[matrix_id])
