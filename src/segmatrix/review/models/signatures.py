from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review import terms
from segmatrix.review.models.stakeholders import Stakeholder


class SigningRequest(models.Model):
    """Somebody who may decide asks the sponsors to sign a revision; one stands per revision."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    note = models.CharField(max_length=terms.SIGNING_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "revision"],
                condition=models.Q(removed=False),
                name="one_signing_request_per_revision",
            )
        ]


class Signature(models.Model):
    """A sponsor signs a revision as it was at `number` of the matrix's stream."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField()
    words = models.CharField(max_length=terms.SIGNING_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "revision"],
                condition=models.Q(removed=False),
                name="one_signature_per_revision",
            )
        ]
