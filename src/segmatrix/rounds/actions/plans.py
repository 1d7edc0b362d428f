"""The plan of a round: who is asked what, how, and until when."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import named, one_of
from segmatrix.base.zoning import due_at, wall_clock, zone_called
from segmatrix.kit.agreement.terms import Profile
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import access, events
from segmatrix.rounds.actions.questions import framed, refuse_telling_questions
from segmatrix.rounds.models import Invitee, Question, Round
from segmatrix.rounds.queries import QuestionView
from segmatrix.rounds.terms import MOST_PEOPLE, NAME_LENGTH, Identity

UTC = "UTC"


def write_plan(found: Round, given: events.DraftRound | events.ChangeRound, actor: Actor) -> None:
    """Give a drafted round what is planned for it."""
    found.name = named(given.name, limit=NAME_LENGTH)
    found.profile = one_of(Profile, given.profile, field="profile").value
    found.identity = one_of(Identity, given.identity, field="identity").value
    found.groups = {department: group for department, group in given.groups.items() if group}
    found.smallest = _at_least(2, given.smallest, field="smallest")
    found.quorum = None if given.quorum is None else _at_least(1, given.quorum, field="quorum")
    found.closes = instant(given.closes, given.zone)
    found.open_door = given.open_door
    found.save()
    write_asked(found, given.questions, given.people, given.abstaining, actor)


def write_asked(
    found: Round,
    asked: list[dict[str, Any]],
    member_ids: list[str],
    abstaining: list[str],
    actor: Actor,
) -> list[Invitee]:
    """Write down what a drafted round asks whom, and return those who will answer.

    Refuses what would tell who answered it though no names are told.
    """
    questions = framed(found, asked, actor)
    Question.objects.filter(round=found).delete()  # nobody can have answered a draft
    Question.objects.bulk_create(questions)
    answering = _invite(found, member_ids, abstaining, actor)
    refuse_telling_questions(found, answering)
    return answering


def _invite(
    found: Round, member_ids: list[str], abstaining: list[str], actor: Actor
) -> list[Invitee]:
    """Write down who is invited, as they are called now, and return those who will answer.

    Who has left meanwhile, or may not answer, is not asked.
    """
    may = {
        person.id: person
        for person in people.participants(found.matrix_id, actor)
        if person.may(Permission.COMMENT)
    }
    invited = [may[one] for one in dict.fromkeys(member_ids) if one in may]
    if not invited and not found.open_door:
        raise Invalid(_("Nobody was ticked."), hint=_("Tick whom you ask."), field="people")
    if len(invited) > MOST_PEOPLE:
        raise Invalid(
            _("At most %(most)s people fit into a round.") % {"most": MOST_PEOPLE}, field="people"
        )
    Invitee.objects.filter(round=found).delete()
    rows = Invitee.objects.bulk_create(
        Invitee(
            round=found,
            member_id=person.id,
            name=person.name,
            department=person.department,
            abstains=person.id in abstaining,
        )
        for person in invited
    )
    return [row for row in rows if not row.abstains]


def _at_least(least: int, number: int, *, field: str) -> int:
    if number < least:
        raise Invalid(
            _("This is at least %(least)s.") % {"least": least}, field=field, yours=number
        )
    return number


def instant(closes: str, zone: str) -> datetime | None:
    """Return when a round's time is over, None where it ends by hand."""
    return due_at(closes, zone_called(zone), field="closes") if closes else None


def wall(closes: datetime | None) -> str:
    """Return the same as an input has it, in UTC."""
    return wall_clock(closes, zone_called(UTC)) if closes else ""


def plan_of(found: Round) -> dict[str, Any]:
    """Return the plan of a round as an input has it."""
    invited = list(Invitee.objects.filter(round=found).order_by("name", "member_id"))
    return {
        "name": found.name,
        "questions": [QuestionView.of(question).asked for question in access.questions(found)],
        "people": [one.member_id for one in invited],
        "abstaining": [one.member_id for one in invited if one.abstains],
        "profile": found.profile,
        "identity": found.identity,
        "groups": found.groups,
        "smallest": found.smallest,
        "quorum": found.quorum,
        "closes": wall(found.closes),
        "open_door": found.open_door,
    }


def whole(found: Round) -> dict[str, Any]:
    """Return what a fact about a round as a whole says of it."""
    return {
        "matrix_id": found.matrix_id,
        "round_id": found.pk,
        "state": found.state,
        **plan_of(found),
    }
