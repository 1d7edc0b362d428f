from django.db import models

from segmatrix.base.ids import new_id


class Source(models.Model):
    """Which data source a matrix's segments are counted in."""

    matrix = models.OneToOneField(
        "matrix.Matrix", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    dataset = models.ForeignKey("datasets.Dataset", on_delete=models.CASCADE, related_name="+")


class Snapshot(models.Model):
    """What was counted for a matrix at one instant of one import. Rows are only added.

    `segments` holds a `counting.SegmentCount` as JSON by segment id; `overlap` the ids of the
    counted segments in order and how many customers each two of them share.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    dataset = models.ForeignKey("datasets.Dataset", on_delete=models.CASCADE, related_name="+")
    import_id = models.CharField(max_length=16)
    as_of = models.DateTimeField()
    unit = models.CharField(max_length=10)
    universe = models.PositiveBigIntegerField()
    segments = models.JSONField()
    coverage = models.JSONField()
    overlap = models.JSONField()
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matrix", "-taken_at"])]
