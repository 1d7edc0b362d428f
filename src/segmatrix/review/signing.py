"""Whether a signature still holds: what was changed materially since is not what was signed.

Material is what PRODUCT calls so: the names, tiers and rules of segments, which segments there are,
their definitions, and where the group settled on placing them.
"""

from collections.abc import Iterable

from segmatrix.activity.events import Fact
from segmatrix.matrix import events

OF_SEGMENTS = (
    events.SegmentAdded,
    events.SegmentRenamed,
    events.SegmentTiered,
    events.SegmentRuleSet,
    events.SegmentRetired,
    events.SegmentRestored,
    events.SegmentRemoved,
    events.SegmentsMerged,
    events.SegmentsUnmerged,
    events.SegmentSplit,
    events.PartsRejoined,
    events.PlacementAgreed,
    events.AgreedPlacementCleared,
    events.AxesChosen,
    events.AxisSet,
    events.UnitSet,
)
"""Facts that always change what a revision says."""

OF_STATEMENTS = (
    events.StatementAdded,
    events.StatementEdited,
    events.StatementMoved,
    events.StatementRemoved,
    events.StatementRestored,
    events.VariantPicked,
    events.VariantsReopened,
)
"""Facts that do where the statement is a definition."""


def holds(since: Iterable[Fact], definition: str) -> bool:
    """Say whether none of the facts after a signature is material.

    Args:
        since: What happened to the matrix since it was signed.
        definition: The id of the row that defines segments.
    """
    return not any(_material(fact, definition) for fact in since)


def _material(fact: Fact, definition: str) -> bool:
    if isinstance(fact, OF_SEGMENTS):
        return True
    about = vars(fact)
    rows = {about.get("dimension_id"), about.get("from_dimension_id")}
    return isinstance(fact, OF_STATEMENTS) and definition in rows
