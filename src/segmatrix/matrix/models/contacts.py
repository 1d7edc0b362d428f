from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.segments import Segment


class Contact(models.Model):
    """Somebody to ask about a segment: a member, or an outsider by name."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16, blank=True)
    name = models.CharField(max_length=terms.NAME_LENGTH)
    role = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    position = models.PositiveIntegerField()
    removed = models.BooleanField(default=False)


class DismissedContact(models.Model):
    """Somebody whom nobody need suggest as a contact of a cell any more.

    `by_name` is whoever said so. One that was taken back is no longer `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16)
    name = models.CharField(max_length=terms.NAME_LENGTH)
    by_name = models.CharField(max_length=200)
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "dimension", "member_id"],
                name="one_dismissal_per_suggested_contact",
            )
        ]
