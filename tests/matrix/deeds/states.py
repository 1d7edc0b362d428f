"""Deeds of the states of a matrix, and of the words of an agreed one."""

from collections.abc import Callable

from segmatrix.activity.events import Input
from segmatrix.matrix import events
from tests.matrix.agreeing import agree, review
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import COMMENT, STATES, Deed, after, do, on_matrix


def _in_review(then: Callable[[Bench], Input]) -> Callable[[Bench], Input]:
    """An input about a matrix in review."""

    def given(bench: Bench) -> Input:
        bench.segment("Banks")
        review(bench)
        return then(bench)

    return given


def _to_draft(bench: Bench) -> Input:
    numbers = {"agreed_revision": None, "reviewed_revision": None}
    return events.ReturnToState(matrix_id=bench.id, state="draft", left=2, **numbers)


def _agreed(then: Callable[[Bench, str], Input]) -> Callable[[Bench], Input]:
    """An input about a segment of an agreed matrix."""

    def given(bench: Bench) -> Input:
        segment_id = bench.segment("Banks")
        agree(bench)
        return then(bench, segment_id)

    return given


def _reworded(
    then: Callable[[Bench, str], Input], *, challenged: bool = False
) -> Callable[[Bench], Input]:
    """An input about other words for the name of a segment."""

    def given(bench: Bench, segment_id: str) -> Input:
        fact = do(_reword(bench, segment_id), bench.cast.exa)[0]
        if challenged:
            do(_challenge(bench, fact.wording_id), bench.cast.exa)
        return then(bench, fact.wording_id)

    return _agreed(given)


def _reword(bench: Bench, segment_id: str) -> Input:
    return events.Reword(matrix_id=bench.id, segment_id=segment_id, part="name", text="The banks")


def _challenge(bench: Bench, wording_id: str) -> Input:
    about = {"matrix_id": bench.id, "wording_id": wording_id}
    return events.ChallengeWording(**about, reason="It leaves out insurers")


DEEDS: dict[str, Deed] = {
    "ask_for_review": Deed(
        STATES, on_matrix(events.AskForReview), (events.RevisionKept, events.StateSet)
    ),
    "return_to_draft": Deed(
        STATES, _in_review(on_matrix(events.ReturnToDraft)), (events.StateSet,)
    ),
    "mark_agreed": Deed(
        STATES,
        _in_review(on_matrix(events.MarkAgreed)),
        (events.RevisionKept, events.SegmentConfirmed, events.StateSet),
        once=True,  # the gate alone agrees anew: test_states.py
    ),
    "retire_matrix": Deed(STATES, on_matrix(events.RetireMatrix), (events.StateSet,)),
    "take_up_matrix": Deed(
        STATES,
        after(
            on_matrix(events.RetireMatrix),
            lambda bench, _: events.TakeUpMatrix(matrix_id=bench.id),
        ),
        (events.StateSet,),
    ),
    "return_to_state": Deed(STATES, _in_review(_to_draft), (events.StateSet,)),
    "reword": Deed(STATES, _agreed(_reword), (events.WordingAnnounced, events.SegmentRenamed)),
    "keep_wording": Deed(
        STATES,
        _reworded(
            lambda bench, ident: events.KeepWording(
                matrix_id=bench.id, wording_id=ident, stands=False
            )
        ),
        (events.WordingAnnounced,),
    ),
    "challenge_wording": Deed(
        COMMENT, _reworded(_challenge), (events.WordingChallenged, events.StateSet)
    ),
    "take_back_challenge": Deed(
        COMMENT,
        _reworded(
            lambda bench, ident: events.TakeBackChallenge(matrix_id=bench.id, wording_id=ident),
            challenged=True,
        ),
        (events.WordingChallenged,),
    ),
}
