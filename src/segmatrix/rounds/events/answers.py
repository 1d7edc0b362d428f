"""Inputs and facts about answers. No fact holds what was answered, or by whom."""

from dataclasses import dataclass
from typing import Any

from segmatrix.activity.events import Fact, Input


@dataclass(frozen=True, kw_only=True)
class _InPrivate(Input):
    """An input about one's own part in a round.

    It is written in a stream of its author's own, so that nobody sees even a gap in numbers.

    Attributes:
        member_id: The author, who must be the actor.
    """

    matrix_id: str
    round_id: str
    member_id: str

    @property
    def stream(self) -> str:
        return f"voice:{self.round_id}:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class GiveAnswer(_InPrivate):
    """Answer a question, or answer it otherwise.

    Attributes:
        value: As `terms.Kind` says, None for "I don't know".
    """

    question_id: str
    value: dict[str, Any] | None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnToAnswer(_InPrivate):
    """Let an earlier answer to a question hold again; version 0 for none."""

    question_id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class AnswerKept(Fact):
    """An answer holds: version 0 says that there is none any more."""

    matrix_id: str
    round_id: str
    question_id: str
    version: int

    @property
    def subject(self) -> str:
        return f"answer:{self.question_id}"


@dataclass(frozen=True, kw_only=True)
class AnswersCounted(Fact):
    """How far a round has come: how many people have begun, and how many have answered all."""

    matrix_id: str
    round_id: str
    begun: int
    done: int

    @property
    def subject(self) -> str:
        return f"round:{self.round_id}:count"
