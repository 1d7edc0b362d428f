"""Inputs and facts about the sources that hold what people to ask said."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddInterview(InMatrix):
    """Keep the notes of an interview with a person to ask as a source of evidence.

    Attributes:
        date: The day as an ISO date, or empty.
        url: Where outside notes can be read, or empty.
    """

    stakeholder_id: str
    title: str
    date: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkInterview(InMatrix):
    """Say that a source of the matrix holds what a person to ask said."""

    stakeholder_id: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class UnlinkInterview(InMatrix):
    """Say that a source is not about a person to ask after all; the source stays."""

    stakeholder_id: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class _Linked:
    matrix_id: str
    stakeholder_id: str
    source_id: str
    name: str
    title: str

    @property
    def subject(self) -> str:
        return f"interview:{self.stakeholder_id}:{self.source_id}"


@dataclass(frozen=True, kw_only=True)
class InterviewLinked(_Linked, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class InterviewUnlinked(_Linked, Fact):
    pass
