"""What holds for every action about people to ask, whatever it does."""

import pytest

from segmatrix.review.actions import exposures, interviews, nominations, stakeholders
from tests.cast import who_may
from tests.laws import Laws
from tests.review.deeds import DEEDS
from tests.review.panel import Panel

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
def test_the_laws_of_actions(name: str, panel: Panel) -> None:
    deed, exa = DEEDS[name], panel.cast.exa
    laws = Laws(deed.given(panel), panel.asked)
    assert "vic" not in who_may(deed.may)
    laws.only_these_may(panel.cast, sorted(who_may(deed.may)))
    facts = laws.recorded_once(exa)
    assert {type(fact) for fact in facts} == set(deed.facts)
    for fact in facts:
        assert fact.matrix_id == panel.id
        assert "@" not in str(fact.to_json())  # addresses stay out of facts
    laws.undone_exactly(exa)
