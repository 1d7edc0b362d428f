from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review.models.stakeholders import Stakeholder


class ReviewRound(models.Model):
    """People are asked to read a revision and to answer until a day."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    due = models.DateField()
    note = models.TextField(blank=True)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["matrix", "removed", "-asked_at"])]


class ReviewAnswer(models.Model):
    """What one person said in a round: one of `terms.Answer`, empty while it is owed.

    `deputy_name` says who answered for them, if not they themselves.
    """

    review = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="+")
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    deputy_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "stakeholder"], name="one_answer_per_person_and_review"
            )
        ]


class Reminder(models.Model):
    """Those who owed an answer were reminded."""

    review = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="+")
    people = models.JSONField(default=list)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
