"""Inputs and facts about the charter."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class EditCharter(InMatrix):
    """Answer one question of the charter anew.

    Attributes:
        field: One of `terms.CHARTER_KEYS`.
        version: The answer's version that the text was typed over; None takes whatever stands.
    """

    field: str
    text: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CharterEdited(Fact):
    matrix_id: str
    field: str
    text: str
    version: int

    @property
    def subject(self) -> str:
        return f"charter:{self.field}"
