from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix


class Dismissal(models.Model):
    """Somebody's word that a finding is fine as it is.

    `key` is the finding's, which is another one as soon as what it was about reads otherwise. The
    rest says what was dismissed, for those who read it later. Dismissals are kept; the one that
    holds is `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=16)
    code = models.CharField(max_length=30)
    segment_id = models.CharField(max_length=16, blank=True)
    dimension_id = models.CharField(max_length=16, blank=True)
    statement_id = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "key"],
                condition=Q(current=True),
                name="one_current_dismissal_per_finding",
            )
        ]
