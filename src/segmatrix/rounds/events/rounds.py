"""Inputs and facts about a round as a whole."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.kit.agreement.suppressing import SMALLEST_GROUP
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix.events import InMatrix
from segmatrix.rounds.terms import Identity


@dataclass(frozen=True, kw_only=True)
class _Plan(InMatrix):
    """What a round is to be.

    Attributes:
        questions: What is asked, in order: objects with `kind` (one of `terms.Kind`), `words`, and
            as the kind needs `about_id` (a segment or statement), `options` (of a ranking texts,
            of dots objects of `id` and `text`), `budget` and `cap` (of dots: how many each has, and
            at most puts on one) and `departments` (those asked; none stands for all).
        people: Who is invited, by their ids as members or guests.
        abstaining: Those of them who lead it and answer nothing.
        groups: The group of each department, where some are taken together.
        smallest: The smallest department shown if it is anonymous.
        quorum: How many must answer; None for half of those invited.
        closes: When its time is over, as a clock in the `zone` shows it: 2026-05-01T17:00; empty
            where it ends by hand.
        open_door: Whether others may come in after it opened.
    """

    name: str
    questions: list[dict[str, Any]]
    people: list[str]
    abstaining: list[str] = field(default_factory=list)
    profile: str = Profile.NEAR.value
    identity: str = Identity.ANONYMOUS.value
    groups: dict[str, str] = field(default_factory=dict)
    smallest: int = SMALLEST_GROUP
    quorum: int | None = None
    closes: str = ""
    zone: str = "UTC"
    open_door: bool = False


@dataclass(frozen=True, kw_only=True)
class DraftRound(_Plan):
    """Prepare a round that nobody is asked in yet.

    Attributes:
        follows: The revealed round of which this one asks again what is not agreed.
    """

    follows: str = ""


@dataclass(frozen=True, kw_only=True)
class ChangeRound(_Plan):
    """Plan a drafted round otherwise, based on its `version`."""

    round_id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class OpenRound(InMatrix):
    """Ask everybody invited, and promise what was planned."""

    round_id: str


@dataclass(frozen=True, kw_only=True)
class ExtendRound(InMatrix):
    """Let an open round end when a clock in a zone shows `closes`, or, if it is empty, by hand."""

    round_id: str
    closes: str
    zone: str = "UTC"


@dataclass(frozen=True, kw_only=True)
class RevealRound(InMatrix):
    """End an open round and show everybody what was answered. It is final."""

    round_id: str


@dataclass(frozen=True, kw_only=True)
class ReopenRound(InMatrix):
    """Let those asked in a revealed round answer on, and take off the map what it brought there."""

    round_id: str


@dataclass(frozen=True, kw_only=True)
class JoinRound(InMatrix):
    """Be asked as well, in an open round that others may come into.

    Attributes:
        people: Whom whoever leads it lets in, by their ids; none for whoever asks.
    """

    round_id: str
    people: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class RemindAnswering(InMatrix):
    """Remind those who have not answered everything, without saying who they are."""

    round_id: str


@dataclass(frozen=True, kw_only=True)
class DiscardRound(InMatrix):
    """Give a round up; its answers are kept and never shown."""

    round_id: str


@dataclass(frozen=True, kw_only=True)
class ReinstateRound(InMatrix):
    """Let a round that was given up go on as it was."""

    round_id: str


@dataclass(frozen=True, kw_only=True)
class WholeRound:
    """A round with its whole plan (`DraftRound`); `closes` is in UTC.

    Attributes:
        state: One of `terms.RoundState`.
    """

    matrix_id: str
    round_id: str
    state: str
    name: str
    questions: list[dict[str, Any]]
    people: list[str]
    abstaining: list[str]
    profile: str
    identity: str
    groups: dict[str, str]
    smallest: int
    quorum: int | None
    closes: str
    open_door: bool = False

    @property
    def subject(self) -> str:
        return f"round:{self.round_id}"


@dataclass(frozen=True, kw_only=True)
class RoundDrafted(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundChanged(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundOpened(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundExtended(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundRevealed(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundReopened(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundJoined(Fact):
    """Somebody is asked in a round since it opened."""

    matrix_id: str
    round_id: str
    member_id: str
    name: str
    department: str

    @property
    def subject(self) -> str:
        return f"round:{self.round_id}:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class RoundDiscarded(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RoundReinstated(WholeRound, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class AnswersMissed(Fact):
    """Those who had not answered everything were reminded: how many, and never who."""

    matrix_id: str
    round_id: str
    people: int

    @property
    def subject(self) -> str:
        return f"round:{self.round_id}:reminder"
