from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix.models.matrices import Matrix


class Pulse(models.Model):
    """A time in which everybody lists the main customer groups, in order and by themselves.

    It is open until `closed_at`. Closed ones are kept, as what later ones are compared with.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    opened_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix"],
                condition=Q(closed_at=None),
                name="one_open_pulse_per_matrix",
            )
        ]


class PulseList(models.Model):
    """The groups that one member named, the most important first; nobody else reads it."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    pulse = models.ForeignKey(Pulse, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16)
    groups = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pulse", "member_id"], name="one_list_per_pulse_and_member"
            )
        ]
