from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix


class Confirmation(models.Model):
    """Somebody's word that a segment is more than an assumption, and what makes them say so.

    Confirmations are kept; the one that holds is its segment's.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=terms.REASON_LENGTH)
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
