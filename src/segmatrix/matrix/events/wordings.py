"""Inputs and facts about other words for something agreed."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class Reword(InMatrix):
    """Put the name or definition of a segment of an agreed matrix in words that mean the same.

    Attributes:
        part: `name` or `definition` (`terms.Part`).
        version: That of the segment or of the statement it was typed over; None takes any.
    """

    segment_id: str
    part: str
    text: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class KeepWording(InMatrix):
    """Take the announcement of other words back, or announce them again."""

    wording_id: str
    stands: bool


@dataclass(frozen=True, kw_only=True)
class WordingAnnounced(Fact):
    """Other words hold for what was agreed, or (`stands`) that was taken back."""

    matrix_id: str
    wording_id: str
    segment_id: str
    part: str
    before: str
    after: str
    by_name: str
    stands: bool

    @property
    def subject(self) -> str:
        return f"wording:{self.wording_id}"


@dataclass(frozen=True, kw_only=True)
class ChallengeWording(InMatrix):
    """Say that other words mean something else than was agreed, which opens a draft."""

    wording_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TakeBackChallenge(InMatrix):
    """Take a challenge back."""

    wording_id: str


@dataclass(frozen=True, kw_only=True)
class WordingChallenged(Fact):
    """Somebody says that other words mean something else; nobody does when `by_name` is empty."""

    matrix_id: str
    wording_id: str
    segment_id: str
    part: str
    by_name: str
    reason: str

    @property
    def subject(self) -> str:
        return f"wording:{self.wording_id}:challenge"
