"""Inputs and facts about who names whom."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class NominateStakeholder(InMatrix):
    """Say that one person to ask named another who is on the list already.

    Attributes:
        disagrees: Whether as somebody they disagree with.
    """

    nominator_id: str
    nominee_id: str
    disagrees: bool = False


@dataclass(frozen=True, kw_only=True)
class WithdrawNomination(InMatrix):
    nominator_id: str
    nominee_id: str


@dataclass(frozen=True, kw_only=True)
class _Named:
    matrix_id: str
    nominator_id: str
    nominee_id: str
    nominator_name: str
    nominee_name: str
    disagrees: bool

    @property
    def subject(self) -> str:
        return f"nomination:{self.nominator_id}:{self.nominee_id}"


@dataclass(frozen=True, kw_only=True)
class StakeholderNominated(_Named, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class NominationWithdrawn(_Named, Fact):
    pass
