"""What a workshop settles about segments; the matrix gets it in the same write."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import one_of
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.rounds.terms import Fate, Kind
from segmatrix.workshops import access, events
from segmatrix.workshops.models import Agreement, Workshop
from segmatrix.workshops.terms import PhaseKind


@action
def settle_place(given: events.SettlePlace, *, actor: Actor) -> None:
    """Put a segment where the group settled on, with why, and who sees it otherwise.

    Where it could be stays as it was said. Refuses what `matrix.actions.agree_placement` refuses.
    Records PlacementAgreed and AgreementKept.
    """
    settled = _settled(given, actor)
    matrix_actions.agree_placement(
        matrix_events.AgreePlacement(
            matrix_id=given.matrix_id,
            segment_id=given.segment_id,
            x=given.x,
            y=given.y,
            rationale=given.rationale,
            dissent=given.dissent,
            x_axis_id=given.x_axis_id,
            y_axis_id=given.y_axis_id,
            version=given.version,
        ),
        actor=actor,
    )
    settled.keep(Kind.PLACE, {"x": given.x, "y": given.y})


@action
def settle_tier(given: events.SettleTier, *, actor: Actor) -> None:
    """Give a segment the tier that the group settled on.

    Records SegmentTiered, if it had another one, and AgreementKept.
    """
    settled = _settled(given, actor)
    matrix_actions.tier_segment(
        matrix_events.TierSegment(
            matrix_id=given.matrix_id, segment_id=given.segment_id, tier=given.tier
        ),
        actor=actor,
    )
    settled.keep(Kind.TIER, {"tier": given.tier})


@action
def settle_fate(given: events.SettleFate, *, actor: Actor) -> None:
    """Keep a segment, merge it into another, or drop it, as the group settled.

    A dropped one is retired, and keeping it afterwards puts it back. Refuses what the matrix
    refuses of each. Records what the matrix records, and AgreementKept.
    """
    settled = _settled(given, actor)
    fate = one_of(Fate, given.fate, field="fate")
    of_segment = {"matrix_id": given.matrix_id, "segment_id": given.segment_id}
    value = {"fate": fate.value}
    if fate is Fate.MERGE:
        value["other"] = given.other
        merge = matrix_events.MergeSegments(
            matrix_id=given.matrix_id, into=given.other, segment_ids=[given.segment_id]
        )
        matrix_actions.merge_segments(merge, actor=actor)
    elif fate is Fate.DROP:
        matrix_actions.retire_segment(matrix_events.RetireSegment(**of_segment), actor=actor)
    elif matrices.segment(given.matrix_id, given.segment_id, actor).retired:
        matrix_actions.restore_segment(matrix_events.RestoreSegment(**of_segment), actor=actor)
    settled.keep(Kind.FATE, value)


@action
def reopen_agreement(given: events.ReopenAgreement, *, actor: Actor) -> None:
    """Open again what was settled about a segment.

    A place leaves the map; a tier and what became of the segment stay until they are settled
    otherwise. Refuses what is open. Records AgreementKept, and AgreedPlacementCleared of a place.
    """
    settled = _settled(given, actor)
    kind = one_of(Kind, given.question_kind, field="question_kind")
    if settled.row(kind).value is None:
        raise Changed(_("This is open again already."))
    if kind is Kind.PLACE:
        clear = matrix_events.ClearAgreedPlacement(
            matrix_id=given.matrix_id, segment_id=given.segment_id
        )
        matrix_actions.clear_agreed_placement(clear, actor=actor)
    settled.keep(kind, None)


@action
def keep_agreement(given: events.KeepAgreement, *, actor: Actor) -> None:
    """Let something stand as settled or open, as part of an undo, whatever phase it is by now.

    Records AgreementKept.
    """
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    kind = one_of(Kind, given.question_kind, field="question_kind")
    _Settled(found, given.segment_id, given.about).keep(kind, given.value)


def _settled(given: events.OfSegment, actor: Actor) -> "_Settled":
    """Return what is settled about a segment, to somebody who leads the phase of agreement."""
    found = access.leading(given.matrix_id, given.workshop_id, actor)
    access.running_phase(found, given.phase_id, PhaseKind.AGREE)
    about = matrices.current(given.segment_id).name  # before it may become a part of another
    return _Settled(found, given.segment_id, about)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What a workshop settled about one segment, called `about`."""

    workshop: Workshop
    segment_id: str
    about: str

    def row(self, kind: Kind) -> Agreement:
        """Return what stands as settled of one kind, which may be nothing."""
        row: Agreement
        row, _created = Agreement.objects.get_or_create(
            workshop=self.workshop, segment_id=self.segment_id, kind=kind.value
        )
        return row

    def keep(self, kind: Kind, value: dict[str, Any] | None) -> None:
        """Let something stand as settled, and record it if it is news."""
        row = self.row(kind)
        earlier = row.value
        if value == earlier:
            return
        row.value = value
        row.save(update_fields=["value"])
        kept = {
            "matrix_id": self.workshop.matrix_id,
            "workshop_id": self.workshop.pk,
            "segment_id": self.segment_id,
            "about": self.about,
            "question_kind": kind.value,
        }
        record(
            events.AgreementKept(**kept, value=value),
            inverse=events.KeepAgreement(**kept, value=earlier),
        )
