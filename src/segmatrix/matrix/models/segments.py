from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.confirmations import Confirmation
from segmatrix.matrix.models.matrices import Matrix


class Segment(models.Model):
    """A column of the matrix: a group of customers.

    `position` counts 0, 1, 2 ... over the segments in the table, which stand by tier. A retired
    segment keeps the position it had. `version` counts edits of name and note, `rule_version` those
    of the rule. Without a `confirmation` it is assumed.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.NAME_LENGTH)
    note = models.CharField(max_length=terms.NOTE_LENGTH, blank=True)
    tier = models.CharField(max_length=10)
    colour = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    standing = models.CharField(max_length=10, default=terms.Standing.CURRENT)
    rule = models.TextField(blank=True)
    rule_version = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    confirmation = models.ForeignKey(
        Confirmation, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["matrix", "standing", "position"])]
