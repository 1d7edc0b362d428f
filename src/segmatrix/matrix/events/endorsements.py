"""Inputs and facts about what the leads of the teams say of the charter."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class EndorseCharter(InMatrix):
    """Say of the charter that one agrees, or what is missing.

    Attributes:
        missing: What is missing; empty agrees.
        edition: The charter's edition that was read; None takes whatever stands.
    """

    missing: str = ""
    edition: int | None = None


@dataclass(frozen=True, kw_only=True)
class CharterEndorsed(Fact):
    """Somebody agreed to the charter, or said what is `missing`."""

    matrix_id: str
    endorsement_id: str
    member_id: str
    by_name: str
    department: str
    edition: int
    missing: str

    @property
    def subject(self) -> str:
        return f"charter:endorsed:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class WithdrawEndorsement(InMatrix):
    """Take back what one said of the charter."""


@dataclass(frozen=True, kw_only=True)
class EndorsementWithdrawn(Fact):
    matrix_id: str
    member_id: str

    @property
    def subject(self) -> str:
        return f"charter:endorsed:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class ReinstateEndorsement(InMatrix):
    """Let what one said of the charter earlier hold again."""

    endorsement_id: str
