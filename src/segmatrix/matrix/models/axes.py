from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix

WORDS = ("name", "question", "low", "middle", "high")


class Axis(models.Model):
    """What the map asks in one direction.

    A shipped axis has a `preset`, and takes its words from `terms.PRESETS` until it is put in own
    words here, all of them at once. Another question is another axis: earlier ones are kept with
    their placements, and one per slot is `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    slot = models.CharField(max_length=1)
    preset = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    question = models.CharField(max_length=terms.QUESTION_LENGTH, blank=True)
    low = models.CharField(max_length=terms.QUESTION_LENGTH, blank=True)
    middle = models.CharField(max_length=terms.QUESTION_LENGTH, blank=True)
    high = models.CharField(max_length=terms.QUESTION_LENGTH, blank=True)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "axes"
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "slot"],
                condition=Q(current=True),
                name="one_current_axis_per_slot",
            )
        ]

    @property
    def words(self) -> dict[str, str]:
        """Its name, question and three sentences, a shipped axis's in the reader's language."""
        source = self if self.question else self.shipped
        return {word: str(getattr(source, word)) for word in WORDS}

    @property
    def shipped(self) -> terms.ShippedAxis:
        """The words that its preset ships with."""
        return terms.PRESET_BY_KEY[self.preset].axis(self.slot)
