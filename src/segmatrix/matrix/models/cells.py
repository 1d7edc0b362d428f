from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.segments import Segment


class NotKnownYet(models.Model):
    """The answer "not known yet" to a cell's question, with who finds out, by when and how.

    Answers are kept; the one that holds is `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    owner = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    due = models.DateField(null=True)
    method = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "dimension"],
                condition=Q(current=True),
                name="one_current_not_known_yet_per_cell",
            )
        ]
