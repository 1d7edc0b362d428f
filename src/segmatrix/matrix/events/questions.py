"""Inputs and facts about questions: those of a cell, asked of somebody."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AskQuestion(InMatrix):
    """Ask one member or one department the question of a cell.

    Attributes:
        asked_id: The member, or empty.
        asked_department: The department, or empty.
        note: What the asker adds to the question of the row.
    """

    segment_id: str
    dimension_id: str
    asked_id: str = ""
    asked_department: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class OfQuestion:
    """A whole question.

    Attributes:
        text: What the asker added to the question of the row.
    """

    matrix_id: str
    question_id: str
    segment_id: str
    dimension_id: str
    asked_id: str
    asked_name: str
    asked_department: str
    text: str
    asker_id: str

    @property
    def subject(self) -> str:
        return f"question:{self.question_id}"


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(OfQuestion, Fact):
    """A question was asked.

    Attributes:
        asked: The members who can answer it: one, or those of the department by then.
    """

    asked: list[str]


@dataclass(frozen=True, kw_only=True)
class WithdrawQuestion(InMatrix):
    """Ask no longer."""

    question_id: str


@dataclass(frozen=True, kw_only=True)
class QuestionWithdrawn(OfQuestion, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RepeatQuestion(InMatrix):
    """Ask a withdrawn question again."""

    question_id: str
