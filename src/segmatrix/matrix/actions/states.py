"""How far a matrix has come: what opens and what closes it. Edits may open what was agreed."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.announcing import follow
from segmatrix.activity.queries import history
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import access, differing, events
from segmatrix.matrix.actions.confirmations import confirm
from segmatrix.matrix.actions.revisions import agreed_already, go_on, keep
from segmatrix.matrix.contents import Content
from segmatrix.matrix.gating import GateReport, refuse_unless_open
from segmatrix.matrix.models import Matrix, Segment
from segmatrix.matrix.opening import SUBSTANCE
from segmatrix.matrix.queries.contents import content_of
from segmatrix.matrix.terms import Standing, State
from segmatrix.people.terms import Permission

EDIT, CHALLENGE = "edit", "challenge"


@action
def ask_for_review(given: events.AskForReview, *, actor: Actor) -> None:
    """Keep the draft as a revision and ask everybody to read it.

    Refuses what is no draft. Records RevisionKept and StateSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    _refuse_unless(matrix, State.DRAFT, words=_("Only a draft can be put up for review."))
    earlier = _standing(matrix)
    revision = keep(matrix, given.name, actor)
    set_state(matrix, State.IN_REVIEW, earlier, reviewed_revision=revision.number)


@action
def return_to_draft(given: events.ReturnToDraft, *, actor: Actor) -> None:
    """Work on a matrix again that is in review or agreed; what was agreed stays readable.

    Refuses what is a draft already or retired. Records StateSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    _refuse_unless(
        matrix, State.IN_REVIEW, State.AGREED, words=_("This is no matrix in review or agreed.")
    )
    _open(matrix)


@action
def mark_agreed(given: events.MarkAgreed, *, actor: Actor, report: GateReport) -> None:
    """Keep the matrix as it is as what everybody agreed on, which is no assumption any more.

    Refuses what is not in review, a report of the gate that does not pass, and one about another
    revision (`errors.GateClosed`). Records RevisionKept, SegmentConfirmed for each segment that was
    assumed, and StateSet.

    Args:
        report: What the gate said of this revision.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    _refuse_unless(matrix, State.IN_REVIEW, words=_("Only what is in review can be agreed."))
    refuse_unless_open(report, matrix.pk, matrix.revision)
    earlier = _standing(matrix)
    revision = keep(matrix, given.name, actor, agreed=True, notes=list(report.notes))
    _confirm_all(matrix, revision.number, actor)
    set_state(
        matrix,
        State.AGREED,
        earlier,
        agreed_revision=revision.number,
        reviewed_revision=None,
    )


@action
def retire_matrix(given: events.RetireMatrix, *, actor: Actor) -> None:
    """Put a matrix aside: it can be read, and nobody works on it any more.

    Refuses one that is retired. Records StateSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    if matrix.state == State.RETIRED:
        raise Changed(_("This matrix is retired already."))
    set_state(matrix, State.RETIRED, _standing(matrix))


@action
def take_up_matrix(given: events.TakeUpMatrix, *, actor: Actor) -> None:
    """Work with a retired matrix again: agreed if it is what was agreed, else a draft.

    Refuses one that is not retired. Records StateSet.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.STATES)
    _refuse_unless(matrix, State.RETIRED, words=_("This matrix is not retired."))
    if matrix.revision == matrix.agreed_revision and not departures(matrix):
        set_state(matrix, State.AGREED, _standing(matrix))
    else:
        _open(matrix)


@action
def return_to_state(given: events.ReturnToState, *, actor: Actor) -> None:
    """Take a change of state back.

    One that followed from an edit or challenge is left as it is if the state was set anew since.
    Refuses to call agreed what differs from what was agreed by now, and what is in review: that is
    agreed at the gate. Records StateSet.
    """
    may = Permission.COMMENT if given.because else Permission.STATES
    matrix = access.matrix(given.matrix_id, actor, may=may)
    if given.because and _set_anew(matrix, given):
        return
    if given.because and given.state not in (State.DRAFT, State.AGREED):
        raise Invalid(_("An edit neither asks for review nor retires a matrix."), field="state")
    earlier = _standing(matrix)
    matrix.agreed_revision = given.agreed_revision
    if given.state == State.AGREED:
        _refuse_round_the_gate(matrix)
        matrix.revision = given.agreed_revision
        if not given.because and departures(matrix):
            raise Changed(
                _("This is not what was agreed any more."),
                hint=_("Go back to the agreed revision, or agree anew."),
            )
    elif earlier["state"] == State.AGREED and given.state != State.RETIRED:
        go_on(matrix)
    set_state(
        matrix,
        State(given.state),
        earlier,
        because=given.because,
        reviewed_revision=given.reviewed_revision,
    )


def _confirm_all(matrix: Matrix, number: int, actor: Actor) -> None:
    """Confirm the segments that were assumed: they stay confirmed when a draft is opened again."""
    assumed = Segment.objects.filter(matrix=matrix, standing=Standing.CURRENT, confirmation=None)
    for segment in assumed.order_by("position"):
        reason = _("Agreed in revision %(number)s") % {"number": number}
        confirm(matrix, segment, reason, actor)


def _refuse_round_the_gate(matrix: Matrix) -> None:
    if matrix.state == State.IN_REVIEW:
        raise Changed(
            _("What is in review is agreed by the gate."),
            hint=_("Look at what is left to do there, then agree anew."),
        )


def _set_anew(matrix: Matrix, given: events.ReturnToState) -> bool:
    """Say whether the state was set, or a revision kept, after what followed from an edit.

    An edit that was done again has opened the matrix under a number of its own.
    """
    if matrix.state == given.state:
        return True
    if matrix.revision == given.left:
        return False
    newest = next(
        entry.fact
        for entry in history(matrix.stream, f"matrix:{matrix.pk}:state")
        if isinstance(entry.fact, events.StateSet)
    )
    stands = (matrix.revision, given.agreed_revision, given.because)
    return (newest.revision, newest.agreed_revision, newest.because) != stands


def departures(matrix: Matrix) -> tuple[str, ...]:
    """Return what reads otherwise in substance than the revision that was agreed last."""
    agreed = access.revision(matrix, matrix.agreed_revision)
    return differing.material(
        Content.of(agreed.content), content_of(matrix), access.accepted(matrix)
    )


def open_if_departed(matrix: Matrix, because: str) -> None:
    """Open an agreed matrix that is not what was agreed any more, inside an action."""
    if matrix.state == State.AGREED and departures(matrix):
        _open(matrix, because)


def open_by_challenge(matrix: Matrix) -> None:
    """Open an agreed matrix because somebody challenges its words, inside an action."""
    if matrix.state == State.AGREED:
        _open(matrix, CHALLENGE)


def set_state(
    matrix: Matrix, state: State, earlier: dict[str, Any], *, because: str = "", **numbers: Any
) -> None:
    """Let a matrix have a state and the numbers that come with it, and record that.

    Args:
        earlier: How it stood before, for taking this back.
    """
    matrix.state = state
    for name, number in numbers.items():
        setattr(matrix, name, number)
    matrix.save(update_fields=["state", "revision", "agreed_revision", "reviewed_revision"])
    record(
        events.StateSet(
            matrix_id=matrix.pk, **_standing(matrix), revision=matrix.revision, because=because
        ),
        inverse=events.ReturnToState(
            matrix_id=matrix.pk, **earlier, left=matrix.revision, because=because
        ),
    )


def _open(matrix: Matrix, because: str = "") -> None:
    """Let work go on as a draft, under the next number if this one is kept."""
    earlier = _standing(matrix)
    if agreed_already(matrix):
        go_on(matrix)
    set_state(matrix, State.DRAFT, earlier, because=because, reviewed_revision=None)


def _standing(matrix: Matrix) -> dict[str, Any]:
    return {
        "state": str(matrix.state),
        "agreed_revision": matrix.agreed_revision,
        "reviewed_revision": matrix.reviewed_revision,
    }


def _refuse_unless(matrix: Matrix, *states: State, words: str) -> None:
    if matrix.state not in states:
        raise Changed(words, hint=_("Somebody may have changed its state meanwhile."))


def _after_edit(fact: Any, actor: Actor) -> None:
    """Open an agreed matrix when a fact tells of something else than was agreed."""
    for matrix in Matrix.objects.filter(pk=fact.matrix_id, state=State.AGREED):
        open_if_departed(matrix, EDIT)


for _fact in SUBSTANCE:
    follow(_fact, _after_edit)
