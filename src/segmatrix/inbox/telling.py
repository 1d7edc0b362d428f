"""Which fact tells whom about what: one table, and the function that reads it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import events
from segmatrix.review import events as review
from segmatrix.review.terms import VoiceState
from segmatrix.rounds import events as rounds
from segmatrix.workshops import events as workshops

WAITING, CONFIRMED, DECLINED = VoiceState.WAITING, VoiceState.CONFIRMED, VoiceState.DECLINED


class Whom(StrEnum):
    """What a member may be to a fact."""

    MENTIONED = "the text mentions them"
    SPEAKERS = "they have said something in the thread"
    STARTER = "the thread is theirs"
    OWNER = "the thread hangs on their statement or placement"
    AUTHOR = "the statement is theirs"
    ASKED = "the question is asked of them"
    ASKER = "the question is theirs"
    PROPOSER = "the proposal is theirs"
    OBJECTOR = "the objection is theirs"
    ANSWERERS = "they have answered the objection"
    SPEAKER = "they are said to have said it"
    SCRIBE = "they wrote it down"
    ON_DUTY = "the step is due from them"
    STANDS_IN = "they stand in for somebody who is asked"
    SHOWN = "they were shown what is said in other words now"
    TAKES_PART = "they take part in the workshop"
    FOR_DAYS = "they take part in the workshop, and it goes over days"


Circle = Mapping[Whom, Collection[str]]
"""Who is what to one fact, as member ids."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One row of the table: members who are `whom` to the fact get a notice of this kind."""

    whom: Whom
    kind: NoticeKind
    if_so: Callable[[Any], bool] = lambda fact: True


TELLS: dict[type[Fact], tuple[Telling, ...]] = {
    events.ThreadStarted: (
        Telling(Whom.MENTIONED, NoticeKind.MENTIONED),
        Telling(Whom.OWNER, NoticeKind.COMMENTED),
    ),
    events.ReplyAdded: (
        Telling(Whom.MENTIONED, NoticeKind.MENTIONED),
        Telling(Whom.SPEAKERS, NoticeKind.REPLIED),
        Telling(Whom.OWNER, NoticeKind.COMMENTED),
    ),
    events.CommentEdited: (Telling(Whom.MENTIONED, NoticeKind.MENTIONED),),
    events.ThreadResolved: (Telling(Whom.STARTER, NoticeKind.RESOLVED),),
    events.StatementEdited: (Telling(Whom.AUTHOR, NoticeKind.REWORDED),),
    events.VariantPicked: (
        Telling(Whom.AUTHOR, NoticeKind.REWORDED, if_so=lambda fact: bool(fact.variant_id)),
    ),
    events.StatementVariantKept: (Telling(Whom.AUTHOR, NoticeKind.VARIANT_KEPT),),
    events.StatementRemoved: (Telling(Whom.AUTHOR, NoticeKind.REMOVED),),
    events.QuestionAsked: (
        Telling(Whom.ASKED, NoticeKind.ASKED),
        Telling(Whom.STANDS_IN, NoticeKind.ASKED_FOR_ABSENT),
    ),
    events.StatementProposed: (Telling(Whom.ASKER, NoticeKind.ANSWERED),),
    events.ProposalAccepted: (
        Telling(
            Whom.PROPOSER, NoticeKind.ACCEPTED_REWORDED, if_so=lambda fact: bool(fact.reworded)
        ),
        Telling(Whom.PROPOSER, NoticeKind.ACCEPTED),
    ),
    events.ProposalDeclined: (Telling(Whom.PROPOSER, NoticeKind.DECLINED),),
    events.WordingAnnounced: (
        Telling(Whom.SHOWN, NoticeKind.WORDING, if_so=lambda fact: fact.stands),
    ),
    review.ObjectionRaised: (Telling(Whom.AUTHOR, NoticeKind.OBJECTED),),
    review.ObjectionAnswered: (Telling(Whom.OBJECTOR, NoticeKind.OBJECTION_ANSWERED),),
    review.ObjectionOverridden: (Telling(Whom.OBJECTOR, NoticeKind.OBJECTION_OVERRIDDEN),),
    review.ObjectionWithdrawn: (Telling(Whom.ANSWERERS, NoticeKind.OBJECTION_SETTLED),),
    review.ReviewersAsked: (Telling(Whom.ASKED, NoticeKind.REVIEW_ASKED),),
    review.ReviewersReminded: (
        Telling(Whom.ASKED, NoticeKind.REVIEW_REMINDED),
        Telling(Whom.STANDS_IN, NoticeKind.REVIEW_FOR_ABSENT),
    ),
    review.StepFellDue: (
        Telling(Whom.ON_DUTY, NoticeKind.STEP_LATE, if_so=lambda fact: bool(fact.late)),
        Telling(Whom.ON_DUTY, NoticeKind.STEP_DUE),
    ),
    review.VoiceNoted: (
        Telling(Whom.SPEAKER, NoticeKind.VOICE_NOTED, if_so=lambda fact: fact.state == WAITING),
    ),
    review.VoiceChanged: (
        Telling(
            Whom.SCRIBE, NoticeKind.VOICE_CONFIRMED, if_so=lambda fact: fact.state == CONFIRMED
        ),
        Telling(Whom.SCRIBE, NoticeKind.VOICE_DECLINED, if_so=lambda fact: fact.state == DECLINED),
    ),
    review.SigningRequested: (Telling(Whom.ASKED, NoticeKind.SIGNING_ASKED),),
    rounds.RoundOpened: (Telling(Whom.ASKED, NoticeKind.ROUND_OPENED),),
    rounds.AnswersMissed: (Telling(Whom.ASKED, NoticeKind.ROUND_REMINDED),),
    rounds.RoundRevealed: (Telling(Whom.ASKED, NoticeKind.ROUND_REVEALED),),
    workshops.PhaseEntered: (
        Telling(
            Whom.TAKES_PART,
            NoticeKind.WORKSHOP_BEGUN,
            if_so=lambda fact: not fact.position and not fact.back,
        ),
        Telling(
            Whom.FOR_DAYS,
            NoticeKind.WORKSHOP_GOES_ON,
            if_so=lambda fact: fact.position and not fact.back,
        ),
    ),
    workshops.WorkshopEnded: (Telling(Whom.TAKES_PART, NoticeKind.WORKSHOP_ENDED),),
}
"""Whom each fact tells what. Of several rows that reach one member, the first counts."""


def told(fact: Fact, circle: Circle, *, by: str) -> dict[str, NoticeKind]:
    """Return who is told of a fact, and what; nobody is told what they did themselves.

    Args:
        fact: One that is in `TELLS`.
        circle: Who is what to it.
        by: Whose doing it is.
    """
    found: dict[str, NoticeKind] = {}
    for telling in TELLS[type(fact)]:
        if telling.if_so(fact):
            for member_id in circle.get(telling.whom, ()):
                found.setdefault(member_id, telling.kind)
    return {member_id: kind for member_id, kind in found.items() if member_id not in ("", by)}
