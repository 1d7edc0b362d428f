from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.segments import Segment


class StatedMeasure(models.Model):
    """A number that a person gave for a cell: a value (`low` equals `high`) or a range.

    Numbers are kept as they were given; the one that holds is `current`. `version` counts those of
    its cell.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    low = models.FloatField()
    high = models.FloatField()
    unit = models.CharField(max_length=terms.UNIT_LENGTH, blank=True)
    date = models.DateField(null=True)
    source = models.CharField(max_length=terms.SOURCE_LENGTH, blank=True)
    version = models.PositiveIntegerField()
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "dimension"],
                condition=Q(current=True),
                name="one_current_stated_measure_per_cell",
            )
        ]
