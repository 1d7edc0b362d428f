"""Which notes lie on a board after a reveal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from segmatrix.rounds.outcomes import Shown


@dataclass(frozen=True, slots=True, order=True)
class Laid:
    """A note as it lies on the board: what it says and, where that is told, who wrote it.

    Attributes:
        copy: Tells notes in the same words of the same name apart, from 0.
    """

    question_id: str
    text: str
    name: str
    department: str
    copy: int = 0


def laid(question_id: str, answers: Iterable[Shown]) -> list[Laid]:
    """Return one note for each thought in the answers to a question.

    They lie in the order of what they say, so that nothing tells which of them one person wrote.
    Somebody who writes the same twice says it once.
    """
    found = sorted(
        Laid(question_id, text, answer.name, answer.department)
        for answer in answers
        for text in dict.fromkeys((answer.value or {}).get("texts", ()))
    )
    seen: Counter[Laid] = Counter()
    notes = []
    for note in found:
        notes.append(Laid(note.question_id, note.text, note.name, note.department, copy=seen[note]))
        seen[note] += 1
    return notes
