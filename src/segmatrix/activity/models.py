from django.db import models


class Stream(models.Model):
    """The counter of one stream of facts; locking its row orders all writes of that stream."""

    name = models.CharField(primary_key=True, max_length=60)
    last_number = models.PositiveBigIntegerField(default=0)


class RecordedFact(models.Model):
    """One fact as it was recorded. Rows are only added; `undone` alone may turn and turn back.

    `number` counts 1, 2, 3 ... within its stream, in commit order and without gaps, because it is
    taken while the stream's row is locked.
    """

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    payload = models.JSONField()
    inverse = models.JSONField(null=True)
    operation_id = models.CharField(max_length=40)
    member_id = models.CharField(max_length=16)
    actor_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    by = models.CharField(max_length=20)
    at = models.DateTimeField()
    undoes = models.CharField(max_length=40, blank=True)
    undone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="one_fact_per_number"),
        ]
        indexes = [
            models.Index(fields=["stream", "subject", "number"]),
            models.Index(fields=["stream", "operation_id"]),
            models.Index(fields=["stream", "member_id", "-number"]),
        ]
