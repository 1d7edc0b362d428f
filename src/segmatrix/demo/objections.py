"""What the example's people cannot agree to, and what they answer when asked to read the draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.demo.story import Do
from segmatrix.matrix.queries import MatrixTable
from segmatrix.review import actions, events, queries
from segmatrix.review.terms import AboutKind, Answer

DUE_IN = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Objected:
    """One objection to a segment.

    Attributes:
        answer: Who answered, and what; empty for nobody.
        overridden: Who overrode it, and why; empty for nobody.
    """

    who: str
    segment: str
    reason: str
    answer: tuple[str, str] = ("", "")
    overridden: tuple[str, str] = ("", "")


OBJECTED = (
    Objected(
        "mika",
        "City resilience teams",
        "A water utility buys for other reasons than a town hall. As one segment I cannot write "
        "to either.",
        answer=(
            "pri",
            "Both ask for the same flood figures. May we keep them together for a year?",
        ),
    ),
    Objected(
        "cass",
        "Newsroom data desks",
        "We cannot support forty trials that never pay.",
        overridden=("fara", "The trial is the price of the front page; we look again in spring."),
    ),
)

NOTE = "Please read the draft until then; two definitions are new."
ASKED = ("exa", "pri", "mika", "sol", "noor")
ANSWERED = (
    ("pri", Answer.FINE, ""),
    ("noor", Answer.COMMENTS, "Mind that banks outside Europe have other auditors."),
)


def disagree(do: Do, table: MatrixTable, actors: Mapping[str, Actor], facilitator: str) -> None:
    """Let people object and answer, ask some to read the draft, and ask for the signature.

    Args:
        do: Lets a colleague act, by their key.
        table: The finished table.
        actors: Everybody, by their keys; the people to ask are on the list by now.
        facilitator: The key of who facilitates.
    """
    segments = {segment.name: segment.id for segment in table.segments}
    for objected in OBJECTED:
        if objected.segment in segments:
            _object(do, table.matrix.id, objected, segments[objected.segment])
    _review(do, table.matrix.id, actors, facilitator)
    do(actions.request_signing, events.RequestSigning(matrix_id=table.matrix.id), facilitator)


def _object(do: Do, matrix_id: str, objected: Objected, segment_id: str) -> None:
    given = events.RaiseObjection(
        matrix_id=matrix_id,
        reason=objected.reason,
        about_kind=AboutKind.SEGMENT.value,
        about_id=segment_id,
    )
    (raised,) = do(actions.raise_objection, given, objected.who)
    assert isinstance(raised, events.ObjectionRaised)
    about = {"matrix_id": matrix_id, "objection_id": raised.objection_id}
    who, words = objected.answer
    if who:
        do(actions.answer_objection, events.AnswerObjection(**about, text=words), who)
    who, words = objected.overridden
    if who:
        do(actions.override_objection, events.OverrideObjection(**about, reason=words), who)


def _review(do: Do, matrix_id: str, actors: Mapping[str, Actor], facilitator: str) -> None:
    people = queries.stakeholders(matrix_id, actors[facilitator])
    listed = {person.member_id: person.id for person in people}
    asked = [listed[actors[who].member_id] for who in ASKED]
    given = events.AskReviewers(
        matrix_id=matrix_id,
        stakeholder_ids=asked,
        due=(clock.now() + DUE_IN).date().isoformat(),
        note=NOTE,
    )
    (review,) = do(actions.ask_reviewers, given, facilitator)
    assert isinstance(review, events.ReviewersAsked)
    for who, answer, words in ANSWERED:
        answered = events.AnswerReview(
            matrix_id=matrix_id, review_id=review.review_id, answer=answer.value, words=words
        )
        do(actions.answer_review, answered, who)
