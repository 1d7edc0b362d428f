"""Inputs and facts about proposals: statements that wait to be accepted or declined."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class ProposeStatement(InMatrix):
    """Propose a statement for a cell.

    Attributes:
        segment_id: With `dimension_id` the cell; both empty where a question is answered.
        question_id: The question that this answers, which knows its cell; or empty.
    """

    text: str
    segment_id: str = ""
    dimension_id: str = ""
    question_id: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptProposal(InMatrix):
    """Take a proposal into its cell.

    Attributes:
        text: In which words; empty for its own.
    """

    proposal_id: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class DeclineProposal(InMatrix):
    """Leave a proposal out, and say why."""

    proposal_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawProposal(InMatrix):
    """Take one's own proposal back."""

    proposal_id: str


@dataclass(frozen=True, kw_only=True)
class ReopenProposal(InMatrix):
    """Let a proposal wait again."""

    proposal_id: str


@dataclass(frozen=True, kw_only=True)
class ReinstateOutcome(InMatrix):
    """Let an earlier outcome of a proposal hold again."""

    outcome_id: str


@dataclass(frozen=True, kw_only=True)
class OfProposal:
    """What every fact about a proposal says.

    Attributes:
        text: Its words; of an accepted one those that went into the cell.
        author_id: Who proposed it.
    """

    matrix_id: str
    proposal_id: str
    question_id: str
    segment_id: str
    dimension_id: str
    text: str
    author_id: str
    author_name: str
    department: str

    @property
    def subject(self) -> str:
        return f"proposal:{self.proposal_id}"


@dataclass(frozen=True, kw_only=True)
class StatementProposed(OfProposal, Fact):
    """A statement was proposed.

    Attributes:
        asker_id: Whose question it answers, or empty.
    """

    asker_id: str


@dataclass(frozen=True, kw_only=True)
class ProposalReopened(OfProposal, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ProposalAccepted(OfProposal, Fact):
    """A proposal became a statement, or a second text of one.

    Attributes:
        reworded: Whether it was taken in other words than its own.
    """

    outcome_id: str
    statement_id: str
    reworded: bool


@dataclass(frozen=True, kw_only=True)
class ProposalDeclined(OfProposal, Fact):
    outcome_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(OfProposal, Fact):
    outcome_id: str
