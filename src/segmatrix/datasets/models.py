from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.datasets.terms import FILE_NAME_LENGTH, NAME_LENGTH, State


class Dataset(models.Model):
    """A source of customer data: files, what their columns mean, and the import that is read.

    `state` is where its newest round of work stands:

    uploaded    files have come, and nobody has said what the new ones mean
    proposed    a guess of their columns' meaning waits for a person
    confirmed   a person settled it; an import may start
    importing   `running_import` is being written beside the one that is read
    ready       `current_import` holds these files
    failed      the import stopped for the reason in `problem`
    cancelled   somebody stopped the import

    `mapping` is YAML (`kit.data.mapping_text`), `remarks` what its guess wants people to know.
    Whatever the state, `current_import` stays readable until another import is whole.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workspace = models.ForeignKey("people.Workspace", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    mapping = models.TextField(blank=True)
    remarks = models.JSONField(default=list)
    timezone = models.CharField(max_length=64)
    as_of = models.DateTimeField(null=True)
    problem = models.JSONField(null=True)
    current_import = models.ForeignKey(
        "Import", on_delete=models.PROTECT, null=True, related_name="+"
    )
    running_import = models.ForeignKey(
        "Import", on_delete=models.PROTECT, null=True, related_name="+"
    )
    removed = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "removed", "-created_at"])]


class Upload(models.Model):
    """One file as it was given, kept until its data source is erased.

    `replaced` marks one that a newer file of the same name stands for.
    """

    id = models.CharField(max_length=16, primary_key=True)
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=FILE_NAME_LENGTH)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    replaced = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "name"],
                condition=models.Q(replaced=False),
                name="one_present_file_per_name",
            ),
        ]


class Import(models.Model):
    """One reading of all files of a data source; never changed once it has its stamp.

    `stamp` says what was read, when, with which hash and how many rows; `as_of` is the instant up
    to which its data counts. Both are empty until the import is whole.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="+")
    mapping = models.TextField()
    timezone = models.CharField(max_length=64)
    stamp = models.JSONField(null=True)
    as_of = models.DateTimeField(null=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
