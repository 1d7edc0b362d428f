from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.segments import Segment


class Lineage(models.Model):
    """One merge or split: which segment stayed, and what it changed besides moving things.

    A merge keeps one of several segments, a split the original. `number` counts the lineages of a
    matrix in the order in which they came to stand or were taken back; `by_name` and `at` say who
    did either last. `rules` holds each rule that it changed by the id of its segment, as it was and
    as it became, and follows later renamings. `aliases` lists the names kept by it, `hidden` the
    aliases that were equal to the new name.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    kept = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    earlier_name = models.CharField(max_length=terms.NAME_LENGTH)
    name = models.CharField(max_length=terms.NAME_LENGTH)
    rules = models.JSONField(default=dict)
    aliases = models.JSONField(default=list)
    hidden = models.JSONField(default=list)
    number = models.PositiveIntegerField()
    stands = models.BooleanField(default=True)
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matrix", "number"])]


class Descent(models.Model):
    """A segment that a lineage merged into the kept one, or split off it.

    `position` is its place among those of the lineage. `carried` says what went along between the
    two when one last became part of the other or came out of it (`carrying.Carried`).
    """

    lineage = models.ForeignKey(Lineage, on_delete=models.CASCADE, related_name="+")
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    carried = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lineage", "segment"], name="one_descent_per_segment_and_lineage"
            )
        ]
