from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix
from segmatrix.matrix.models.segments import Segment


class Alias(models.Model):
    """Another word for a segment, kept with where it comes from.

    A word of somebody's own has its `origin`: the team or document that says so. Of what the
    segment, or one merged into it, was called before, `kind` says that. A word may stand for two
    segments. A removed one can be restored.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=terms.NAME_LENGTH)
    origin = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    kind = models.CharField(max_length=12, default=terms.AliasKind.WORD)
    language = models.CharField(max_length=terms.LANGUAGE_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "aliases"
        indexes = [
            models.Index(fields=["matrix", "removed"]),
            models.Index(fields=["segment", "removed"]),
        ]
