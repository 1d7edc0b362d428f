"""Where an objection begins: beside the comments on what it is about."""

import pytest

from tests.cast import Cast
from tests.review.table import RoundTable
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def test_a_segment_a_statement_and_the_whole_offer_it(table: RoundTable, signed_in) -> None:
    statement = table.statement(table.banks, "Waits for figures")
    sol = Pages(signed_in("sol"), f"/m/{table.id}/")
    raising = f"/m/{table.id}/objections/raise/?about="
    assert f"{raising}segment&amp;id={table.banks}" in sol.ask(f"segments/{table.banks}/").text
    assert f"{raising}statement&amp;id={statement}" in sol.ask(f"statements/{statement}/").text
    assert f"{raising}matrix" in sol.get().text
    vic = Pages(signed_in("vic"), f"/m/{table.id}/")
    assert raising not in vic.ask(f"segments/{table.banks}/").text
