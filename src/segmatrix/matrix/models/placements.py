from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.axes import Axis
from segmatrix.matrix.models.segments import Segment


class Placement(models.Model):
    """Where one member puts one segment on a pair of axes: 1 to 9 across and up.

    What was placed in a round has its `round_id`. In an anonymous one `member_id` is nobody's: it
    tells the point from others, and name and department are empty.
    """

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    x_axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="+")
    y_axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16)
    member_name = models.CharField(max_length=200, blank=True)
    department = models.CharField(max_length=100, blank=True)
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    round_id = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "x_axis", "y_axis", "member_id"],
                name="one_placement_per_member_segment_and_axes",
            )
        ]


class AgreedPlacement(models.Model):
    """Where the group settled on putting a segment, with why and who thought otherwise.

    With it may stand where the segment could be, its potential, and the `investment` that takes.
    Earlier ones are kept; one per segment and pair of axes is `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    x_axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="+")
    y_axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="+")
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    rationale = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    dissent = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    potential_x = models.PositiveSmallIntegerField(null=True)
    potential_y = models.PositiveSmallIntegerField(null=True)
    investment = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    version = models.PositiveIntegerField()
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "x_axis", "y_axis"],
                condition=Q(current=True),
                name="one_current_agreed_placement_per_segment_and_axes",
            )
        ]
