"""Writing notices: what is done when a fact is recorded, within the transaction that records it.

A fact of an undo tells nobody. It withdraws the notices of the operation that it takes back, or
lets them stand again when it takes back an undo.
"""

from django.db.models import Q, QuerySet

from segmatrix.activity import queries as activity
from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.inbox import reviews, rounds, workshops
from segmatrix.inbox.models import Notice
from segmatrix.inbox.telling import TELLS, Circle, Whom, told
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import events
from segmatrix.matrix import queries as matrices
from segmatrix.review import events as review_events
from segmatrix.rounds import events as round_events
from segmatrix.workshops import events as workshop_events

_COPIED = (
    "matrix_id",
    "statement_id",
    "thread_id",
    "comment_id",
    "question_id",
    "proposal_id",
    "objection_id",
    "review_id",
    "step_id",
    "round_id",
    "workshop_id",
    "text",
)


def note(fact: Fact, actor: Actor) -> None:
    """Tell those whom a fact of a matrix concerns, or take back what they were told."""
    stream = f"matrix:{fact.matrix_id}"
    (entry,) = activity.since(stream, activity.last_number(stream) - 1)
    origin, stands = activity.origin(stream, entry.operation_id)
    match fact:
        case events.CommentEdited() | events.CommentRestored():
            _keep_up(fact)
        case events.CommentRemoved():
            _of_comment(fact).update(withdrawn=True, text="")
        case events.ThreadReopened():
            _withdraw(NoticeKind.RESOLVED, thread_id=fact.thread_id)
        case events.StatementRestored():
            _withdraw(NoticeKind.REMOVED, statement_id=fact.statement_id)
        case events.QuestionWithdrawn():
            _of_question(fact).update(withdrawn=True)
        case events.QuestionAsked():
            _of_question(fact).update(withdrawn=origin == entry.operation_id)
        case events.OfProposal() if fact.question_id:
            _of_question(fact).update(withdrawn=not isinstance(fact, events.ProposalWithdrawn))
    reviews.keep_up(fact)
    rounds.keep_up(fact)
    workshops.keep_up(fact, entry)
    if origin != entry.operation_id:
        told_by_it = Notice.objects.filter(matrix_id=fact.matrix_id, operation_id=origin)
        told_by_it.update(withdrawn=not stands)
    elif type(fact) in TELLS:
        _tell(fact, entry, actor)


def follow_standing(fact: events.MatrixDiscarded | events.MatrixReinstated, actor: Actor) -> None:
    """Withdraw what was told of a matrix that is taken back, until it is there again."""
    gone = isinstance(fact, events.MatrixDiscarded)
    Notice.objects.filter(matrix_id=fact.matrix_id).update(withdrawn=gone)


def _tell(fact: Fact, entry: activity.Entry, actor: Actor) -> None:
    by = reviews.teller(fact) or actor
    found = told(fact, _circle(fact, actor), by=by.member_id)
    values = fact.to_json()
    if isinstance(fact, events.StatementRemoved):
        values["text"] = matrices.authored(fact.statement_id).text
    if isinstance(fact, events.ProposalDeclined):
        values["text"] = fact.reason
    if isinstance(fact, review_events.StepFellDue):
        values["text"] = reviews.due_words(fact)
    if isinstance(fact, events.WordingAnnounced):
        values["text"] = fact.after
    if isinstance(fact, round_events.WholeRound):
        values["text"] = fact.name
    if isinstance(fact, workshop_events.PhaseEntered | workshop_events.WorkshopEnded):
        values["text"] = workshops.words(fact)
    values.setdefault("text", values.get("note", ""))
    about = {name: value for name, value in values.items() if name in _COPIED}
    Notice.objects.bulk_create(
        Notice(
            workspace_id=actor.workspace_id,
            member_id=member_id,
            number=entry.number,
            operation_id=entry.operation_id,
            kind=kind,
            who=by.name,
            department=by.department,
            at=entry.at,
            **about,
        )
        for member_id, kind in found.items()
    )


def _circle(fact: Fact, actor: Actor) -> Circle:
    """Return who is what to the fact."""
    for room in (reviews, rounds, workshops):
        if (known := room.circle(fact)) is not None:
            return known
    if isinstance(fact, events.OfThread):
        parties = matrices.thread_parties(fact.thread_id)
        return {
            Whom.MENTIONED: _newly_mentioned(fact) if isinstance(fact, events.Said) else (),
            Whom.SPEAKERS: parties.said_in,
            Whom.STARTER: (parties.started_by,),
            Whom.OWNER: (parties.owner,),
        }
    if isinstance(fact, events.WordingAnnounced):
        return {Whom.SHOWN: reviews.shown(fact.matrix_id)}
    if isinstance(fact, events.QuestionAsked):
        return {Whom.ASKED: fact.asked, Whom.STANDS_IN: reviews.stand_in(fact, actor)}
    if isinstance(fact, events.StatementProposed):
        return {Whom.ASKER: (fact.asker_id,)}
    if isinstance(fact, events.OfProposal):
        return {Whom.PROPOSER: (fact.author_id,)}
    return {Whom.AUTHOR: (matrices.authored(fact.statement_id).member_id,)}


def _newly_mentioned(said: events.Said) -> list[str]:
    """Return whom a comment mentions and nobody has told of it yet."""
    know = set(_of_comment(said).values_list("member_id", flat=True))
    return [member_id for member_id in said.mentions if member_id not in know]


def _keep_up(said: events.Said) -> None:
    """Let notices of a comment have its words as they are now, and stand as far as it says so."""
    holds = ~Q(kind=NoticeKind.MENTIONED) | Q(member_id__in=said.mentions)
    _of_comment(said).update(text=said.text)
    _of_comment(said).filter(holds).update(withdrawn=False)
    _of_comment(said).exclude(holds).update(withdrawn=True)


def _withdraw(kind: NoticeKind, **about: str) -> None:
    Notice.objects.filter(kind=kind, **about).update(withdrawn=True)


def _of_comment(fact: events.OfComment) -> QuerySet[Notice]:
    return Notice.objects.filter(comment_id=fact.comment_id)


def _of_question(fact: events.OfQuestion | events.OfProposal) -> QuerySet[Notice]:
    """Return what told those who were asked or stand in; it stands while the question waits."""
    asked = (NoticeKind.ASKED, NoticeKind.ASKED_FOR_ABSENT)
    return Notice.objects.filter(kind__in=asked, question_id=fact.question_id)
