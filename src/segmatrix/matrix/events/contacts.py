"""Inputs and facts about whom to ask about a segment."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddContact(InMatrix):
    """Name somebody to ask: a member by id, or anybody else by name.

    Attributes:
        role: What they know or do, such as "sales", in words.
    """

    segment_id: str
    dimension_id: str
    member_id: str = ""
    name: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactAdded(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str
    contact_id: str
    member_id: str
    name: str
    role: str
    position: int

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:contact:{self.contact_id}"


@dataclass(frozen=True, kw_only=True)
class RemoveContact(InMatrix):
    """Take a contact off the list."""

    contact_id: str


@dataclass(frozen=True, kw_only=True)
class ContactRemoved(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str
    contact_id: str

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:contact:{self.contact_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreContact(InMatrix):
    """Put a removed contact back where it stood."""

    contact_id: str


@dataclass(frozen=True, kw_only=True)
class ContactRestored(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str
    contact_id: str
    member_id: str
    name: str
    role: str
    position: int

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:contact:{self.contact_id}"


@dataclass(frozen=True, kw_only=True)
class DismissContact(InMatrix):
    """Say that somebody who was suggested need not be asked about a segment."""

    segment_id: str
    dimension_id: str
    member_id: str


@dataclass(frozen=True, kw_only=True)
class _Suggested:
    matrix_id: str
    segment_id: str
    dimension_id: str
    member_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:suggested:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class ContactDismissed(_Suggested, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ReconsiderContact(InMatrix):
    """Let somebody be suggested again."""

    segment_id: str
    dimension_id: str
    member_id: str


@dataclass(frozen=True, kw_only=True)
class ContactReconsidered(_Suggested, Fact):
    pass
