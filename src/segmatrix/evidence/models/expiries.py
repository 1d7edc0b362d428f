from django.db import models


class Expiry(models.Model):
    """For how many days evidence of a dimension holds, where somebody set it; None is for ever.

    A dimension without a row here has the time it was shipped with (`terms.DAYS_BY_KEY`).
    """

    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    dimension_id = models.CharField(max_length=16)
    days = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name_plural = "expiries"
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "dimension_id"], name="one_expiry_per_dimension"
            )
        ]
