from django.db import models
from django.db.models import Q

from segmatrix.rounds.models.rounds import Invitee, Question
from segmatrix.rounds.terms import REASON_LENGTH


class Answer(models.Model):
    """What one person answered to one question, and each earlier wording of it.

    Rows are only added; `current` alone turns. `value` is None for "I don't know". No other module
    than `access.visible` reads these rows for anybody but their author.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    value = models.JSONField(null=True)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "invitee", "version"], name="one_answer_per_version"
            ),
            models.UniqueConstraint(
                fields=["question", "invitee"],
                condition=Q(current=True),
                name="one_current_answer_per_question_and_person",
            ),
        ]
