from django.db import models

from segmatrix.matrix.models.matrices import Matrix


class CharterAnswer(models.Model):
    """What a matrix's charter says on one of its questions (`terms.CHARTER`)."""

    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=20)
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "key"], name="one_charter_answer_per_question"
            )
        ]
