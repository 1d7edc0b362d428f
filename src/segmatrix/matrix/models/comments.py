from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.segments import Segment
from segmatrix.matrix.models.statements import Statement


class Thread(models.Model):
    """Comments on one thing, oldest first: open, or resolved with who did so and when.

    It hangs on a statement (which alone is set then, so that it goes where the statement goes), a
    cell (segment and dimension), a member's placement (segment and `placed_by`), a segment, or the
    whole matrix. It is there as long as one of its comments stands.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    segment = models.ForeignKey(Segment, null=True, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, null=True, on_delete=models.CASCADE, related_name="+")
    statement = models.ForeignKey(Statement, null=True, on_delete=models.CASCADE, related_name="+")
    placed_by = models.CharField(max_length=16, blank=True)
    started_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=16, blank=True)
    resolved_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(segment=None, dimension=None, placed_by="")
                | Q(statement=None, segment__isnull=False, dimension=None)
                | Q(statement=None, segment__isnull=False, placed_by=""),
                name="a_thread_hangs_on_one_thing",
            )
        ]


class Comment(models.Model):
    """What one member said in a thread. `position` counts 0, 1, 2 ... and `version` its texts.

    `mentions` lists the ids of the members whom the text mentioned when it was written.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    text = models.TextField()
    mentions = models.JSONField(default=list)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "position"], name="one_comment_per_place_in_a_thread"
            )
        ]
