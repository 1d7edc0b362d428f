from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.evidence import terms
from segmatrix.evidence.models.observations import Observation


class Link(models.Model):
    """What an observation says about a claim or a segment.

    There is one row for an observation and a target, whatever becomes of it: linked anew after it
    was removed, it is the same link again. Of those to a persona one may be `quoted`: what such
    people say, in their own words.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="+")
    target_kind = models.CharField(max_length=10)
    target_id = models.CharField(max_length=40)
    stance = models.CharField(max_length=10)
    note = models.CharField(max_length=terms.LINK_NOTE_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    linked_at = models.DateTimeField()
    quoted = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "target_kind", "target_id"],
                name="one_link_per_observation_and_target",
            )
        ]
        indexes = [models.Index(fields=["target_kind", "target_id"])]
