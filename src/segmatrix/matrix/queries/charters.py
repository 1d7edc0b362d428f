"""The charter as pages read it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Sum

from segmatrix.base.actor import Actor
from segmatrix.matrix import access, terms
from segmatrix.matrix.models import CharterAnswer, Matrix


@dataclass(frozen=True, slots=True)
class CharterFieldView:
    """One question of the charter with its answer, which may be empty."""

    key: str
    name: str
    question: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class CharterView:
    """What a matrix is for: the questions of `terms.CHARTER` in order."""

    fields: tuple[CharterFieldView, ...]

    def __getitem__(self, key: str) -> CharterFieldView:
        """Return the question of that key, such as `problems`, or raise KeyError."""
        return {field.key: field for field in self.fields}[key]

    @property
    def empty(self) -> bool:
        """Whether nothing has been answered yet."""
        return not any(field.text for field in self.fields)


def charter(matrix_id: str, actor: Actor) -> CharterView:
    """Return the charter of a matrix of the actor's workspace."""
    row = access.matrix(matrix_id, actor)
    return charter_of([row])[row.pk]


def edition_of(row: Matrix) -> int:
    """Return how often something was written into a charter, 0 for one nobody has begun."""
    written = CharterAnswer.objects.filter(matrix=row).exclude(text="")
    whole = CharterAnswer.objects.filter(matrix=row).aggregate(times=Sum("version"))["times"]
    return whole if written.exists() else 0


def charter_of(rows: Collection[Matrix]) -> dict[str, CharterView]:
    """Return the charters of matrices that the actor may read, by matrix id, in one query."""
    answers = {
        (answer.matrix_id, answer.key): answer
        for answer in CharterAnswer.objects.filter(matrix__in=[row.pk for row in rows])
    }
    return {
        row.pk: CharterView(
            tuple(_field(field, answers.get((row.pk, field.key))) for field in terms.CHARTER)
        )
        for row in rows
    }


def _field(field: terms.CharterField, answer: CharterAnswer | None) -> CharterFieldView:
    return CharterFieldView(
        key=field.key,
        name=str(field.name),
        question=str(field.question),
        text=answer.text if answer else "",
        version=answer.version if answer else 0,
    )
