from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.review import terms
from segmatrix.review.models.stakeholders import Stakeholder


class Voice(models.Model):
    """How a statement or a proposal came to be said, where it was not for oneself and by oneself.

    `kind` is one of `terms.VoiceKind`: whoever `by_id` is wrote down what the stakeholder said,
    answered as the stakeholder's deputy, or for `colleagues` of their team. What a scribe wrote is
    WAITING until the stakeholder confirms or declines it (`terms.VoiceState`).
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    statement = models.ForeignKey(
        "matrix.Statement", null=True, on_delete=models.CASCADE, related_name="+"
    )
    proposal = models.ForeignKey(
        "matrix.Proposal", null=True, on_delete=models.CASCADE, related_name="+"
    )
    stakeholder = models.ForeignKey(
        Stakeholder, null=True, on_delete=models.CASCADE, related_name="+"
    )
    by_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    department = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    colleagues = models.PositiveIntegerField(default=0)
    names = models.CharField(max_length=terms.NAMES_LENGTH, blank=True)
    state = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=terms.DECLINE_LENGTH, blank=True)
    at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement"], condition=Q(removed=False), name="one_voice_per_statement"
            ),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(removed=False), name="one_voice_per_proposal"
            ),
            models.CheckConstraint(
                condition=Q(statement=None) ^ Q(proposal=None), name="a_voice_is_of_one_thing"
            ),
        ]
        indexes = [models.Index(fields=["matrix", "removed"])]
