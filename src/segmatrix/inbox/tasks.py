"""What this room does by itself: it notes what concerns whom, and sends digests."""

from contextlib import suppress
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from socket import gaierror
from typing import Any

from django.db import IntegrityError

from segmatrix.activity.announcing import follow
from segmatrix.base import clock
from segmatrix.inbox import actions, events, queries, substitutes
from segmatrix.inbox.errors import MailRefused
from segmatrix.inbox.letters import letter
from segmatrix.inbox.models import Digest
from segmatrix.inbox.notices import follow_standing, note
from segmatrix.inbox.telling import TELLS
from segmatrix.inbox.terms import DIGEST_JOB
from segmatrix.jobs.actions import enqueue
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.kinds import job
from segmatrix.jobs.regular import regularly
from segmatrix.matrix import events as matrix_events
from segmatrix.people.queries import addressees
from segmatrix.review import events as review_events
from segmatrix.rounds import events as round_events
from segmatrix.workshops import events as workshop_events

TAKES_BACK = (
    matrix_events.CommentRemoved,
    matrix_events.CommentRestored,
    matrix_events.ThreadReopened,
    matrix_events.StatementRestored,
    matrix_events.VariantsReopened,
    matrix_events.QuestionWithdrawn,
    matrix_events.ProposalWithdrawn,
    matrix_events.ProposalReopened,
    review_events.TurnTakenBack,
    review_events.TurnRestored,
    review_events.SigningRequestTakenBack,
    review_events.ReviewWithdrawn,
    review_events.ReviewReinstated,
    review_events.StepFinished,
    review_events.StepRemoved,
    review_events.StepEdited,
    review_events.PlanProposed,
    review_events.PlanReturned,
    round_events.RoundDiscarded,
    round_events.RoundReinstated,
    round_events.RoundReopened,
    workshop_events.WorkshopDiscarded,
    workshop_events.WorkshopReinstated,
)
"""Facts that tell nobody anything, and may take back what another one told."""

UNSENT = (SMTPResponseException, SMTPRecipientsRefused, ConnectionRefusedError, gaierror)
"""Errors after which the mail has certainly not been taken: the server said so, or was not met."""

LOOKS_EVERY_SECONDS = 60


@regularly(seconds=LOOKS_EVERY_SECONDS)
def ask_for_digests() -> None:
    """Ask for the digests that are due."""
    ask()


@regularly(seconds=LOOKS_EVERY_SECONDS)
def tell_substitutes() -> None:
    """Tell who stands in what waits for them by now, and take back what does not any more."""
    for actor in substitutes.actors_behind():
        actions.hear_what_waits(events.HearWhatWaits(member_id=actor.member_id), actor=actor)


def ask() -> int:
    """Ask for the digests that are due, each at most once an hour, and return how many are."""
    due_now = queries.due_digests()
    for due in due_now:
        operation_id = f"{due.actor.member_id}:{due.day}:{clock.now():%H}"
        with suppress(IntegrityError):  # another worker has asked for it at this very moment
            enqueue(
                DIGEST_JOB,
                {"member_id": due.actor.member_id, "day": due.day.isoformat()},
                actor=due.actor,
                subject=f"inbox:{due.actor.member_id}",
                operation_id=operation_id,
            )
    return len(due_now)


@job(DIGEST_JOB)
def send_digest(handle: Handle, *, member_id: str, day: str) -> dict[str, Any]:
    """Send one member's digest of one period, at most once.

    It is reserved on disk before it is sent and noted after. Killed between the two, nobody knows
    whether it went out: it is not sent again, and its notices stay unread in the inbox. Refused by
    the mail server, its notices are free again and it is tried later.
    """
    begun = actions.begin_digest(
        events.BeginDigest(member_id=member_id, day=day), actor=handle.actor
    )
    if not begun:
        return {"sent": False}
    about = {"member_id": member_id, "digest_id": begun[0].digest_id}
    (addressee,) = addressees([member_id])
    mail = letter(Digest.objects.get(pk=begun[0].digest_id), addressee)
    try:
        mail.send()
    except UNSENT as problem:
        actions.end_digest(events.EndDigest(**about, refused=str(problem)), actor=handle.actor)
        raise MailRefused(problem) from problem
    actions.end_digest(events.EndDigest(**about), actor=handle.actor)
    return {"sent": True, "notices": len(begun[0].notice_ids)}


for kind in (*TELLS, *TAKES_BACK):
    follow(kind, note)
for kind in (matrix_events.MatrixDiscarded, matrix_events.MatrixReinstated):
    follow(kind, follow_standing)
