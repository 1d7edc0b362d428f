from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.workshops.models.workshops import Phase
from segmatrix.workshops.terms import TalkState


class Talk(models.Model):
    """One thing to talk about in a phase: a question of a revealed round that is not settled.

    `about_id` is the segment that it is about, called `about` when it was asked. `position` is its
    place in the queue, the farthest apart first unless somebody `moved` one. What is settled when
    the phase is entered again leaves the queue (`queued`) and keeps its notes. At most one talk of
    a phase is under way: `begun_at` is set and `done_at` is not.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="+")
    round_id = models.CharField(max_length=16)
    question_id = models.CharField(max_length=16)
    about_id = models.CharField(max_length=16, blank=True)
    about = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    moved = models.BooleanField(default=False)
    queued = models.BooleanField(default=True)
    notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phase", "question_id"], name="one_talk_per_question_and_phase"
            )
        ]

    @property
    def state(self) -> TalkState:
        """Where it stands, which its instants say."""
        if self.done_at is not None:
            return TalkState.DONE
        return TalkState.WAITING if self.begun_at is None else TalkState.UNDER_WAY
