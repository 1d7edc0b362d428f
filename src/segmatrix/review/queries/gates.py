"""What is left before a matrix can be called agreed: gathered here, judged in `judging`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.activity.queries import Entry
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.gating import GateReport
from segmatrix.matrix.queries import (
    MapView,
    MatrixTable,
    MatrixView,
    RevisionView,
    SegmentView,
)
from segmatrix.matrix.terms import DIMENSIONS, State, Tier
from segmatrix.review import access
from segmatrix.review.gathered import (
    NEAR,
    CoreCell,
    CoreRow,
    Gathered,
    Heard,
    Opposed,
    Removed,
    Signing,
    Spot,
)
from segmatrix.review.judging import Judgement, judge
from segmatrix.review.queries.objections import ObjectionView, objections_to
from segmatrix.review.queries.signatures import SigningView, signing_of
from segmatrix.review.queries.stakeholders import StakeholderView, stakeholders
from segmatrix.review.terms import EXCUSE_LABELS, AboutKind, Excuse, ObjectionState
from segmatrix.rounds import queries as rounds
from segmatrix.studies import queries as studies

CORE_TIERS = frozenset({Tier.PRIMARY, Tier.SECONDARY})
"""The tiers of the segments whose questions must have answers."""
CORE_KEYS = frozenset(dimension.key for dimension in DIMENSIONS)
"""The rows that ask those questions; those of the profile may stay open."""


@dataclass(frozen=True, slots=True)
class GateView:
    """A matrix before its gate, all of it read at one time."""

    matrix: MatrixView
    judgement: Judgement
    signing: SigningView


def gate(matrix_id: str, reader: Actor) -> GateReport:
    """Return the conditions for calling the matrix agreed, as the matrix takes them."""
    return judgement(matrix_id, reader).report


def judgement(matrix_id: str, reader: Actor) -> Judgement:
    """Return what is left before the matrix can be called agreed, with the places."""
    return gate_view(matrix_id, reader).judgement


def gate_view(matrix_id: str, reader: Actor) -> GateView:
    """Return a matrix with what is left before it can be called agreed, and its sign-off.

    In a number of queries that does not grow with the matrix.
    """
    table = matrices.table(matrix_id, reader)
    sign_off = signing_of(table.matrix, reader)
    return GateView(table.matrix, judge(_gathered(table, sign_off, reader)), sign_off)


def _gathered(table: MatrixTable, sign_off: SigningView, reader: Actor) -> Gathered:
    """Return all that the conditions look at."""
    matrix_id = table.matrix.id
    core = [segment for segment in table.segments if segment.tier in CORE_TIERS]
    kept = matrices.revisions(matrix_id, reader)
    shown = {each.number for each in kept if not each.put_aside} | {table.matrix.revision}
    return Gathered(
        matrix_id=matrix_id,
        revision=table.matrix.revision,
        agreed=_agreed_before(table.matrix, kept),
        cells=_cells(table, core),
        hidden=[CoreRow(row.id, row.name) for row in table.hidden if row.key in CORE_KEYS],
        people=[_heard(each, shown) for each in stakeholders(matrix_id, reader)],
        decisions=table.matrix.charter["decisions"].text,
        spots=_spots(matrices.map(matrix_id, reader), core, reader),
        objections=[_opposed(each) for each in objections_to(table, reader)],
        signing=_signing(sign_off),
        removed=[_removed(entry) for entry in access.removals(matrix_id)],
        agreement=_agreement(table.matrix, kept),
    )


def _agreed_before(matrix: MatrixView, kept: list[RevisionView]) -> int:
    """Return the agreed revision that the present one came after, 0 for none."""
    agreed = (each.number for each in kept if each.agreed and each.number < matrix.revision)
    return max(agreed, default=0)


def _agreement(matrix: MatrixView, kept: list[RevisionView]) -> tuple[str, ...] | None:
    """Return the notes that stand beside the agreement of the present revision, if it is agreed."""
    if matrix.state != State.AGREED:
        return None
    return next(each.notes for each in kept if each.number == matrix.agreed_revision)


def _cells(table: MatrixTable, core: list[SegmentView]) -> list[CoreCell]:
    names = {segment.id: segment.name for segment in core}
    computed = {
        place
        for place, measure in studies.computed(table.matrix.id).items()
        if measure.value is not None
    }
    return [
        CoreCell(
            segment_id=cell.segment_id,
            segment=names[cell.segment_id],
            dimension_id=cell.dimension_id,
            dimension=row.dimension.name,
            answered=not cell.empty or (cell.segment_id, cell.dimension_id) in computed,
        )
        for row in table.rows
        if row.dimension.key in CORE_KEYS
        for cell in row.cells
        if cell.segment_id in names
    ]


def _heard(person: StakeholderView, shown: set[int]) -> Heard:
    """Return who had which revisions before them; drafts that were given up are none."""
    seen = person.exposed & shown
    return Heard(person.id, person.name, seen, _excuse(person), person.seen_by if seen else "")


def _removed(entry: Entry) -> Removed:
    return Removed(vars(entry.fact)["name"], entry.actor_name)


def _excuse(person: StakeholderView) -> str:
    """Return why somebody need not answer, with who excused them, empty for who must."""
    if person.excuse is None:
        return ""
    reason = str(EXCUSE_LABELS[Excuse(person.excuse)])
    if person.replacement:
        reason = _("Replaced by %(name)s") % {"name": person.replacement}
    return _("%(reason)s (excused by %(by)s)") % {"reason": reason, "by": person.excused_by}


def _spots(shown: MapView, core: list[SegmentView], reader: Actor) -> list[Spot]:
    agreed = {each.segment_id: each for each in shown.agreed}
    in_rounds = rounds.agreed_places(shown.x.id, shown.y.id, shown.matrix.id, reader)
    spots = []
    for segment in core:
        settled = agreed.get(segment.id)
        in_round = segment.id in in_rounds
        if settled is None:
            spots.append(Spot(segment.id, segment.name, settled=False, in_round=in_round))
            continue
        apart = (
            each.member_name or _("somebody in a round without names")
            for each in shown.placements
            if each.segment_id == segment.id
            and max(abs(each.x - settled.x), abs(each.y - settled.y)) > NEAR
        )
        spots.append(
            Spot(
                segment.id,
                segment.name,
                settled=True,
                rationale=settled.rationale,
                dissent=settled.dissent,
                apart=tuple(dict.fromkeys(apart)),
                in_round=in_round,
            )
        )
    return spots


def _opposed(each: ObjectionView) -> Opposed:
    overridden = each.state is ObjectionState.OVERRIDDEN
    return Opposed(
        objection_id=each.id,
        about=_named(each),
        by_name=each.raised.author_name,
        state=each.state,
        settled_by=each.newest.author_name if overridden else "",
        settled_why=each.newest.text if overridden else "",
    )


def _named(each: ObjectionView) -> str:
    """Return what an objection is about inside a sentence."""
    match each.about.kind:
        case AboutKind.MATRIX:
            return _("the whole matrix")
        case AboutKind.PLACEMENT:
            return _("the place of “%(name)s”") % {"name": each.about.label}
        case AboutKind.REVISION:
            return _("revision %(number)s") % {"number": each.about.id}
    return _("“%(name)s”") % {"name": each.about.label}


def _signing(view: SigningView) -> Signing:
    return Signing(
        sponsors=tuple(sponsor.name for sponsor in view.able),
        outside=tuple(sponsor.name for sponsor in view.sponsors if not sponsor.able),
        signed_by=view.signed.author_name if view.signed else "",
        changed_since=view.signed is not None and not view.signed.current,
        requested=view.requested is not None,
    )
