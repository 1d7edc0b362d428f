"""Inputs and facts about what a persona says, in the words of a finding."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class ChooseQuote(InMatrix):
    """Let a finding speak for a persona, which rests on it from then on; empty lets none speak."""

    persona_id: str
    observation_id: str = ""


@dataclass(frozen=True, kw_only=True)
class QuoteChosen(Fact):
    """A finding speaks for a persona, or none does (`observation_id` is empty)."""

    matrix_id: str
    persona_id: str
    observation_id: str

    @property
    def subject(self) -> str:
        return f"persona:{self.persona_id}:quote"
