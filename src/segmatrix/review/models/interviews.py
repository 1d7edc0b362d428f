from django.db import models

from segmatrix.review.models.stakeholders import Stakeholder


class Interview(models.Model):
    """What a person to ask said stands in a source of evidence. Untied, it loses `standing`."""

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey("evidence.Source", on_delete=models.CASCADE, related_name="+")
    standing = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stakeholder", "source"], name="one_interview_per_person_and_source"
            )
        ]
