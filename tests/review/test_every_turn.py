"""What holds for every action about objections and signatures, whatever it does."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from segmatrix.activity.events import Fact, Input
from segmatrix.review import events
from segmatrix.review.actions import objections, signatures
from tests.cast import Cast
from tests.laws import Laws
from tests.review.table import RoundTable

pytestmark = pytest.mark.django_db

UNDO_ONLY = {"take_turn_back", "restore_turn"}
"""Actions that undo carries out, tested with what they undo."""


@dataclass(frozen=True)
class Deed:
    """One use of an action: who may do it here (of Exa, Fara, Sol, Ana, Vic), the first does it."""

    given: Callable[[RoundTable], Input]
    fact: type[Fact]
    may: tuple[str, ...]


def _answered(table: RoundTable) -> str:
    objection_id = table.object()
    table.answer(objection_id)
    return objection_id


def _requested(table: RoundTable) -> Input:
    table.sponsor()
    asked = table.do(events.RequestSigning, by=table.cast.fara)
    return table.ask(events.TakeRequestBack, request_id=asked.request_id)


def _request(table: RoundTable) -> Input:
    table.sponsor()
    return table.ask(events.RequestSigning, note="By Friday")


def _sign(table: RoundTable) -> Input:
    table.sponsor()
    return table.ask(events.SignRevision, revision=1, words="Go")


def _signed(table: RoundTable) -> Input:
    table.sponsor()
    return table.ask(events.TakeSignatureBack, signature_id=table.sign().signature_id)


DEEDS: dict[str, Deed] = {
    "raise_objection": Deed(
        lambda table: table.ask(events.RaiseObjection, about_kind="matrix", reason="Too early"),
        events.ObjectionRaised,
        ("sol", "exa", "fara", "ana"),
    ),
    "answer_objection": Deed(
        lambda table: table.ask(
            events.AnswerObjection, objection_id=table.object(), text="We split them"
        ),
        events.ObjectionAnswered,
        ("ana", "exa", "fara"),
    ),
    "uphold_objection": Deed(
        lambda table: table.ask(events.UpholdObjection, objection_id=_answered(table), text="No"),
        events.ObjectionUpheld,
        ("sol",),
    ),
    "withdraw_objection": Deed(
        lambda table: table.ask(events.WithdrawObjection, objection_id=_answered(table)),
        events.ObjectionWithdrawn,
        ("sol",),
    ),
    "override_objection": Deed(
        lambda table: table.ask(
            events.OverrideObjection, objection_id=table.object(), reason="We need one list"
        ),
        events.ObjectionOverridden,
        ("fara", "exa"),
    ),
    "request_signing": Deed(_request, events.SigningRequested, ("fara", "exa")),
    "take_request_back": Deed(_requested, events.SigningRequestTakenBack, ("fara", "exa")),
    "sign_revision": Deed(_sign, events.RevisionSigned, ("exa",)),
    "take_signature_back": Deed(_signed, events.SignatureTakenBack, ("exa",)),
}


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def test_every_action_is_here() -> None:
    written = {
        name
        for module in (objections, signatures)
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and hasattr(value, "__wrapped__")
    }
    assert set(DEEDS) | UNDO_ONLY == written


@pytest.mark.parametrize("name", DEEDS)
def test_the_laws_of_actions(name: str, table: RoundTable) -> None:
    deed = DEEDS[name]
    who = getattr(table.cast, deed.may[0])
    laws = Laws(deed.given(table), table.said)
    laws.only_these_may(table.cast, deed.may)
    facts = laws.recorded_once(who)
    assert [type(fact) for fact in facts] == [deed.fact]
    assert facts[0].matrix_id == table.id
    laws.undone_exactly(who)
