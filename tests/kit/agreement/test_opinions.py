"""Who answers alike: found where there are camps, never of few people, near to what Polis found."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from segmatrix.kit.agreement.opinions import opinion_groups
from tests.kit.agreement.shared import rows


def camps(one: int, other: int, *, statements: int = 40) -> np.ndarray:
    """Return the answers of two camps, of whom each denies what the other says; all slip once."""
    random = np.random.default_rng(0)
    mind = random.choice([-1.0, 1.0], size=statements)
    answers = np.repeat([mind, -mind], [one, other], axis=0)
    slips = random.integers(statements, size=len(answers))
    answers[np.arange(len(answers)), slips] *= -1
    return answers


def test_camps_are_found_and_numbered_by_size() -> None:
    found = opinion_groups(camps(14, 26), seed=0)
    assert found is not None
    assert found.groups == (1,) * 14 + (0,) * 26
    assert found.silhouette > 0.5
    assert found.places.shape == (40, 2)


def test_thirty_people_are_not_grouped() -> None:
    assert opinion_groups(camps(15, 15), seed=0) is None
    assert opinion_groups(camps(15, 16), seed=0) is not None


def test_who_answered_few_statements_is_in_no_group() -> None:
    answers = camps(20, 20)
    answers[0, 6:] = np.nan
    found = opinion_groups(answers, seed=0)
    assert found is not None
    assert found.groups[0] is None
    assert np.isnan(found.places[0]).all()


def test_people_of_one_mind_are_no_groups() -> None:
    assert opinion_groups(np.ones((40, 8)), seed=0) is None


@pytest.mark.parametrize(
    ("name", "people", "statements", "alike"),
    [("15-per-hour-seattle", 339, 54, 0.7), ("vtaiwan.uberx", 1921, 197, 0.7)],
)
def test_conversations_part_nearly_as_polis_parted_them(
    name: str, people: int, statements: int, alike: float
) -> None:
    """By the adjusted Rand index of those whom both have in a group."""
    table = rows("polis-opendata", f"{name}/participants-votes.csv.gz")
    texts = [[row[str(number)] for number in range(statements)] for row in table]
    answers = np.array([[float(text) if text else np.nan for text in row] for row in texts])
    assert answers.shape == (people, statements)
    found = opinion_groups(answers, seed=0)
    assert found is not None
    both = [
        (row["group-id"], ours)
        for row, ours in zip(table, found.groups, strict=True)
        if row["group-id"] and ours is not None
    ]
    assert adjusted_rand_score(*zip(*both, strict=True)) > alike
