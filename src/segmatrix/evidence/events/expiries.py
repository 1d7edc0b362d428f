"""Inputs and facts about how long evidence of a dimension holds."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class SetExpiry(InMatrix):
    """Let evidence of a dimension hold for so many days, or for ever (None)."""

    dimension_id: str
    days: int | None


@dataclass(frozen=True, kw_only=True)
class ExpirySet(Fact):
    matrix_id: str
    dimension_id: str
    days: int | None

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:expiry"


@dataclass(frozen=True, kw_only=True)
class ResetExpiry(InMatrix):
    """Let evidence of a dimension hold for as long as it was shipped with."""

    dimension_id: str


@dataclass(frozen=True, kw_only=True)
class ExpiryReset(Fact):
    """The shipped time holds again.

    Attributes:
        days: That time, None for ever.
    """

    matrix_id: str
    dimension_id: str
    days: int | None

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:expiry"
