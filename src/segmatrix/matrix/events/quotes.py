"""The input about what somebody says by another's hand. Its facts are those of what it becomes."""

from dataclasses import dataclass

from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class QuoteStatement(InMatrix):
    """Say one thing in a cell, or answer a question, as somebody else's words.

    Attributes:
        segment_id: With `dimension_id` the cell; both empty where a question is answered.
        question_id: The question that this answers, which knows its cell; or empty.
        speaker_id: Whose words they are among the members and guests; empty for nobody of them.
        speaker_name: Whose words they are.
        asked_id: Of whom the question was asked, if that is not the speaker.
    """

    text: str
    speaker_name: str
    speaker_id: str = ""
    speaker_department: str = ""
    segment_id: str = ""
    dimension_id: str = ""
    question_id: str = ""
    asked_id: str = ""
