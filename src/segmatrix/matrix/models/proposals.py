from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.questions import Question
from segmatrix.matrix.models.segments import Segment
from segmatrix.matrix.models.statements import Statement


class Proposal(models.Model):
    """A statement that somebody proposes for a cell; it is no part of the agreed text.

    It waits until it has an outcome. `question` is the one that it answers, if any.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, null=True, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["segment", "dimension"])]


class Outcome(models.Model):
    """What became of a proposal: accepted, declined or withdrawn (`terms.OutcomeKind`), by whom.

    An accepted one became `statement`, as `text`; a declined one has a `reason`. Outcomes are kept;
    the one that holds is `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    reason = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(current=True),
                name="one_current_outcome_per_proposal",
            )
        ]
