"""Deeds of what a cell holds beside statements."""

from collections.abc import Callable
from dataclasses import replace

from segmatrix.activity.events import Input
from segmatrix.base.ids import new_id
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import EDIT, Deed, after, again, cell_of, do, in_cell

STATE = in_cell("size", events.StateMeasure, low=5, high=8, unit="teams", date="2026-05-01")

NOT_KNOWN = in_cell("goals", events.AnswerNotKnownYet, owner="Ida", due="2026-07-01", method="Ask")


def _contact(then: Callable[[Bench, str], Input]) -> Callable[[Bench], Input]:
    def given(bench: Bench) -> Input:
        added = do(in_cell("contacts", events.AddContact, name="Ida")(bench), bench.cast.sol)
        return then(bench, added[0].contact_id)

    return given


def _restored_contact(bench: Bench, contact_id: str) -> Input:
    about = {"matrix_id": bench.id, "contact_id": contact_id}
    do(events.RemoveContact(**about), bench.cast.sol)
    return events.RestoreContact(**about)


def _suggested(asked: type[Input]) -> Callable[[Bench], Input]:
    """An input about Mika as a contact of banks."""
    return lambda bench: in_cell("contacts", asked, member_id=bench.cast.mika.member_id)(bench)


DEEDS: dict[str, Deed] = {
    "state_measure": Deed(EDIT, STATE, (events.MeasureStated,)),
    "withdraw_measure": Deed(
        EDIT,
        after(STATE, lambda _, given: events.WithdrawMeasure(**cell_of(given))),
        (events.MeasureWithdrawn,),
    ),
    "reinstate_measure": Deed(
        EDIT,
        again(
            STATE,
            lambda _, given: replace(given, operation_id=new_id(), high=9),
            lambda _, fact, given: events.ReinstateMeasure(
                **cell_of(given), measure_id=fact.measure_id
            ),
        ),
        (events.MeasureStated,),
    ),
    "answer_not_known_yet": Deed(EDIT, NOT_KNOWN, (events.NotKnownYetAnswered,)),
    "take_back_not_known_yet": Deed(
        EDIT,
        after(NOT_KNOWN, lambda _, given: events.TakeBackNotKnownYet(**cell_of(given))),
        (events.NotKnownYetTakenBack,),
    ),
    "reinstate_not_known_yet": Deed(
        EDIT,
        again(
            NOT_KNOWN,
            lambda _, given: replace(given, operation_id=new_id(), owner="Sol"),
            lambda _, fact, given: events.ReinstateNotKnownYet(
                **cell_of(given), answer_id=fact.answer_id
            ),
        ),
        (events.NotKnownYetAnswered,),
    ),
    "add_contact": Deed(
        EDIT, in_cell("contacts", events.AddContact, name="Ida"), (events.ContactAdded,)
    ),
    "remove_contact": Deed(
        EDIT,
        _contact(
            lambda bench, contact_id: events.RemoveContact(
                matrix_id=bench.id, contact_id=contact_id
            )
        ),
        (events.ContactRemoved,),
    ),
    "restore_contact": Deed(EDIT, _contact(_restored_contact), (events.ContactRestored,)),
    "dismiss_contact": Deed(EDIT, _suggested(events.DismissContact), (events.ContactDismissed,)),
    "reconsider_contact": Deed(
        EDIT,
        after(
            _suggested(events.DismissContact),
            lambda _, given: events.ReconsiderContact(**cell_of(given), member_id=given.member_id),
        ),
        (events.ContactReconsidered,),
    ),
}
