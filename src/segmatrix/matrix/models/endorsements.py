from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix


class Endorsement(models.Model):
    """What one member says of the charter for their team: that they agree, or what is missing.

    `edition` is the charter's that they read. Endorsements are kept; the one that holds is
    `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField()
    missing = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "member_id"],
                condition=Q(current=True),
                name="one_current_endorsement_per_member",
            )
        ]
