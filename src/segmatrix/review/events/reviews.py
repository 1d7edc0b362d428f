"""Inputs and facts about review rounds."""

from dataclasses import dataclass, field

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class AskReviewers(InMatrix):
    """Ask people to read the revision that is worked on, and to answer until a day.

    Attributes:
        stakeholder_ids: Who of the people to ask.
        due: The day as an ISO date.
    """

    stakeholder_ids: list[str]
    due: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawReview(InMatrix):
    """Take a review round back: nobody owes an answer in it any more."""

    review_id: str


@dataclass(frozen=True, kw_only=True)
class ReinstateReview(InMatrix):
    """Let a review round that was taken back count again."""

    review_id: str


@dataclass(frozen=True, kw_only=True)
class AnswerReview(InMatrix):
    """Say what one thinks of the revision that one was asked to read.

    Attributes:
        answer: One of `terms.Answer`. Objecting raises an objection to the revision for the reason
            in `words`; an empty one takes the answer back.
        deputy_id: As whose deputy; empty for oneself.
    """

    review_id: str
    answer: str
    words: str = ""
    deputy_id: str = ""


@dataclass(frozen=True, kw_only=True)
class RemindReviewers(InMatrix):
    """Remind those who owe an answer, and nobody else."""

    review_id: str


@dataclass(frozen=True, kw_only=True)
class OfReview:
    """What every fact about a review round says."""

    matrix_id: str
    review_id: str
    revision: int
    due: str


@dataclass(frozen=True, kw_only=True)
class _WholeReview(OfReview):
    """A whole round.

    Attributes:
        people: The people asked, by their ids among the people to ask.
        members: Those of them who are members, by their ids as members.
    """

    note: str
    people: list[str]
    members: list[str]

    @property
    def subject(self) -> str:
        return f"review:{self.review_id}"


@dataclass(frozen=True, kw_only=True)
class ReviewersAsked(_WholeReview, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewWithdrawn(_WholeReview, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewReinstated(_WholeReview, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(OfReview, Fact):
    """Somebody answered; an empty `answer` says that they took it back.

    Attributes:
        deputy_name: Who answered for them; empty for themselves.
    """

    stakeholder_id: str
    name: str
    answer: str
    words: str
    deputy_name: str = ""

    @property
    def subject(self) -> str:
        return f"review:{self.review_id}:answer:{self.stakeholder_id}"


@dataclass(frozen=True, kw_only=True)
class ReviewersReminded(OfReview, Fact):
    """Those who owed an answer were reminded.

    Attributes:
        people: By their ids among the people to ask.
        members: Those of them who are members and not stood in for, by their ids as members.
        substitutes: The members who stand in for the others, who are away.
    """

    people: list[str]
    members: list[str]
    substitutes: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return f"review:{self.review_id}:reminder"
