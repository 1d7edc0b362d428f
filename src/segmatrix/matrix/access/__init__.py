"""The one place that decides what of a matrix exists for an actor, and whether it still stands.

What belongs to another workspace does not exist. What was retired, hidden, removed or merged
meanwhile is refused as `Changed`, naming who did it and handing back what was typed.
"""

from segmatrix.matrix.access.aliases import alias
from segmatrix.matrix.access.cells import (
    OPEN_ROW,
    TEXTUAL,
    cell,
    contact,
    dimension,
    not_known_yet,
    stated_measure,
)
from segmatrix.matrix.access.comments import anchored, comment, heard, thread
from segmatrix.matrix.access.confirmations import confirmation
from segmatrix.matrix.access.endorsements import endorsement
from segmatrix.matrix.access.findings import dismissal
from segmatrix.matrix.access.lineages import ended, folded_into, lineage
from segmatrix.matrix.access.matrices import matrices, matrix
from segmatrix.matrix.access.personas import persona
from segmatrix.matrix.access.placements import agreed_placement, axes, axis, placement
from segmatrix.matrix.access.proposals import (
    outcome,
    outcome_of,
    proposal,
    standing_proposals,
    waiting_proposal,
    waiting_proposals,
)
from segmatrix.matrix.access.pulses import open_pulse
from segmatrix.matrix.access.questions import (
    asked_question,
    of_actor,
    open_questions,
    question,
    who_can_answer,
)
from segmatrix.matrix.access.revisions import (
    accepted,
    open_wordings,
    refuse_merged_since,
    revision,
    wording,
    wordings,
)
from segmatrix.matrix.access.scaffolds import named_scaffold, scaffold, scaffolds
from segmatrix.matrix.access.segments import CURRENT, segment
from segmatrix.matrix.access.standing import last_author, name_author, rule_author
from segmatrix.matrix.access.statements import statement

__all__ = [
    "CURRENT",
    "OPEN_ROW",
    "TEXTUAL",
    "accepted",
    "agreed_placement",
    "alias",
    "anchored",
    "asked_question",
    "axes",
    "axis",
    "cell",
    "comment",
    "confirmation",
    "contact",
    "dimension",
    "dismissal",
    "ended",
    "endorsement",
    "folded_into",
    "heard",
    "last_author",
    "lineage",
    "matrices",
    "matrix",
    "name_author",
    "named_scaffold",
    "not_known_yet",
    "of_actor",
    "open_pulse",
    "open_questions",
    "open_wordings",
    "outcome",
    "outcome_of",
    "persona",
    "placement",
    "proposal",
    "question",
    "refuse_merged_since",
    "revision",
    "rule_author",
    "scaffold",
    "scaffolds",
    "segment",
    "standing_proposals",
    "stated_measure",
    "statement",
    "thread",
    "waiting_proposal",
    "waiting_proposals",
    "who_can_answer",
    "wording",
    "wordings",
]
