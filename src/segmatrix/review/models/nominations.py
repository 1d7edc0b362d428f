from django.db import models

from segmatrix.review.models.stakeholders import Stakeholder


class Nomination(models.Model):
    """One person to ask named another, perhaps as somebody with whom they disagree.

    It `introduces` whoever nobody had thought of before. One that was withdrawn keeps its row,
    without `standing`.
    """

    nominator = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    nominee = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    introduces = models.BooleanField(default=False)
    disagrees = models.BooleanField(default=False)
    standing = models.BooleanField(default=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nominator", "nominee"], name="one_nomination_per_pair"
            ),
            models.CheckConstraint(
                condition=~models.Q(nominator=models.F("nominee")), name="nobody_names_themselves"
            ),
        ]
