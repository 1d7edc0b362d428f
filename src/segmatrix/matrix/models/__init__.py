"""The tables of this room, by noun. Nobody outside the room reads them."""

from segmatrix.matrix.models.aliases import Alias
from segmatrix.matrix.models.axes import Axis
from segmatrix.matrix.models.cells import NotKnownYet
from segmatrix.matrix.models.charters import CharterAnswer
from segmatrix.matrix.models.comments import Comment, Thread
from segmatrix.matrix.models.confirmations import Confirmation
from segmatrix.matrix.models.contacts import Contact, DismissedContact
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.endorsements import Endorsement
from segmatrix.matrix.models.findings import Dismissal
from segmatrix.matrix.models.lineages import Descent, Lineage
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.measures import StatedMeasure
from segmatrix.matrix.models.personas import Persona
from segmatrix.matrix.models.placements import AgreedPlacement, Placement
from segmatrix.matrix.models.proposals import Outcome, Proposal
from segmatrix.matrix.models.pulses import Pulse, PulseList
from segmatrix.matrix.models.questions import Question
from segmatrix.matrix.models.revisions import Revision, Wording
from segmatrix.matrix.models.scaffolds import Scaffold
from segmatrix.matrix.models.segments import Segment
from segmatrix.matrix.models.statements import Statement, Variant

__all__ = [
    "AgreedPlacement",
    "Alias",
    "Axis",
    "CharterAnswer",
    "Comment",
    "Confirmation",
    "Contact",
    "Descent",
    "Dimension",
    "Dismissal",
    "DismissedContact",
    "Endorsement",
    "Lineage",
    "Matrix",
    "NotKnownYet",
    "Outcome",
    "Persona",
    "Placement",
    "Proposal",
    "Pulse",
    "PulseList",
    "Question",
    "Revision",
    "Scaffold",
    "Segment",
    "StatedMeasure",
    "Statement",
    "Thread",
    "Variant",
    "Wording",
]
