"""Who is away now and who stands in, for what waits for somebody without a time of its own."""

from dataclasses import dataclass
from datetime import date

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import QuestionView
from segmatrix.review import access
from segmatrix.review.access import plans as rows
from segmatrix.review.access import reviews
from segmatrix.review.access.parties import Parties, Party
from segmatrix.review.substituting import on_duty


@dataclass(frozen=True, slots=True)
class AwayNow:
    """Somebody is away now.

    Attributes:
        name: What they are called.
        last: The last day on which they are away.
        there: Who is there in their place, None for nobody.
    """

    name: str
    last: date
    there: Party | None


@dataclass(frozen=True, slots=True)
class StoodIn:
    """A question that was asked of somebody who is away, in whose place the reader is there."""

    question: QuestionView
    away: AwayNow


@dataclass(frozen=True, slots=True)
class WaitsInPlace:
    """A question, or an answer in a review, that somebody who is away owes.

    Attributes:
        member_id: Who is there in their place.
        question_id: The question, or empty; so `review_id`.
    """

    matrix_id: str
    member_id: str
    question_id: str = ""
    review_id: str = ""


def away_now(matrix_id: str, actor: Actor) -> dict[str, AwayNow]:
    """Return who is away at this instant, by the id under which they take part.

    One query where nobody ever is, else a fixed number.
    """
    place = access.matrix(matrix_id, actor).id
    found = list(rows.absences(place))
    if not found:
        return {}
    parties, now = Parties(place, actor), clock.now()
    absences = rows.away(found, parties.id_of)
    gone = {}
    for each in absences:
        who = parties.find(each.who)
        if who and each.at(now):
            duty = on_duty(who.id, now, absences)
            last = max(other.last for other in absences if other.who == who.id and other.at(now))
            gone[who.id] = AwayNow(who.name, last, parties.find(duty.who))
    return gone


def waiting_in_place() -> list[WaitsInPlace]:
    """Return what waits now for somebody in the place of who is away, in all matrices.

    In one query while nobody is away, else in a fixed number; for the worker.
    """
    now = clock.now()
    places = rows.absent_about(now)
    if not places:
        return []
    duties = rows.Duties(places)
    found = []
    for asked in matrices.waiting_questions(places):
        duty = duties.of(asked.matrix_id, asked.asked_id, now)
        if duty.away and duty.who not in ("", asked.asker_id):
            found.append(WaitsInPlace(asked.matrix_id, duty.who, question_id=asked.id))
    for owed in reviews.all_owing(places):
        duty = duties.of(owed.review.matrix_id, owed.stakeholder_id, now)
        if duty.away and duty.who:
            waits = WaitsInPlace(owed.review.matrix_id, duty.who, review_id=owed.review_id)
            found.append(waits)
    return list(dict.fromkeys(found))


def stood_in(matrix_id: str, actor: Actor) -> tuple[StoodIn, ...]:
    """Return the open questions of those who are away and for whom the actor is there.

    What the actor asked themselves waits for nobody but whom they asked.
    """
    away = away_now(matrix_id, actor)
    theirs = {who for who, each in away.items() if each.there and each.there.id == actor.member_id}
    if not theirs or not actor.member_id:
        return ()
    return tuple(
        StoodIn(each, away[each.asked_id])
        for each in matrices.questions(matrix_id, actor)
        if each.asked_id in theirs and each.asker_id != actor.member_id
    )
