"""Proposals as pages read them, with what became of each."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Outcome, Proposal
from segmatrix.matrix.queries.texts import Ids, Text, in_cell
from segmatrix.matrix.terms import OutcomeKind


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What became of a proposal.

    Attributes:
        text: The words in which it was accepted.
        reason: Why it was declined.
        statement_id: What it became, or empty.
    """

    kind: OutcomeKind
    text: str
    reason: str
    statement_id: str
    by_name: str
    department: str
    at: datetime

    @classmethod
    def of(cls, row: Outcome) -> Self:
        """Build the view from its row."""
        return cls(
            kind=OutcomeKind(row.kind),
            text=row.text,
            reason=row.reason,
            statement_id=row.statement_id or "",
            by_name=row.by_name,
            department=row.department,
            at=row.at,
        )


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A statement that somebody proposes; it waits while it has no outcome.

    Attributes:
        segment_name: The segment and row of its cell, as they are called now.
        question_id: The question that it answers, or empty.
    """

    id: str
    segment_id: str
    segment_name: str
    dimension_id: str
    dimension_name: str
    question_id: str
    text: str
    member_id: str
    author_name: str
    department: str
    at: datetime
    outcome: OutcomeView | None

    @property
    def reworded(self) -> bool:
        """Whether it was accepted in other words than its own."""
        settled = self.outcome
        return bool(settled and settled.text and settled.text != self.text)


def proposals(matrix_id: str, actor: Actor) -> tuple[ProposalView, ...]:
    """Return what is proposed for the cells of a matrix and was not taken back, newest first.

    Those that wait have no outcome. Cells out of the table keep theirs.
    """
    matrix = access.matrix(matrix_id, actor)
    return views(access.standing_proposals().filter(segment__matrix=matrix))


def proposals_by(matrix_id: str, actor: Actor) -> tuple[ProposalView, ...]:
    """Return what the actor has proposed and not taken back, newest first."""
    matrix = access.matrix(matrix_id, actor)
    own = access.standing_proposals().filter(segment__matrix=matrix, member_id=actor.member_id)
    return views(own)


def proposal(matrix_id: str, proposal_id: str, actor: Actor) -> ProposalView:
    """Return one proposal, whatever became of it."""
    row = access.proposal(access.matrix(matrix_id, actor), proposal_id)
    return views(Proposal.objects.filter(pk=row.pk))[0]


def became(matrix_id: str, proposal_ids: Collection[str]) -> dict[str, str]:
    """Return which statements proposals of a matrix became, in one query, for a room above."""
    rows = Outcome.objects.filter(proposal__segment__matrix=matrix_id, current=True)
    rows = rows.filter(proposal__in=proposal_ids, statement__isnull=False)
    return dict(rows.values_list("proposal_id", "statement_id"))


def views(rows: Iterable[Proposal]) -> tuple[ProposalView, ...]:
    """Return proposals that the actor may read, newest first, in two queries."""
    found = list(rows.select_related("segment", "dimension").order_by("-said_at", "pk"))
    settled = Outcome.objects.filter(proposal__in=[row.pk for row in found], current=True)
    outcomes = {row.proposal_id: OutcomeView.of(row) for row in settled}
    return tuple(
        ProposalView(
            id=row.pk,
            segment_id=row.segment_id,
            segment_name=row.segment.name,
            dimension_id=row.dimension_id,
            dimension_name=row.dimension.label,
            question_id=row.question_id or "",
            text=row.text,
            member_id=row.member_id,
            author_name=row.author_name,
            department=row.department,
            at=row.said_at,
            outcome=outcomes.get(row.pk),
        )
        for row in found
    )


def proposal_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return what waits in open cells; what was accepted is found as the statement it became."""
    rows = Proposal.objects.filter(segment__matrix=matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    waiting = set(access.waiting_proposals().filter(pk__in=rows).values_list("pk", flat=True))
    for row in rows.select_related("segment", "dimension").order_by("said_at", "pk"):
        yield in_cell(
            row,
            row.pk,
            stands=row.pk in waiting,
            text=row.text,
            by=row.author_name,
            at=row.said_at,
        )
