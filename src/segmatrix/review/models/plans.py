from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review import terms


class Step(models.Model):
    """Something that somebody does by an instant, so that a matrix comes about.

    It is open until `done_at`. `who` is the id of a member, a guest or a person to ask, empty for
    nobody yet; `who_name` is what they were called then. `zone` is where the time was typed.
    `told_soon` and `told_late` are the members who were told last that it is due. `version` counts
    edits.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=terms.STEP_LENGTH)
    place = models.CharField(max_length=20, blank=True)
    who = models.CharField(max_length=16, blank=True)
    who_name = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    due = models.DateTimeField()
    zone = models.CharField(max_length=64)
    planned_by = models.CharField(max_length=200)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=200, blank=True)
    told_soon = models.CharField(max_length=16, blank=True)
    told_late = models.CharField(max_length=16, blank=True)
    version = models.PositiveIntegerField(default=1)
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["matrix", "removed", "due"], name="steps_of_a_plan"),
            models.Index(
                fields=["due"],
                condition=models.Q(removed=False, done_at=None),
                name="steps_that_are_open",
            ),
        ]


class Absence(models.Model):
    """Somebody is away from one day to another, both included, and who stands in for them.

    `who` and `substitute` are ids as a step has them. The days begin and end in `zone`. Why is
    nobody's business and has no place here.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    who = models.CharField(max_length=16)
    who_name = models.CharField(max_length=terms.NAME_LENGTH)
    first = models.DateField()
    last = models.DateField()
    zone = models.CharField(max_length=64)
    substitute = models.CharField(max_length=16, blank=True)
    version = models.PositiveIntegerField(default=1)
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["matrix", "removed", "first"], name="absences_of_a_plan")]
