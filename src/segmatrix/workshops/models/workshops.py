from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.workshops.terms import NAME_LENGTH, TITLE_LENGTH, Whereto, WorkshopState


class Workshop(models.Model):
    """A row of phases that a group goes through together.

    `at` is the position of the phase they are in, `called_to` where all are asked to look.
    `profile` and `identity` are those of every round that a phase owns.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    state = models.CharField(max_length=10, default=WorkshopState.DRAFTED.value)
    profile = models.CharField(max_length=10)
    identity = models.CharField(max_length=15)
    at = models.PositiveSmallIntegerField(default=0)
    called_to = models.CharField(max_length=10, default=Whereto.WORKSHOP.value)
    version = models.PositiveIntegerField(default=1)
    by_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["matrix", "state", "-drafted_at"])]

    @property
    def stream(self) -> str:
        """The stream that tells what everybody may know of it."""
        return f"matrix:{self.matrix_id}"


class Phase(models.Model):
    """One step of a workshop.

    `setting` is what its kind needs (`events.workshops`). `minutes` is None where no time is set,
    and then `ends_at` is as well. Who steps back into a phase finds the time that was `left_at` its
    end. `round_id` is the round that it owns; one that another group of questions took the place of
    stays, given up.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=TITLE_LENGTH)
    instructions = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(null=True)
    setting = models.JSONField(default=dict)
    begun_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    round_id = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "position"], name="one_phase_per_place_in_a_workshop"
            )
        ]


class Participant(models.Model):
    """Somebody in a workshop. Who `abstains` leads it and answers nothing."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    abstains = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "member_id"], name="one_part_per_person_and_workshop"
            )
        ]


class Ready(models.Model):
    """A participant says that they are done in a phase."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phase", "participant"], name="ready_once_per_person_and_phase"
            )
        ]
