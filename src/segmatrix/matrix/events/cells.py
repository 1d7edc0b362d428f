"""Inputs and facts about the answer "not known yet". Dates are ISO dates, empty for none."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AnswerNotKnownYet(InMatrix):
    """Answer a cell with "not known yet", and who finds out, by when and how, if that is clear."""

    segment_id: str
    dimension_id: str
    owner: str = ""
    due: str = ""
    method: str = ""


@dataclass(frozen=True, kw_only=True)
class NotKnownYetAnswered(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str
    answer_id: str
    owner: str
    due: str
    method: str
    author_name: str

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:not-known-yet"


@dataclass(frozen=True, kw_only=True)
class TakeBackNotKnownYet(InMatrix):
    """Let a cell ask its question again."""

    segment_id: str
    dimension_id: str


@dataclass(frozen=True, kw_only=True)
class NotKnownYetTakenBack(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:not-known-yet"


@dataclass(frozen=True, kw_only=True)
class ReinstateNotKnownYet(InMatrix):
    """Let an earlier answer of the cell hold again."""

    segment_id: str
    dimension_id: str
    answer_id: str
