from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review import terms


class Stakeholder(models.Model):
    """Somebody whose input a matrix wants.

    `member_id` is empty for somebody without an account. While `excuse` is set, nobody waits for
    their answer. `version` counts edits.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.NAME_LENGTH)
    department = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    level = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=terms.REGION_LENGTH, blank=True)
    email = models.CharField(max_length=terms.EMAIL_LENGTH, blank=True)
    member_id = models.CharField(max_length=16, blank=True)
    sponsor = models.BooleanField(default=False)
    excuse = models.CharField(max_length=20, blank=True)
    replacement = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    excused_by = models.CharField(max_length=200, blank=True)
    excused_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "member_id"],
                condition=models.Q(removed=False) & ~models.Q(member_id=""),
                name="one_stakeholder_per_member_and_matrix",
            )
        ]
        indexes = [models.Index(fields=["matrix", "removed", "name"])]
