"""Inputs and facts about where evidence comes from."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.evidence.terms import SourceKind
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddSource(InMatrix):
    """Say where evidence comes from.

    Attributes:
        kind: One of `terms.SourceKind`.
        date: The day it speaks of as an ISO date, or empty.
        collector: Who gathered it, in words.
        url: Where an outside document can be read, or empty.
        document_id: The imported document that holds it, or empty.
    """

    title: str
    kind: str = SourceKind.INTERVIEW
    date: str = ""
    collector: str = ""
    channel: str = ""
    department: str = ""
    url: str = ""
    note: str = ""
    document_id: str = ""


@dataclass(frozen=True, kw_only=True)
class EditSource(AddSource):
    """Say all of a source anew.

    Attributes:
        version: The source's version that was typed over; None takes whatever stands.
    """

    source_id: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class _WholeSource:
    matrix_id: str
    source_id: str
    kind_of_source: str
    title: str
    date: str
    collector: str
    channel: str
    department: str
    url: str
    note: str
    document_id: str
    version: int
    author_name: str

    @property
    def subject(self) -> str:
        return f"source:{self.source_id}"


@dataclass(frozen=True, kw_only=True)
class SourceAdded(_WholeSource, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class SourceEdited(_WholeSource, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class SourceRestored(_WholeSource, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RemoveSource(InMatrix):
    """Take a source away; it is kept with its observations, none of which counts meanwhile."""

    source_id: str


@dataclass(frozen=True, kw_only=True)
class SourceRemoved(Fact):
    matrix_id: str
    source_id: str
    title: str

    @property
    def subject(self) -> str:
        return f"source:{self.source_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreSource(InMatrix):
    """Bring a removed source back with all that was taken from it."""

    source_id: str
