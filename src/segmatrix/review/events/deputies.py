"""Inputs and facts about who answers for a person to ask."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class NameDeputy(InMatrix):
    """Say who answers for a person to ask.

    Attributes:
        member_id: Who that is among the members and guests, or empty.
    """

    stakeholder_id: str
    name: str
    department: str = ""
    member_id: str = ""


@dataclass(frozen=True, kw_only=True)
class TieDeputy(InMatrix):
    """Say who a deputy is among the members and guests; empty for nobody of them."""

    deputy_id: str
    member_id: str


@dataclass(frozen=True, kw_only=True)
class RemoveDeputy(InMatrix):
    """Let a person to ask answer for themselves again."""

    deputy_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreDeputy(InMatrix):
    deputy_id: str


@dataclass(frozen=True, kw_only=True)
class WholeDeputy:
    """Who answers for whom, whole."""

    matrix_id: str
    deputy_id: str
    stakeholder_id: str
    for_name: str
    name: str
    department: str
    member_id: str

    @property
    def subject(self) -> str:
        return f"deputy:{self.stakeholder_id}"


@dataclass(frozen=True, kw_only=True)
class DeputyNamed(WholeDeputy, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class DeputyTied(WholeDeputy, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class DeputyRemoved(WholeDeputy, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class DeputyRestored(WholeDeputy, Fact):
    pass
