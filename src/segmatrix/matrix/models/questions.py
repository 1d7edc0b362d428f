from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.dimensions import Dimension
from segmatrix.matrix.models.segments import Segment


class Question(models.Model):
    """A cell's question, asked of one member or of one department.

    It is open until somebody who was asked proposes a statement, or until it is withdrawn. `note`
    is what the asker adds to the row's question; `asked_*` say who was asked, `asker_*` by whom.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="+")
    asked_id = models.CharField(max_length=16, blank=True)
    asked_name = models.CharField(max_length=200, blank=True)
    asked_department = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=terms.REASON_LENGTH, blank=True)
    asker_id = models.CharField(max_length=16)
    asker_name = models.CharField(max_length=200)
    asker_department = models.CharField(max_length=100, blank=True)
    asked_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["segment", "dimension", "withdrawn"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(asked_id="") & ~Q(asked_department=""))
                | (~Q(asked_id="") & Q(asked_department="")),
                name="a_question_is_asked_of_one_member_or_department",
            )
        ]
