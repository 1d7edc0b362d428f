from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.evidence import terms
from segmatrix.evidence.models.documents import Document


class Source(models.Model):
    """Where evidence comes from: an interview, a survey, an export, a colleague.

    `version` counts its edits. Of a removed one nothing counts until it is restored.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=terms.TITLE_LENGTH)
    date = models.DateField(null=True)
    collector = models.CharField(max_length=terms.PERSON_LENGTH, blank=True)
    channel = models.CharField(max_length=terms.CHANNEL_LENGTH, blank=True)
    department = models.CharField(max_length=terms.CHANNEL_LENGTH, blank=True)
    url = models.CharField(max_length=terms.URL_LENGTH, blank=True)
    note = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.RESTRICT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["matrix", "removed", "-added_at"])]
