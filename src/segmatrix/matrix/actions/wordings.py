"""Other words for what was agreed: announced, and open to a challenge for some days."""

from datetime import timedelta

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock, versions
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotPermitted
from segmatrix.base.inputs import named, said
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.actions.segments import rename_segment
from segmatrix.matrix.actions.statements import edit_statement
from segmatrix.matrix.actions.states import CHALLENGE, open_by_challenge, open_if_departed
from segmatrix.matrix.models import Matrix, Segment, Statement, Wording
from segmatrix.matrix.terms import Part, State
from segmatrix.people.terms import Permission

CHALLENGED = ("challenger_id", "challenged_by", "challenged_at", "reason")


@action
def reword(given: events.Reword, *, actor: Actor) -> None:
    """Put the name or definition of an agreed segment in words that mean the same.

    The matrix stays agreed, and whoever may comment can challenge the words for some days. Refuses
    a matrix that is not agreed, a definition that nobody has written, what renaming and editing
    refuse, and words typed over others. Records WordingAnnounced and what the edit records.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    access.matrix(given.matrix_id, actor, may=Permission.SHAPE)
    _refuse_unless_agreed(matrix)
    segment = access.segment(matrix, given.segment_id, typed=given.text)
    if given.part == Part.NAME:
        _reword_name(matrix, segment, given, actor)
    elif given.part == Part.DEFINITION:
        _reword_definition(matrix, segment, given, actor)
    else:
        raise Invalid(_("Only a name or a definition can be put in other words."), field="part")


@action
def keep_wording(given: events.KeepWording, *, actor: Actor) -> None:
    """Take the announcement of other words back, or announce them again.

    Records WordingAnnounced.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    wording = access.wording(matrix, given.wording_id)
    wording.stands = given.stands
    wording.save(update_fields=["stands"])
    _record(wording)


@action
def challenge_wording(given: events.ChallengeWording, *, actor: Actor) -> None:
    """Say that other words mean something else than was agreed: they are to be agreed on anew.

    Refuses a missing reason, words that were challenged already or taken back, and one that comes
    too late. Records WordingChallenged and, of an agreed matrix, StateSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    wording = access.wording(matrix, given.wording_id)
    reason = said(given.reason, field="reason", limit=terms.REASON_LENGTH)
    if wording.challenged_at or not wording.stands or wording.revision != matrix.agreed_revision:
        raise Changed(
            _("These words are not open to a challenge any more."),
            hint=_("They were challenged or taken back, or the matrix was agreed anew."),
            yours=reason,
        )
    if clock.now() - wording.at > timedelta(days=terms.CHALLENGE_DAYS):
        raise Changed(
            _("The %(days)s days for challenging these words are over.")
            % {"days": terms.CHALLENGE_DAYS},
            hint=_("Write a comment, or propose another text."),
            yours=reason,
        )
    wording.challenger_id, wording.challenged_by = actor.member_id, actor.name
    wording.challenged_at, wording.reason = clock.now(), reason
    wording.save(update_fields=[*CHALLENGED])
    _record_challenge(wording)
    open_by_challenge(matrix)


@action
def take_back_challenge(given: events.TakeBackChallenge, *, actor: Actor) -> None:
    """Take one's own challenge back.

    Records WordingChallenged, and StateSet where other edits of substance stand.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    wording = access.wording(matrix, given.wording_id)
    if wording.challenger_id != actor.member_id:
        raise NotPermitted(_("You can take your own challenge back only."))
    reason = wording.reason
    wording.challenger_id = wording.challenged_by = wording.reason = ""
    wording.challenged_at = None
    wording.save(update_fields=[*CHALLENGED])
    _record_challenge(wording, taken_back=reason)
    open_if_departed(matrix, CHALLENGE)


def _reword_name(matrix: Matrix, segment: Segment, given: events.Reword, actor: Actor) -> None:
    renaming = events.RenameSegment(
        matrix_id=matrix.pk, segment_id=segment.pk, name=given.text, version=given.version
    )
    after = named(given.text, limit=terms.NAME_LENGTH)
    if after != segment.name:
        _announce(matrix, segment, given.part, segment.name, after, actor)
    rename_segment(renaming, actor=actor)


def _reword_definition(
    matrix: Matrix, segment: Segment, given: events.Reword, actor: Actor
) -> None:
    rows = Statement.objects.filter(segment=segment, dimension__key=Part.DEFINITION, removed=False)
    statement = rows.first()
    if statement is None:
        raise Invalid(
            _("Nobody has defined “%(name)s” yet.") % {"name": segment.name},
            hint=_("Write the definition: that is more than other words."),
            yours=given.text,
        )
    versions.refuse_if_stale(
        statement.version,
        given.version,
        theirs=statement.text,
        yours=given.text,
        field="text",
        who=lambda: access.last_author(matrix, f"statement:{statement.pk}"),
    )
    after = said(given.text, field="text", limit=terms.STATEMENT_LENGTH)
    if after != statement.text:
        _announce(matrix, segment, given.part, statement.text, after, actor)
    edited = events.EditStatement(matrix_id=matrix.pk, statement_id=statement.pk, text=after)
    edit_statement(edited, actor=actor)


def _announce(
    matrix: Matrix, segment: Segment, part: str, before: str, after: str, actor: Actor
) -> None:
    wording = Wording.objects.create(
        matrix=matrix,
        revision=matrix.agreed_revision,
        segment=segment,
        part=part,
        before=before,
        after=after,
        member_id=actor.member_id,
        by_name=actor.name,
        department=actor.department,
        at=clock.now(),
    )
    _record(wording)


def _refuse_unless_agreed(matrix: Matrix) -> None:
    if matrix.state != State.AGREED:
        raise Changed(
            _("This matrix is not agreed, so every edit is one to agree on."),
            hint=_("Save it as an ordinary edit."),
        )


def _record(wording: Wording) -> None:
    whole = {"matrix_id": wording.matrix_id, "wording_id": wording.pk}
    record(
        events.WordingAnnounced(
            **whole,
            segment_id=wording.segment_id,
            part=wording.part,
            before=wording.before,
            after=wording.after,
            by_name=wording.by_name,
            stands=wording.stands,
        ),
        inverse=events.KeepWording(**whole, stands=not wording.stands),
    )


def _record_challenge(wording: Wording, *, taken_back: str = "") -> None:
    whole = {"matrix_id": wording.matrix_id, "wording_id": wording.pk}
    record(
        events.WordingChallenged(
            **whole,
            segment_id=wording.segment_id,
            part=wording.part,
            by_name=wording.challenged_by,
            reason=wording.reason,
        ),
        inverse=events.ChallengeWording(**whole, reason=taken_back)
        if taken_back
        else events.TakeBackChallenge(**whole),
    )
