from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.evidence import terms


class Document(models.Model):
    """An imported file. Its bytes lie on disk (`files`), its text in `Block`; neither ever changes.

    `format` is what its content was recognised as, `digest` the SHA-256 of its bytes.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.FILE_NAME_LENGTH)
    format = models.CharField(max_length=10)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    blocks = models.PositiveIntegerField()
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["matrix", "digest"])]


class Block(models.Model):
    """A paragraph, row or page of a document, counted from 0 in `position`.

    `unit` and `number` say where people find it (page 3, row 17), `part` in which sheet or under
    which heading. The cells of a row are parted by tabs.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    unit = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    part = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="one_block_per_position")
        ]
