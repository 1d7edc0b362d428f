"""Inputs and facts about other words for segments."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddAlias(InMatrix):
    """Keep somebody's own word for a segment.

    Attributes:
        origin: The department, team or document that says so; empty for the writer's department.
        language: The code of its language, such as `de`, if that is known.
    """

    segment_id: str
    text: str
    origin: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class AliasAdded(Fact):
    matrix_id: str
    segment_id: str
    alias_id: str
    text: str
    origin: str
    of: str
    language: str
    author_name: str
    department: str

    @property
    def subject(self) -> str:
        return f"alias:{self.alias_id}"


@dataclass(frozen=True, kw_only=True)
class EditAlias(InMatrix):
    """Put a word, its origin and its language otherwise."""

    alias_id: str
    text: str
    origin: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class AliasEdited(Fact):
    matrix_id: str
    segment_id: str
    alias_id: str
    text: str
    origin: str
    language: str

    @property
    def subject(self) -> str:
        return f"alias:{self.alias_id}"


@dataclass(frozen=True, kw_only=True)
class RemoveAlias(InMatrix):
    """Take a word off a segment; it can be restored."""

    alias_id: str


@dataclass(frozen=True, kw_only=True)
class AliasRemoved(Fact):
    matrix_id: str
    segment_id: str
    alias_id: str

    @property
    def subject(self) -> str:
        return f"alias:{self.alias_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreAlias(InMatrix):
    """Let a removed word stand for its segment again."""

    alias_id: str


@dataclass(frozen=True, kw_only=True)
class AliasRestored(Fact):
    matrix_id: str
    segment_id: str
    alias_id: str
    text: str
    origin: str
    of: str
    language: str
    author_name: str
    department: str

    @property
    def subject(self) -> str:
        return f"alias:{self.alias_id}"
