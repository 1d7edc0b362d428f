from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.segments import Segment


class Statement(models.Model):
    """One point in a cell, with the person who made it.

    `position` counts 0, 1, 2 ... over the statements that stand in a cell. A removed one keeps its
    place and can be restored. `version` counts its texts.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["segment", "dimension", "removed", "position"])]


class Variant(models.Model):
    """A text that somebody else wrote for a statement at the same time, until somebody picks.

    It is open, or `settled`: picked, or passed over for another text.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    settled = models.BooleanField(default=False)
