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
