"""Which facts may make a matrix another one than was agreed or signed.

An agreed matrix is compared with what was agreed after each of them (`differing.material`); a
signature has no content of its own to compare with, and holds as long as none of them touches it.
"""

from collections.abc import Iterable

from segmatrix.activity.events import Fact
from segmatrix.matrix import events

_OF_STATEMENTS: tuple[type[Fact], ...] = (
    events.StatementAdded,
    events.StatementEdited,
    events.StatementMoved,
    events.StatementRemoved,
    events.StatementRestored,
    events.VariantPicked,
    events.VariantsReopened,
)

SUBSTANCE: tuple[type[Fact], ...] = (
    events.SegmentAdded,
    events.SegmentRenamed,
    events.SegmentTiered,
    events.SegmentRetired,
    events.SegmentRestored,
    events.SegmentRemoved,
    events.SegmentRuleSet,
    events.SegmentsMerged,
    events.SegmentsUnmerged,
    events.SegmentSplit,
    events.PartsRejoined,
    *_OF_STATEMENTS,
    events.PlacementAgreed,
    events.AgreedPlacementCleared,
    events.AxesChosen,
    events.AxisSet,
    events.UnitSet,
)
"""Facts after which a matrix may read otherwise than was agreed; of statements, definitions do."""


def touched(since: Iterable[Fact], definition: str) -> bool:
    """Say whether one of the facts is about what a matrix is agreed on.

    Args:
        since: What happened, of any kind.
        definition: The id of the row that defines segments.
    """
    return any(_touches(fact, definition) for fact in since)


def _touches(fact: Fact, definition: str) -> bool:
    if isinstance(fact, _OF_STATEMENTS):
        about = vars(fact)
        return definition in {about.get("dimension_id"), about.get("from_dimension_id")}
    return isinstance(fact, SUBSTANCE)
