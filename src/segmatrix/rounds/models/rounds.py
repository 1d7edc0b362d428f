from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.kit.agreement.suppressing import SMALLEST_GROUP
from segmatrix.rounds.terms import NAME_LENGTH, QUESTION_LENGTH, RoundState


class Round(models.Model):
    """A period in which those invited answer fixed questions alone.

    `profile`, `identity`, `groups` (the group of each department, empty for none), `smallest` (the
    smallest department shown in an anonymous round) and `quorum` (None: half the invited) are
    promised at opening and never change after it. `closes` is None where it ends by hand. Into one
    with an `open_door` people come after it opened as well. What its reveal `replaced` on the map
    is kept for as long as it may be reopened.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey("matrix.Matrix", on_delete=models.CASCADE, related_name="+")
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)
    state = models.CharField(max_length=10, default=RoundState.DRAFTED.value)
    profile = models.CharField(max_length=10)
    identity = models.CharField(max_length=15)
    groups = models.JSONField(default=dict)
    smallest = models.PositiveSmallIntegerField(default=SMALLEST_GROUP)
    quorum = models.PositiveSmallIntegerField(null=True)
    closes = models.DateTimeField(null=True)
    open_door = models.BooleanField(default=False)
    replaced = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    by_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["matrix", "state", "-drafted_at"])]

    @property
    def stream(self) -> str:
        """The stream that tells what everybody may know of it."""
        return f"matrix:{self.matrix_id}"


class Question(models.Model):
    """One thing asked, in the words of the moment it was asked in.

    `about_id` is the segment or statement it is about, empty for none. `frame` holds what an answer
    is understood by: for a placement the ids and wordings of both axes, for a ranking its options,
    for dots also how many each has (`budget`) and how many fit on one (`cap`). `departments` are
    those asked; none stands for all.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    about_id = models.CharField(max_length=16, blank=True)
    about = models.TextField(blank=True)
    words = models.CharField(max_length=QUESTION_LENGTH)
    frame = models.JSONField(default=dict)
    departments = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "position"], name="one_question_per_place_in_a_round"
            )
        ]


class Invitee(models.Model):
    """Somebody asked in a round, with the department they had when it opened.

    Who `abstains` leads the round and answers nothing in it.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    member_id = models.CharField(max_length=16)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    abstains = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member_id"], name="one_invitation_per_person_and_round"
            )
        ]
