"""Keeping an interview along the guide: the speaker's own words, quotable."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Invalid
from segmatrix.base.ids import new_id
from segmatrix.evidence import events, queries
from segmatrix.evidence.targets import Target
from tests.evidence.conftest import Desk, do

pytestmark = pytest.mark.django_db

JOBS = {"question": "What must they get done?", "text": "Prove figures.\r\n \r\nEvery spring.\n"}
PAINS = {"question": "What gets in the way?", "text": "We wait for days"}


def kept(desk: Desk, *answers: dict[str, str], **more: str) -> events.RecordInterview:
    return desk.ask(
        events.RecordInterview,
        operation_id=new_id(),
        title="Ida of Baltic Re",
        segment_id=desk.banks,
        answers=list(answers),
        **more,
    )


def test_every_paragraph_is_a_quote_about_the_segment_with_its_question(desk: Desk) -> None:
    do(kept(desk, JOBS, PAINS, date="2026-05-01"), desk.cast.sol)
    (source,) = queries.sources(desk.id, desk.cast.vic)
    assert (source.title, source.kind, source.collector) == (
        "Ida of Baltic Re",
        "interview",
        "Sol",
    )
    said = desk.evidence(Target.segment(desk.banks)).context
    assert {(each.observation.text, each.link.note) for each in said} == {
        ("Prove figures.", "What must they get done?"),
        ("Every spring.", "What must they get done?"),
        ("We wait for days", "What gets in the way?"),
    }


def test_a_colleagues_word_is_worth_what_a_colleagues_word_is(desk: Desk) -> None:
    do(kept(desk, PAINS, kind="opinion"), desk.cast.sol)
    (quote,) = queries.observations(desk.id, desk.cast.vic).observations
    assert quote.basis == 1


def test_an_interview_in_which_nothing_was_said_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid):
        do(kept(desk, {"question": "What gets in the way?", "text": " \n "}), desk.cast.sol)
    assert queries.sources(desk.id, desk.cast.sol) == ()


def test_undo_takes_all_of_it_back(desk: Desk) -> None:
    given = kept(desk, JOBS)
    do(given, desk.cast.sol)
    undo(desk.stream, target=given.operation_id, operation_id=new_id(), actor=desk.cast.sol)
    assert queries.sources(desk.id, desk.cast.sol) == ()
    assert desk.evidence(Target.segment(desk.banks)).context == ()
