"""What is left before a matrix is agreed, as the page tells it: each lack with its address."""

from dataclasses import dataclass

from django.urls import reverse

from segmatrix.base.actor import Actor
from segmatrix.matrix.queries import MatrixView
from segmatrix.review import queries
from segmatrix.review.queries import Judgement, Missing, SigningView, Verdict, Where

SHOWN = 6
"""Lacks of one condition that stand open on the page; the rest fold out."""

PLACES: dict[Where, str] = {
    Where.TABLE: "matrix:table",
    Where.ROW: "matrix:table",
    Where.CHARTER: "matrix:charter",
    Where.MAP: "map:page",
    Where.PEOPLE: "stakeholders:people",
    Where.OBJECTION: "objections:all",
    Where.SIGN_OFF: "gate:signing",
}
"""By kind of place, the name of the page of all such places."""

PARTS: dict[Where, str] = {
    Where.CELL: "matrix:cell",
    Where.PLACEMENT: "map:settle",
    Where.PEOPLE: "stakeholders:person",
    Where.OBJECTION: "objections:objection",
}
"""By kind of place, the name of the address of one, which takes its ids."""

IN_DRAWER = frozenset({"matrix:cell", "objections:objection", "gate:signing"})
"""Addresses that open beside the page."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is missing, with its address."""

    words: str
    href: str
    drawer: bool


@dataclass(frozen=True, slots=True)
class ConditionTold:
    """One condition as the page shows it.

    Attributes:
        shown: What is missing, as far as it stands open.
        more: The rest of it.
        next: Where what to do next is done.
    """

    verdict: Verdict
    shown: tuple[Told, ...]
    more: tuple[Told, ...]
    next: Told | None


@dataclass(frozen=True, slots=True)
class GateTold:
    """The whole page, the same for every reader."""

    matrix: MatrixView
    judgement: Judgement
    conditions: tuple[ConditionTold, ...]
    signing: SigningView


def gate_told(matrix_id: str, reader: Actor) -> GateTold:
    """Return what is left before the matrix is agreed, as the page tells it."""
    seen = queries.gate_view(matrix_id, reader)
    conditions = tuple(_condition(matrix_id, verdict) for verdict in seen.judgement.verdicts)
    return GateTold(seen.matrix, seen.judgement, conditions, seen.signing)


def _condition(matrix_id: str, verdict: Verdict) -> ConditionTold:
    told = tuple(_told(matrix_id, each) for each in verdict.missing)
    go = None if verdict.met else _told(matrix_id, Missing(verdict.next, verdict.go))
    return ConditionTold(verdict, told[:SHOWN], told[SHOWN:], go)


def _told(matrix_id: str, missing: Missing) -> Told:
    part = PARTS.get(missing.where, "") if missing.ids else ""
    name = part or PLACES[missing.where]
    href = reverse(name, args=[matrix_id, *(missing.ids if part else ())])
    return Told(missing.words, href, name in IN_DRAWER)
