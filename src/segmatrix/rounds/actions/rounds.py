"""What can be done about a round as a whole."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import named, one_of
from segmatrix.base.zoning import due_at, wall_clock, zone_called
from segmatrix.kit.agreement.terms import Profile
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import access, events
from segmatrix.rounds.actions.questions import framed, refuse_telling_questions
from segmatrix.rounds.errors import Locked, NotInvited, NotOpen
from segmatrix.rounds.models import Invitee, Question, Round
from segmatrix.rounds.queries import QuestionView
from segmatrix.rounds.terms import MOST_PEOPLE, NAME_LENGTH, Identity, RoundState

UTC = "UTC"
FEWEST_ANSWERING = 2


@action
def draft_round(given: events.DraftRound, *, actor: Actor) -> None:
    """Prepare a round that nobody is asked in yet.

    Refuses a round without questions or people, what does not stand in the matrix, what would tell
    who answered it though no names are told, and to follow a round that is not revealed. Records
    RoundDrafted.
    """
    matrix = matrices.head(given.matrix_id, actor, may=Permission.FACILITATE)
    found = Round(matrix_id=matrix.id, by_name=actor.name, drafted_at=clock.now())
    if given.follows:
        found.follows = access.leading(matrix.id, given.follows, actor)
        if found.follows.state != RoundState.REVEALED:
            raise NotOpen(_("The round that this one follows is not revealed yet."))
    _plan(found, given, actor)
    record(
        events.RoundDrafted(**whole(found)),
        inverse=events.DiscardRound(matrix_id=matrix.id, round_id=found.pk),
    )


@action
def change_round(given: events.ChangeRound, *, actor: Actor) -> None:
    """Plan a drafted round otherwise.

    Refuses (409) a round that is open or revealed, whose plan is promised, and a plan that
    somebody changed meanwhile. Records RoundChanged.
    """
    found = _drafted(given.matrix_id, given.round_id, actor)
    if found.version != given.version:
        raise Changed(_("Somebody has changed this round meanwhile."), yours=given.to_json())
    before = _plan_of(found)
    found.version += 1
    _plan(found, given, actor)
    record(
        events.RoundChanged(**whole(found)),
        inverse=events.ChangeRound(
            matrix_id=found.matrix_id, round_id=found.pk, version=found.version, **before
        ),
    )


@action
def open_round(given: events.OpenRound, *, actor: Actor) -> None:
    """Ask everybody invited, in the words of this moment, and promise what was planned.

    Refuses a round that is no draft, one that fewer than two people would answer though nobody else
    may come in, one without names that asks something of too few, and one whose time is over.
    Records RoundOpened, which is final: people have read the promise.
    """
    found = _drafted(given.matrix_id, given.round_id, actor)
    if access.is_over(found):
        raise Invalid(_("This round would be over before it began."), field="closes")
    asked = [QuestionView.of(question).asked for question in access.questions(found)]
    present = [one.member_id for one in Invitee.objects.filter(round=found)]
    aside = [one.member_id for one in Invitee.objects.filter(round=found, abstains=True)]
    _write_questions(found, framed(found, asked, actor))
    answering = _invite(found, present, aside, actor)
    refuse_telling_questions(found, answering)
    if len(answering) < FEWEST_ANSWERING and not found.open_door:
        raise Invalid(
            _("At least two people must answer, or there is nothing to compare."),
            hint=_("Invite more people."),
            field="people",
        )
    found.state, found.opened_at = RoundState.OPEN.value, clock.now()
    found.save()
    record(events.RoundOpened(**whole(found)), inverse=None)


@action
def extend_round(given: events.ExtendRound, *, actor: Actor) -> None:
    """Let an open round end at another instant, or by hand.

    Refuses an instant that has passed. Records RoundExtended.
    """
    found = access.leading(given.matrix_id, given.round_id, actor)
    refuse_unless_open(found)
    before = _wall(found.closes)
    found.closes = _instant(given.closes, given.zone)
    if access.is_over(found):
        raise Invalid(_("This instant has passed."), field="closes", yours=given.closes)
    found.save(update_fields=["closes"])
    record(
        events.RoundExtended(**whole(found)),
        inverse=events.ExtendRound(matrix_id=found.matrix_id, round_id=found.pk, closes=before),
    )


@action
def join_round(given: events.JoinRound, *, actor: Actor) -> None:
    """Be asked in an open round that others may come into, or let them in who are named.

    Each has the department of this moment; who is asked already stays as they are. Refuses a round
    whose door is not open. Records RoundJoined for each, which is final.
    """
    may = Permission.FACILITATE if given.people else Permission.COMMENT
    people.require(actor, may, given.matrix_id)
    found = access.round_of(given.matrix_id, given.round_id, actor)
    refuse_unless_open(found)
    if not found.open_door:
        raise NotInvited
    rows = Invitee.objects.filter(round=found)
    asked = set(rows.values_list("member_id", flat=True))
    welcome = set(given.people or [actor.member_id]) - asked
    if len(asked) + len(welcome) > MOST_PEOPLE:
        raise Invalid(
            _("At most %(most)s people fit into a round.") % {"most": MOST_PEOPLE}, field="people"
        )
    for person in people.participants(found.matrix_id, actor):
        if person.id in welcome and person.may(Permission.COMMENT):
            who = {
                "member_id": person.id,
                "name": person.name,
                "department": person.department,
            }
            Invitee.objects.create(round=found, **who)
            about = {"matrix_id": found.matrix_id, "round_id": found.pk}
            record(events.RoundJoined(**about, **who), inverse=None)


@action
def remind_answering(given: events.RemindAnswering, *, actor: Actor) -> None:
    """Remind those who have not answered everything; whoever leads is not told who they are.

    Refuses when nobody is left. Records AnswersMissed, which is final: a reminder is read.
    """
    found = access.leading(given.matrix_id, given.round_id, actor)
    refuse_unless_open(found)
    left = len(access.owing(found))
    if not left:
        raise Changed(_("Everybody has answered everything."))
    record(
        events.AnswersMissed(matrix_id=found.matrix_id, round_id=found.pk, people=left),
        inverse=None,
    )


@action
def discard_round(given: events.DiscardRound, *, actor: Actor) -> None:
    """Give a round up that is not revealed; its answers are kept and never shown.

    Records RoundDiscarded; nothing for one that is given up already.
    """
    found = access.leading(given.matrix_id, given.round_id, actor)
    if found.state == RoundState.REVEALED:
        raise Changed(_("This round is revealed: everybody has seen it."))
    if found.state == RoundState.DISCARDED:
        return
    found.state = RoundState.DISCARDED.value
    found.save(update_fields=["state"])
    record(
        events.RoundDiscarded(**whole(found)),
        inverse=events.ReinstateRound(matrix_id=found.matrix_id, round_id=found.pk),
    )


@action
def reinstate_round(given: events.ReinstateRound, *, actor: Actor) -> None:
    """Let a round that was given up go on as it was.

    Records RoundReinstated; nothing for one that is not given up.
    """
    found = access.leading(given.matrix_id, given.round_id, actor)
    if found.state != RoundState.DISCARDED:
        return
    found.state = (RoundState.OPEN if found.opened_at else RoundState.DRAFTED).value
    found.save(update_fields=["state"])
    record(
        events.RoundReinstated(**whole(found)),
        inverse=events.DiscardRound(matrix_id=found.matrix_id, round_id=found.pk),
    )


def _drafted(matrix_id: str, round_id: str, actor: Actor) -> Round:
    found = access.leading(matrix_id, round_id, actor)
    if found.state == RoundState.DISCARDED:
        raise Changed(_("This round is given up."))
    if found.state != RoundState.DRAFTED:
        raise Locked
    return found


def refuse_unless_open(found: Round) -> None:
    if found.state == RoundState.REVEALED:
        raise NotOpen(_("This round is revealed already."))
    if found.state != RoundState.OPEN:
        raise NotOpen(_("This round has not begun yet."), hint=_("Open it first."))


def _plan(found: Round, given: events.DraftRound | events.ChangeRound, actor: Actor) -> None:
    """Give a drafted round what is planned for it."""
    found.name = named(given.name, limit=NAME_LENGTH)
    found.profile = one_of(Profile, given.profile, field="profile").value
    found.identity = one_of(Identity, given.identity, field="identity").value
    found.groups = {department: group for department, group in given.groups.items() if group}
    found.smallest = _at_least(2, given.smallest, field="smallest")
    found.quorum = None if given.quorum is None else _at_least(1, given.quorum, field="quorum")
    found.closes = _instant(given.closes, given.zone)
    found.open_door = given.open_door
    found.save()
    _write_questions(found, framed(found, given.questions, actor))
    refuse_telling_questions(found, _invite(found, given.people, given.abstaining, actor))


def _write_questions(found: Round, questions: list[Question]) -> None:
    Question.objects.filter(round=found).delete()  # nobody can have answered a draft
    Question.objects.bulk_create(questions)


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


def _instant(closes: str, zone: str) -> datetime | None:
    return due_at(closes, zone_called(zone), field="closes") if closes else None


def _wall(closes: datetime | None) -> str:
    return wall_clock(closes, zone_called(UTC)) if closes else ""


def _plan_of(found: Round) -> dict[str, Any]:
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
        "closes": _wall(found.closes),
        "open_door": found.open_door,
    }


def whole(found: Round) -> dict[str, Any]:
    return {
        "matrix_id": found.matrix_id,
        "round_id": found.pk,
        "state": found.state,
        **_plan_of(found),
    }
