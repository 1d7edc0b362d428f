"""What can be done about a round as a whole."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import access, events
from segmatrix.rounds.actions.plans import instant, plan_of, wall, whole, write_asked, write_plan
from segmatrix.rounds.errors import Locked, NotInvited, NotOpen
from segmatrix.rounds.models import Invitee, Round
from segmatrix.rounds.queries import QuestionView
from segmatrix.rounds.terms import MOST_PEOPLE, RoundState

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
    write_plan(found, given, actor)
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
    before = plan_of(found)
    found.version += 1
    write_plan(found, given, actor)
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
    answering = write_asked(found, asked, present, aside, actor)
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
    before = wall(found.closes)
    found.closes = instant(given.closes, given.zone)
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
