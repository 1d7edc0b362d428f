from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.segments import Segment


class Persona(models.Model):
    """Somebody imagined, to have a face for a segment: inside it, never counted, never a column.

    `role` is one line on what they do and where, `goals` what they want, in plain text. What such
    people say, and what the persona rests on, are findings of the room above. A removed one is kept
    and can be restored. `version` counts its texts.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.NAME_LENGTH)
    role = models.CharField(max_length=terms.NOTE_LENGTH, blank=True)
    goals = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["segment", "removed"])]
