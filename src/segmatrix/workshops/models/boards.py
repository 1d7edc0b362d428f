from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.rounds.terms import CONTRIBUTION_LENGTH
from segmatrix.workshops.models.workshops import Phase, Workshop
from segmatrix.workshops.terms import GROUP_NAME_LENGTH, WHY_LENGTH


class Card(models.Model):
    """What stands by itself on the board of a workshop: a group, or a note that is in none.

    `became` is empty until somebody says what becomes of it (`terms.Became`); `became_id` is then
    the statement or segment, and `why` the reason for declining it. What becomes of a group becomes
    of every note in it.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    became = models.CharField(max_length=10, blank=True)
    became_id = models.CharField(max_length=16, blank=True)
    why = models.CharField(max_length=WHY_LENGTH, blank=True)

    class Meta:
        abstract = True


class Group(Card):
    """Notes of a workshop that say the same, under one name.

    It is on the board for as long as a note is in it; its name waits for one to come back.
    """

    name = models.CharField(max_length=GROUP_NAME_LENGTH)
    version = models.PositiveIntegerField(default=1)

    @property
    def words(self) -> str:
        """What the card says."""
        return self.name


class Note(Card):
    """One thought on the board, as somebody wrote it alone and the reveal showed it.

    `phase` and `question_id` are where it was written. `name` and `department` are empty where the
    round was anonymous: no row says then whose it is, and its author knows it by its words.
    Stepping back before the reveal takes it off the board (`shown`), and stepping on again brings
    it back to its group. Of notes in the same words of the same name, `copy` tells one from the
    other.
    """

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="+")
    question_id = models.CharField(max_length=16)
    text = models.CharField(max_length=CONTRIBUTION_LENGTH)
    copy = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200, blank=True)
    department = models.CharField(max_length=100, blank=True)
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="+")
    shown = models.BooleanField(default=True)

    @property
    def words(self) -> str:
        """What the card says."""
        return self.text


class SetAside(models.Model):
    """Notes that were suggested as a group, and that people said are none."""

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="+")
    notes = models.JSONField()
    stands = models.BooleanField(default=True)
