from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.matrix import terms
from segmatrix.matrix.models.matrices import Matrix


class Dimension(models.Model):
    """A row of the matrix.

    A built-in one has a `key`, and an empty name and question while it uses the shipped ones.
    `position` counts 0, 1, 2 ... over the rows in the table; a hidden row keeps the one it had. The
    cells of a hidden row are closed, except where it is one of each segment's profile.
    `measure` is an amount in the language of rules, and `over` says how single customers' values
    become one number. `version` counts edits of name and measure.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    matrix = models.ForeignKey(Matrix, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=terms.NAME_LENGTH, blank=True)
    kind = models.CharField(max_length=12)
    question = models.CharField(max_length=terms.QUESTION_LENGTH, blank=True)
    unit = models.CharField(max_length=terms.UNIT_LENGTH, blank=True)
    measure = models.TextField(blank=True)
    over = models.CharField(max_length=10, default=terms.Over.SUM)
    position = models.PositiveIntegerField()
    standing = models.CharField(max_length=10, default=terms.Standing.CURRENT)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["matrix", "standing", "position"])]

    @property
    def open(self) -> bool:
        """Whether its cells can be read and filled: in the table, or in each segment's profile."""
        in_profile = self.standing == terms.Standing.ASIDE and self.key in terms.PROFILE_KEYS
        return in_profile or self.standing == terms.Standing.CURRENT

    @property
    def label(self) -> str:
        """The name people read, in their language for a built-in row nobody renamed."""
        return self.name or str(terms.DIMENSION_BY_KEY[self.key].name)

    @property
    def guiding_question(self) -> str:
        """The question its empty cells ask."""
        if self.question or not self.key:
            return self.question
        return str(terms.DIMENSION_BY_KEY[self.key].question)
