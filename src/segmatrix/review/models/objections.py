from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review import terms


class Objection(models.Model):
    """Somebody objects to something of a matrix.

    `about_id` is the segment's, statement's or placed segment's id, or the number of a revision;
    `label` is what that was called then. How the objection stands is what its newest turn makes of
    it (`objecting`). One without a turn was taken back and is not there.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    about_kind = models.CharField(max_length=10)
    about_id = models.CharField(max_length=16, blank=True)
    label = models.TextField()
    member_id = models.CharField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["matrix", "about_kind", "about_id"])]


class Turn(models.Model):
    """What somebody did about an objection, with their words: `terms.TurnKind`.

    `position` counts 0, 1, 2 ...; the first is always its raising. A turn that its author undid is
    kept as `removed`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    text = models.TextField(max_length=terms.OBJECTION_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objection", "position"], name="one_turn_per_place_in_an_objection"
            )
        ]
