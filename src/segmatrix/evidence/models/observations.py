from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.evidence import terms
from segmatrix.evidence.models.sources import Source


class Observation(models.Model):
    """One quote, number or record from a source; a "finding" on screen.

    What is empty here (date, channel, collector, department) is as its source says. `place` says
    where in the source's document it stands (`citing.Place`). `person_id` and `account_id` are ids
    of customer data, known when a customer said it. `import_id` names the import of records that
    brought it, and `fingerprint` tells its record from all others of its source, so that importing
    again adds nothing twice. One that was removed because its import was taken back is `withdrawn`,
    too, and may be imported again. `version` counts its edits.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=terms.UNIT_LENGTH, blank=True)
    date = models.DateField(null=True)
    channel = models.CharField(max_length=terms.CHANNEL_LENGTH, blank=True)
    collector = models.CharField(max_length=terms.PERSON_LENGTH, blank=True)
    department = models.CharField(max_length=terms.CHANNEL_LENGTH, blank=True)
    place = models.JSONField(null=True)
    basis = models.PositiveSmallIntegerField()
    person_id = models.CharField(max_length=terms.CUSTOMER_LENGTH, blank=True)
    account_id = models.CharField(max_length=terms.CUSTOMER_LENGTH, blank=True)
    status = models.CharField(max_length=10, default=terms.Status.ACCEPTED)
    import_id = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    author_department = models.CharField(max_length=100, blank=True)
    added_at = models.DateTimeField()
    removed = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "fingerprint"],
                condition=~Q(fingerprint="") & Q(withdrawn=False),
                name="one_observation_per_record",
            )
        ]
        indexes = [
            models.Index(fields=["source", "removed", "status", "added_at", "id"]),
            models.Index(fields=["import_id"]),
        ]
