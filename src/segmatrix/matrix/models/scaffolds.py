from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms


class Scaffold(models.Model):
    """What a matrix asked when somebody kept that as a template of the workspace.

    `content` is a `scaffolding.Scaffold` as JSON and never changes; `version` counts the names. A
    removed one is kept and can be brought back.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.NAME_LENGTH)
    content = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    member_id = models.CharField(max_length=16)
    author_name = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["workspace", "removed"])]
