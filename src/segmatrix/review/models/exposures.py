from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.review import terms
from segmatrix.review.models.stakeholders import Stakeholder


class Exposure(models.Model):
    """One person opened one revision and could answer."""

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    shown = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stakeholder", "revision"], name="one_exposure_per_person_and_revision"
            )
        ]


class Meeting(models.Model):
    """An attendance list: on which day which revision was shown to whom.

    Those who were there count as exposed to `revision` if they `could_answer` and while it is not
    `removed`.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=terms.TITLE_LENGTH)
    held_on = models.DateField()
    revision = models.PositiveIntegerField()
    could_answer = models.BooleanField(default=True)
    noted_by = models.CharField(max_length=200)
    noted_at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["matrix", "removed"])]


class Attendance(models.Model):
    """One person was at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "stakeholder"], name="one_attendance_per_person_and_meeting"
            )
        ]
