"""Proposals of a matrix, and what became of them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed
from segmatrix.matrix.access.standing import one
from segmatrix.matrix.models import Matrix, Outcome, Proposal
from segmatrix.matrix.terms import OutcomeKind


def proposal(matrix: Matrix, proposal_id: str) -> Proposal:
    """Return a proposal of the matrix, whatever became of it."""
    rows = Proposal.objects.select_related("segment", "dimension", "question")
    return one(rows.filter(segment__matrix=matrix, pk=proposal_id), _("proposal"))


def waiting_proposal(matrix: Matrix, proposal_id: str, *, typed: Any = None) -> Proposal:
    """Return a proposal that has no outcome yet."""
    found = proposal(matrix, proposal_id)
    settled = outcome_of(found)
    if settled is None:
        return found
    words = {
        OutcomeKind.ACCEPTED: _("%(name)s has accepted this already."),
        OutcomeKind.DECLINED: _("%(name)s has declined this already."),
        OutcomeKind.WITHDRAWN: _("%(name)s has taken this back."),
    }[OutcomeKind(settled.kind)]
    raise Changed(words % {"name": settled.by_name}, by=settled.by_name, yours=typed)


def outcome_of(proposal: Proposal) -> Outcome | None:
    """Return what became of a proposal, nothing while it waits."""
    return Outcome.objects.filter(proposal=proposal, current=True).first()


def outcome(matrix: Matrix, outcome_id: str) -> Outcome:
    """Return an outcome that a proposal of the matrix once had."""
    rows = Outcome.objects.select_related("proposal__segment", "proposal__question")
    return one(rows.filter(proposal__segment__matrix=matrix, pk=outcome_id), _("outcome"))


def standing_proposals() -> QuerySet[Proposal]:
    """Return the proposals that were not taken back, of all matrices."""
    settled = Outcome.objects.filter(proposal=OuterRef("pk"), current=True)
    return Proposal.objects.filter(~Exists(settled.filter(kind=OutcomeKind.WITHDRAWN)))


def waiting_proposals() -> QuerySet[Proposal]:
    """Return the proposals that have no outcome yet, of all matrices."""
    settled = Outcome.objects.filter(proposal=OuterRef("pk"), current=True)
    return Proposal.objects.filter(~Exists(settled))
