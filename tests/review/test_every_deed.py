"""What holds for every action about people to ask, whatever it does."""

import pytest

from segmatrix.activity import actions as activity
from segmatrix.activity.queries import since
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.review.actions import exposures, interviews, nominations, stakeholders
from tests.cast import who_may
from tests.review.deeds import DEEDS
from tests.review.panel import Panel, do

MODULES = (exposures, interviews, nominations, stakeholders)
FINAL = {"record_exposure"}  # test_exposures.py


def test_every_action_is_here() -> None:
    written = {
        name
        for module in MODULES
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and hasattr(value, "__wrapped__")
    }
    assert set(DEEDS) | FINAL == written


@pytest.mark.parametrize("name", DEEDS)
class TestEveryDeed:
    def test_it_records_what_happened_without_an_address(self, name: str, panel: Panel) -> None:
        deed = DEEDS[name]
        facts = do(deed.given(panel), panel.cast.exa)
        assert {type(fact) for fact in facts} == set(deed.facts)
        assert [entry.fact for entry in since(panel.stream, 0)][-len(facts) :] == facts
        for fact in facts:
            assert fact.matrix_id == panel.id
            assert fact.subject
            assert "@" not in str(fact.to_json())

    def test_only_those_may_whose_role_permits_it(self, name: str, panel: Panel) -> None:
        deed = DEEDS[name]
        given, before = deed.given(panel), panel.asked()
        permitted = set(who_may(deed.may))
        assert "vic" not in permitted
        for who in {"exa", "fara", "sol", "ana", "vic"} - permitted:
            with pytest.raises(NotPermitted):
                do(given, getattr(panel.cast, who))
        assert panel.asked() == before
        assert do(given, getattr(panel.cast, sorted(permitted)[0]))

    def test_nobody_from_elsewhere_finds_it(self, name: str, panel: Panel) -> None:
        given, before = DEEDS[name].given(panel), panel.asked()
        with pytest.raises(NotFound):
            do(given, panel.cast.otto)
        assert panel.asked() == before

    def test_a_repeated_request_changes_nothing(self, name: str, panel: Panel) -> None:
        given = DEEDS[name].given(panel)
        first = do(given, panel.cast.exa)
        after, count = panel.asked(), len(since(panel.stream, 0))
        assert do(given, panel.cast.exa) == first
        assert panel.asked() == after
        assert len(since(panel.stream, 0)) == count

    def test_undo_restores_exactly_and_undoing_that_does_it_again(
        self, name: str, panel: Panel
    ) -> None:
        given = DEEDS[name].given(panel)
        before = panel.asked()
        do(given, panel.cast.exa)
        after = panel.asked()
        assert after != before
        target = given.operation_id
        for expected in (before, after, before):
            turn = new_id()
            activity.undo(panel.stream, target=target, operation_id=turn, actor=panel.cast.exa)
            assert panel.asked() == expected
            target = turn
