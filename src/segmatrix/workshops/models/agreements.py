from django.db import models

from segmatrix.workshops.models.workshops import Workshop


class Agreement(models.Model):
    """What a workshop settled about a segment: where it stands, its tier, or what becomes of it.

    `kind` is that of the question (`rounds.terms.Kind`) and `value` is as an answer to it, None
    after the question was opened again. What it means for the matrix stands there.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="+")
    segment_id = models.CharField(max_length=16)
    kind = models.CharField(max_length=10)
    value = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "segment_id", "kind"],
                name="one_agreement_per_segment_and_question",
            )
        ]
