"""The charter agreed by the leads of the teams: each agrees, or says what is missing."""

import pytest

from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


def write(bench: Bench, text: str) -> None:
    given = events.EditCharter(matrix_id=bench.id, field="problems", text=text)
    actions.edit_charter(given, actor=bench.cast.fara)


def endorse(bench: Bench, who: str, **said: object) -> events.EndorseCharter:
    given = events.EndorseCharter(matrix_id=bench.id, **said)
    actions.endorse_charter(given, actor=getattr(bench.cast, who))
    return given


def said(bench: Bench) -> list[tuple[str, str, bool]]:
    found = queries.endorsements(bench.id, bench.cast.vic).said
    return [(each.by_name, each.missing, each.stale) for each in found]


def test_each_lead_agrees_or_says_what_is_missing(bench: Bench) -> None:
    write(bench, "Quarrels")
    endorse(bench, "sol")
    endorse(bench, "mika", missing="Who decides?")
    assert said(bench) == [("Mika", "Who decides?", False), ("Sol", "", False)]


def test_what_one_says_later_holds_and_undo_brings_the_earlier_back(bench: Bench) -> None:
    write(bench, "Quarrels")
    endorse(bench, "mika", missing="Who decides?")
    given = endorse(bench, "mika")
    assert said(bench) == [("Mika", "", False)]
    bench.undo(given, bench.cast.mika)
    assert said(bench) == [("Mika", "Who decides?", False)]


def test_an_edit_of_the_charter_makes_it_an_agreement_to_an_earlier_text(bench: Bench) -> None:
    write(bench, "Quarrels")
    endorse(bench, "sol")
    write(bench, "Quarrels about whom we mean")
    assert said(bench) == [("Sol", "", True)]


def test_nobody_agrees_to_what_they_have_not_read(bench: Bench) -> None:
    with pytest.raises(Changed):
        endorse(bench, "sol")
    write(bench, "Quarrels")
    edition = queries.endorsements(bench.id, bench.cast.sol).edition
    write(bench, "Quarrels about whom we mean")
    with pytest.raises(Changed) as refused:
        endorse(bench, "sol", missing="Who decides?", edition=edition)
    assert refused.value.data["yours"] == "Who decides?"


def test_a_viewer_has_no_say(bench: Bench) -> None:
    write(bench, "Quarrels")
    with pytest.raises(NotPermitted):
        endorse(bench, "vic")


def test_nothing_said_is_not_taken_back(bench: Bench) -> None:
    with pytest.raises(Changed):
        given = events.WithdrawEndorsement(matrix_id=bench.id)
        actions.withdraw_endorsement(given, actor=bench.cast.sol)
