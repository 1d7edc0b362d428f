from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.segments import Segment


class Revision(models.Model):
    """A revision that is kept: all that the matrix held at that moment (`contents.Content`).

    `number` counts the kept revisions of a matrix and is never given twice. `agreed` ones passed
    the gate, whose `notes` stand beside the sign-off. One `put_aside` was kept before another one
    was gone back to, and is not what anybody is asked to read. One whose keeping was taken back
    does not stand. Nothing else of it ever changes.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    content = models.JSONField()
    agreed = models.BooleanField(default=False)
    notes = models.JSONField(default=list)
    put_aside = models.BooleanField(default=False)
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    stands = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matrix", "number"], name="one_revision_per_number")
        ]


class Wording(models.Model):
    """A name or definition that was put in other words after the matrix had been agreed.

    It holds beside what was agreed (`revision`), unless somebody challenged it: then it is one of
    the things to agree on anew. `stands` is false once it was taken back.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=10)
    before = models.TextField()
    after = models.TextField()
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    stands = models.BooleanField(default=True)
    challenger_id = models.CharField(max_length=16, blank=True)
    challenged_by = models.CharField(max_length=200, blank=True)
    challenged_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=terms.REASON_LENGTH, blank=True)

    class Meta:
        indexes = [models.Index(fields=["matrix", "revision", "at"])]
