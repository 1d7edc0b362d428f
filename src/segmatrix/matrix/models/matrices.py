from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms


class Matrix(models.Model):
    """One segmentation effort of a workspace.

    `state` is draft, in review, agreed or retired (`terms.State`). `revision` is the number that
    its content will be kept under; of an agreed matrix the one it was agreed under, which is
    `agreed_revision` as long as another one is worked on. `highest_revision` is the highest number
    that was ever given, so that no two drafts bear one. `reviewed_revision` was kept when review
    was asked for last. `discarded` hides a matrix whose creation was undone.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.NAME_LENGTH)
    state = models.CharField(max_length=10, default=terms.State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    highest_revision = models.PositiveIntegerField(default=1)
    agreed_revision = models.PositiveIntegerField(null=True)
    reviewed_revision = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=10, default=terms.Unit.PERSON)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    discarded = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "matrices"

    @property
    def stream(self) -> str:
        """The stream of facts about everything in this matrix."""
        return f"matrix:{self.id}"
