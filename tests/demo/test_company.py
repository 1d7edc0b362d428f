"""The example's customers: drawn from a seed, believable, with a truth that rules can look for."""

from datetime import date, datetime
from pathlib import Path

import pyarrow.compute as pc
import pytest

import segmatrix as sm
from segmatrix.demo import company as drawing
from segmatrix.demo.callings import CALLINGS
from segmatrix.demo.company import Company
from segmatrix.demo.story import harbourlight

END = date(2026, 11, 1)


@pytest.fixture(scope="module")
def company() -> Company:
    return drawing.draw(7, accounts=1_500, end=END)


def test_the_same_seed_draws_the_same_company(company: Company) -> None:
    again = drawing.draw(7, accounts=1_500, end=END)
    assert all(
        getattr(company, name).equals(getattr(again, name)) for name in Company.__annotations__
    )


def test_another_seed_draws_another_company(company: Company) -> None:
    assert not drawing.draw(8, accounts=1_500, end=END).events.equals(company.events)


def test_nothing_happens_at_or_after_the_end(company: Company) -> None:
    for table in (company.events, company.feedback):
        assert pc.max(table["timestamp"]).as_py() < datetime(2026, 11, 1)


def test_every_event_belongs_to_a_known_account_and_message_ids_are_unique(
    company: Company,
) -> None:
    known = set(company.accounts["account_id"].to_pylist())
    assert set(company.events["account_id"].to_pylist()) <= known
    assert pc.count_distinct(company.events["message_id"]).as_py() == len(company.events)


def test_people_act_for_their_own_account(company: Company) -> None:
    account_of = dict(
        zip(
            company.people["user_id"].to_pylist(),
            company.people["account_id"].to_pylist(),
            strict=True,
        )
    )
    pairs = zip(
        company.events["user_id"].to_pylist(), company.events["account_id"].to_pylist(), strict=True
    )
    assert all(account_of[user] == account for user, account in pairs if user is not None)


def test_some_values_are_missing_so_that_rules_have_something_they_cannot_tell(
    company: Company,
) -> None:
    assert 0 < company.accounts["industry"].null_count < 60


def test_the_truth_is_not_among_the_visible_tables(company: Company, tmp_path: Path) -> None:
    drawing.write(company, tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {
        "people",
        "accounts",
        "events",
        "feedback",
    }
    callings = {calling.name for calling in CALLINGS}
    assert callings.isdisjoint(company.accounts["industry"].to_pylist())


def test_the_rules_of_the_story_find_those_they_mean(company: Company, tmp_path: Path) -> None:
    drawing.write(company, tmp_path)
    story = harbourlight()
    rules = sm.Rules.of({chapter.name: chapter.rule for chapter in story.chapters}, unit=story.unit)
    result = sm.evaluate(
        sm.connect(tmp_path), rules, as_of=datetime.fromisoformat("2026-11-01T00:00:00+00:00")
    )
    truth = dict(
        zip(
            company.truth["account_id"].to_pylist(),
            company.truth["calling"].to_pylist(),
            strict=True,
        )
    )
    for chapter in story.chapters:
        found = set(result.members(chapter.name))
        meant = {account for account, calling in truth.items() if calling == chapter.name}
        assert len(found & meant) > 0.8 * len(meant), f"{chapter.name}: too many are missed"
        assert len(found & meant) > 0.8 * len(found), f"{chapter.name}: too many others are found"
