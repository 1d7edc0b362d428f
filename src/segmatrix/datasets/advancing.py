"""Which step of a data source may follow which."""

from django.utils.translation import gettext as _

from segmatrix.base.errors import Changed, Invalid
from segmatrix.datasets.terms import State

AT_REST = {State.READY, State.FAILED, State.CANCELLED}

NEXT: dict[State, set[State]] = {
    State.UPLOADED: {State.UPLOADED, State.PROPOSED},
    State.PROPOSED: {State.UPLOADED, State.PROPOSED, State.CONFIRMED},
    State.CONFIRMED: {State.UPLOADED, State.PROPOSED, State.CONFIRMED, State.IMPORTING},
    State.IMPORTING: AT_REST,
    **{
        state: {State.UPLOADED, State.PROPOSED, State.CONFIRMED, State.IMPORTING}
        for state in AT_REST
    },
}


def advance(state: str, to: State) -> State:
    """Return `to` if it may follow `state`, else refuse and say what to do first."""
    if to in NEXT[State(state)]:
        return to
    if state == State.IMPORTING:
        raise Changed(
            _("An import of this data is under way."),
            hint=_("Wait until it has finished, or cancel it first."),
        )
    if to == State.IMPORTING:
        raise Invalid(
            _("Nobody has confirmed yet what the columns mean."),
            hint=_("Look through the columns and confirm them; the import starts from there."),
        )
    if to == State.CONFIRMED:
        raise Invalid(
            _("There is no proposal yet of what the columns mean."),
            hint=_("Ask for a proposal first."),
        )
    raise Changed(_("No import of this data is under way any more."))


def standing(state: str, *, working: bool) -> State:
    """Return where a data source really stands: an import whose work ended without a word failed.

    Args:
        state: As it was last recorded.
        working: Whether the work of its newest import is still to do or being done.
    """
    if state == State.IMPORTING and not working:
        return State.FAILED
    return State(state)
