from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review import terms
from segmatrix.review.models.stakeholders import Stakeholder


class Deputy(models.Model):
    """Somebody who answers for a person to ask, because that person said so.

    `member_id` is empty until they have a way in. One taken back is kept as `removed`, and what
    they were shown counts no more.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.NAME_LENGTH)
    department = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    member_id = models.CharField(max_length=16, blank=True)
    named_by = models.CharField(max_length=200)
    at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stakeholder"],
                condition=models.Q(removed=False),
                name="one_deputy_per_person",
            )
        ]
        indexes = [models.Index(fields=["member_id", "removed"])]


class DeputyExposure(models.Model):
    """A deputy opened one revision and could answer for whom they stand for."""

    deputy = models.ForeignKey(Deputy, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    shown = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deputy", "revision"], name="one_exposure_per_deputy_and_revision"
            )
        ]
