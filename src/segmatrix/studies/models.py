from django.db import models
from django.db.models import Q

from segmatrix.base.ids import new_id
from segmatrix.studies.terms import DISMISSAL_REASON_LENGTH, LIST_NAME_LENGTH


class Source(models.Model):
    """Which data source a matrix's segments are counted in."""

    matrix = models.OneToOneField(
        "matrix.Matrix", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    dataset = models.ForeignKey("datasets.Dataset", on_delete=models.CASCADE, related_name="+")


class Snapshot(models.Model):
    """What was counted for a matrix at one instant of one import. Rows are only added.

    `segments` holds a `counts.SegmentCount` as JSON by segment id; `overlap` the ids of the
    counted segments in order and how many customers each two of them share. `covered`,
    `combinations`, `lists` and `needs` are as `KeepSnapshot` says. `memberships` names the file
    that says who was in which segment; it is empty for one from before there were such files.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    dataset = models.ForeignKey("datasets.Dataset", on_delete=models.CASCADE, related_name="+")
    import_id = models.CharField(max_length=16)
    as_of = models.DateTimeField()
    unit = models.CharField(max_length=10)
    universe = models.PositiveBigIntegerField()
    segments = models.JSONField()
    coverage = models.JSONField()
    overlap = models.JSONField()
    covered = models.JSONField(default=dict)
    combinations = models.JSONField(default=dict)
    lists = models.JSONField(default=dict)
    needs = models.JSONField(default=dict)
    memberships = models.CharField(max_length=16, blank=True)
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matrix", "-taken_at"])]


class CustomerList(models.Model):
    """A list of customers that rules of a matrix may name.

    Its ids lie in a file that is never changed (`files`); `content_id` says which one counts, so
    that other ids are another file and what was before can come back.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=LIST_NAME_LENGTH)
    content_id = models.CharField(max_length=16)
    size = models.PositiveBigIntegerField()
    kept_by = models.CharField(max_length=100)
    kept_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["matrix", "removed", "name"])]


class RuleTerms(models.Model):
    """What rules of a matrix may name beside segments, lists and the data: one version of it.

    The highest version counts. Rows are only added, so that what was before can come back; texts
    may hold ids of customers, which no fact does.

    `text` is as it was typed. `segments` says which segment each name in the rules of its stages
    means, by id, empty as long as none is called so: whatever a segment is called later, and
    whatever it becomes part of, the text is read with its name of now (`queries.text_now`).
    """

    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    segments = models.JSONField(default=dict)
    set_by = models.CharField(max_length=100)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matrix", "version"], name="one_text_per_version")
        ]


class AxisBasis(models.Model):
    """From which data the places of segments on an axis are suggested: `basing.Basis` as JSON.

    It stays with its axis, whose question it answers: another question begins without one.
    """

    axis = models.OneToOneField(
        "matrix.Axis", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    basis = models.JSONField()


class ContradictionDismissal(models.Model):
    """Somebody's word that a claim stands although the data say otherwise.

    `key` is the contradiction's, which is another one as soon as either side says something else.
    Dismissals are kept; the one that holds is `current`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=16)
    segment_id = models.CharField(max_length=16)
    reason = models.CharField(max_length=DISMISSAL_REASON_LENGTH, blank=True)
    member_id = models.CharField(max_length=16)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matrix", "key"],
                condition=Q(current=True),
                name="one_current_dismissal_per_contradiction",
            )
        ]
