"""Inputs and facts about people to ask. No fact holds an e-mail address."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class _Described(InMatrix):
    """What is said of a person to ask.

    Attributes:
        level: One of `terms.Level`.
        member_id: Who they are among the members, or empty.
        sponsor: Whether they sign for the organisation.
    """

    name: str
    department: str = ""
    level: str = ""
    region: str = ""
    email: str = ""
    member_id: str = ""
    sponsor: bool = False


@dataclass(frozen=True, kw_only=True)
class AddStakeholder(_Described):
    """Say that somebody's input is wanted.

    Attributes:
        named_by: The person to ask who came up with them, or empty.
        disagrees: Whether that person named them as somebody they disagree with.
    """

    named_by: str = ""
    disagrees: bool = False


@dataclass(frozen=True, kw_only=True)
class EditStakeholder(_Described):
    """Describe a person to ask anew.

    Attributes:
        version: The version that was typed over; None takes whatever stands.
    """

    stakeholder_id: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveStakeholder(InMatrix):
    """Take a person off the list; what they named and saw is kept."""

    stakeholder_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreStakeholder(InMatrix):
    stakeholder_id: str


@dataclass(frozen=True, kw_only=True)
class ExcuseStakeholder(InMatrix):
    """Say why nobody waits for a person's answer.

    Attributes:
        reason: One of `terms.Excuse`.
        replacement: Who answers in their place, if they were replaced.
    """

    stakeholder_id: str
    reason: str
    replacement: str = ""


@dataclass(frozen=True, kw_only=True)
class ExpectStakeholder(InMatrix):
    """Wait for an excused person's answer again."""

    stakeholder_id: str


@dataclass(frozen=True, kw_only=True)
class _WholeStakeholder:
    matrix_id: str
    stakeholder_id: str
    name: str
    department: str
    level: str
    region: str
    member_id: str
    sponsor: bool
    version: int

    @property
    def subject(self) -> str:
        return f"stakeholder:{self.stakeholder_id}"


@dataclass(frozen=True, kw_only=True)
class StakeholderAdded(_WholeStakeholder, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StakeholderEdited(_WholeStakeholder, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StakeholderRestored(_WholeStakeholder, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class StakeholderRemoved(Fact):
    matrix_id: str
    stakeholder_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"stakeholder:{self.stakeholder_id}"


@dataclass(frozen=True, kw_only=True)
class StakeholderExcused(Fact):
    matrix_id: str
    stakeholder_id: str
    name: str
    reason: str
    replacement: str

    @property
    def subject(self) -> str:
        return f"excuse:{self.stakeholder_id}"


@dataclass(frozen=True, kw_only=True)
class StakeholderExpected(Fact):
    matrix_id: str
    stakeholder_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"excuse:{self.stakeholder_id}"
