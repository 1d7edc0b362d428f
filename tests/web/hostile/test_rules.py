"""Rules that cannot be: each is refused or marked with the way out, and the text stays."""

from html import unescape

import pytest
from django.test import Client

from tests.matrix.conftest import Bench
from tests.studies.conftest import Counted, counted, home  # noqa: F401 -- fixtures
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(counted: Counted, signed_in) -> Pages:  # noqa: F811
    """Ana's browser on a matrix that is counted in data with the trait `plan`."""
    client: Client = signed_in("ana")
    return Pages(client, f"/m/{counted.id}/")


def read(answer) -> str:
    """Return what a page says, with its white space as people see it."""
    return " ".join(unescape(answer.text).split())


def test_an_unknown_trait_is_marked_and_the_nearest_name_offered(counted, ana) -> None:  # noqa: F811
    segment_id = counted.segment("Growing teams")
    said = read(ana.send(f"segments/{segment_id}/rule/check/", rule='plam is "pro"'))
    assert "<mark>plam</mark>" in said
    assert "plan" in said.split("</mark>")[1]
    assert "3 of" not in said, "nothing is counted by a rule that means nothing"


def test_an_unknown_trait_is_kept_as_typed_and_its_number_says_why_not(counted, ana) -> None:  # noqa: F811
    segment_id = counted.segment("Growing teams", 'plan is "pro"')
    counted.work()
    ana.send(f"segments/{segment_id}/rule/", rule='plam is "pro"', version="1")
    counted.work()
    drawer = read(ana.ask(f"segments/{segment_id}/"))
    assert 'plam is "pro"</textarea>' in drawer
    assert "<mark>plam</mark>" in drawer
    assert "cannot be counted" in read(ana.get("table/"))


@pytest.mark.parametrize("rule", ['(plan is "pro"', 'plan is ("pro"', 'not (plan is "pro"))'])
def test_a_bracket_too_few_or_many_is_marked_in_its_place(
    bench: Bench, pages, risk: str, rule: str
) -> None:
    refused = pages("ana").send(f"segments/{risk}/rule/", rule=rule, version="0")
    assert refused.status_code == 422
    assert "<mark>" in refused.text
    assert "Line 1, column" in read(refused)
    assert f"{rule}</textarea>" in unescape(refused.text)
    assert bench.table.segments[0].rule == ""


def test_a_rule_that_leads_back_to_its_own_segment_is_refused_with_the_way(
    bench: Bench, pages, risk: str, city: str
) -> None:
    ana = pages("ana")
    ana.send(f"segments/{risk}/rule/", rule='in segment "City resilience teams"', version="0")
    circle = 'in segment "Risk modellers"'
    refused = ana.send(f"segments/{city}/rule/", rule=circle, version="0")
    assert refused.status_code == 422
    assert "“City resilience teams” → “Risk modellers” → “City resilience teams”" in read(refused)
    assert f"{circle}</textarea>" in unescape(refused.text)
    assert [segment.rule for segment in bench.table.segments] == [
        'in segment "City resilience teams"',
        "",
    ]
