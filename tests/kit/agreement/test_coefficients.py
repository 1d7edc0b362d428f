"""Coefficients against the values that their authors and handbooks print."""

import numpy as np
import pytest

from segmatrix.kit.agreement import coefficients
from segmatrix.kit.agreement.coefficients import IccForm, Level
from tests.kit.agreement.shared import numbers, rows

NONE = np.nan

# The "C" data of Krippendorff's paper on computing alpha (2011): 12 units by 4 observers.
KRIPPENDORFF = [
    [1, 1, NONE, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [NONE, 5, 5, 5], [NONE, NONE, 1, 1],
    [NONE, NONE, 3, NONE],
]  # fmt: skip

# Shrout and Fleiss (1979), table 2: 6 targets by 4 judges.
SHROUT_FLEISS = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
]  # fmt: skip

ICC = {
    IccForm.ONE_WAY: 0.165742,
    IccForm.TWO_WAY_RANDOM: 0.289764,
    IccForm.TWO_WAY_FIXED: 0.714841,
    IccForm.ONE_WAY_MEAN: 0.442797,
    IccForm.TWO_WAY_RANDOM_MEAN: 0.620051,
    IccForm.TWO_WAY_FIXED_MEAN: 0.909316,
}

ALPHA = {Level.NOMINAL: 0.743, Level.ORDINAL: 0.815, Level.INTERVAL: 0.849, Level.RATIO: 0.797}


@pytest.mark.parametrize("level", ALPHA)
def test_krippendorff_alpha(level: Level) -> None:
    found = coefficients.krippendorff_alpha(KRIPPENDORFF, level, seed=0, draws=100)
    assert found.value == pytest.approx(ALPHA[level], abs=5e-4)
    assert found.low < found.value < found.high
    assert (found.n, found.draws) == (12, 100)


@pytest.mark.parametrize("form", ICC)
def test_intraclass_correlation(form: IccForm) -> None:
    found = coefficients.icc(SHROUT_FLEISS, form, seed=0, draws=100)
    assert found.value == pytest.approx(ICC[form], abs=5e-7)
    assert found.name == form.value
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize(
    ("ranks", "value"),
    [
        ([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]], 0.162),
        ([[1, 1, 3, 4], [1, 2, 3, 4], [2, 1, 3, 4]], 0.931),
    ],
)
def test_kendall_w(ranks: list[list[int]], value: float) -> None:
    found = coefficients.kendall_w(np.transpose(ranks), seed=0, draws=50)
    assert found.value == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize(
    ("counts", "value"),
    [([5, 0, 0, 0, 5], 0), ([0, 0, 0, 10, 0], 1), ([2] * 5, 0.434), ([0, 1, 2, 5, 4], 0.709)],
)
def test_tastle_wierman(counts: list[int], value: float) -> None:
    ratings = [step for step, count in enumerate(counts, start=1) for _each in range(count)]
    found = coefficients.tastle_wierman(ratings, 1, 5, seed=0, draws=50)
    assert found.value == pytest.approx(value, abs=5e-4)
    assert found.draws == 50


def test_all_of_one_mind_have_no_coefficient_where_variance_is_its_measure() -> None:
    same = np.full((4, 3), 5.0)
    assert coefficients.krippendorff_alpha(same, seed=0).value is None
    assert coefficients.kendall_w(same, seed=0).value is None
    assert coefficients.icc(same, IccForm.TWO_WAY_RANDOM, seed=0).value is None
    assert coefficients.fleiss_kappa(same, seed=0).value is None


def test_draws_without_a_value_are_left_out_and_counted() -> None:
    found = coefficients.krippendorff_alpha([[1, 1], [2, 2], [2, 2]], seed=0, draws=200)
    assert 0 < found.draws < 200
    assert found.low is not None


def test_one_unit_says_nothing() -> None:
    assert coefficients.kendall_w([[1, 2, 3]], seed=0).value is None


def test_a_table_with_gaps_is_refused_where_all_must_have_rated() -> None:
    with pytest.raises(ValueError, match="Every rater must have rated every unit"):
        coefficients.kendall_w([[1, NONE], [2, 2]], seed=0)
    with pytest.raises(ValueError, match="units by raters"):
        coefficients.kendall_w([], seed=0)


def test_the_seed_repeats_the_interval() -> None:
    first = coefficients.kendall_w(SHROUT_FLEISS, seed=4, draws=60)
    assert coefficients.kendall_w(SHROUT_FLEISS, seed=4, draws=60) == first


class TestTextbookFiles:
    """The tables of `agreement-textbook`, to the digits of its SOURCE.md."""

    def test_fleiss_1971(self) -> None:
        table = rows("agreement-textbook", "fleiss1971_diagnoses.csv.gz")
        names = sorted({name for row in table for name in row.values()})
        numbered = [[names.index(name) for name in row.values()] for row in table]
        found = coefficients.fleiss_kappa(numbered, seed=0, draws=50)
        assert found.value == pytest.approx(0.430245, abs=5e-7)

    def test_fleiss_of_the_encyclopedia(self) -> None:
        counts = numbers("agreement-textbook", "fleiss_wikipedia_counts.csv.gz", skip=1)
        raters = [np.repeat(np.arange(5), row.astype(int)) for row in counts]
        found = coefficients.fleiss_kappa(raters, seed=0, draws=50)
        assert found.value == pytest.approx(0.209931, abs=5e-7)

    @pytest.mark.parametrize(
        ("file", "level", "value"),
        [
            ("krippendorff_2011.csv.gz", Level.NOMINAL, 0.7434),
            ("krippendorff_2011.csv.gz", Level.ORDINAL, 0.8154),
            ("krippendorff_2011.csv.gz", Level.INTERVAL, 0.8491),
            ("krippendorff_2011.csv.gz", Level.RATIO, 0.7974),
            ("krippendorff_wikipedia.csv.gz", Level.NOMINAL, 0.6914),
            ("krippendorff_wikipedia.csv.gz", Level.ORDINAL, 0.8067),
            ("krippendorff_wikipedia.csv.gz", Level.INTERVAL, 0.8108),
            ("krippendorff_wikipedia.csv.gz", Level.RATIO, 0.8089),
        ],
    )
    def test_krippendorff(self, file: str, level: Level, value: float) -> None:
        table = numbers("agreement-textbook", file, skip=1)
        found = coefficients.krippendorff_alpha(table, level, seed=0, draws=20)
        assert found.value == pytest.approx(value, abs=5e-5)

    @pytest.mark.parametrize("form", ICC)
    def test_shrout_and_fleiss(self, form: IccForm) -> None:
        table = numbers("agreement-textbook", "shrout_fleiss_1979.csv.gz", skip=1)
        found = coefficients.icc(table, form, seed=0, draws=20)
        assert found.value == pytest.approx(ICC[form], abs=5e-7)

    @pytest.mark.parametrize(
        ("form", "value"),
        [
            (IccForm.ONE_WAY, 0.727521),
            (IccForm.TWO_WAY_RANDOM, 0.727689),
            (IccForm.TWO_WAY_FIXED, 0.729487),
            (IccForm.ONE_WAY_MEAN, 0.914384),
            (IccForm.TWO_WAY_RANDOM_MEAN, 0.914450),
            (IccForm.TWO_WAY_FIXED_MEAN, 0.915159),
        ],
    )
    def test_wines(self, form: IccForm, value: float) -> None:
        scores = {
            (row["Wine"], row["Judge"]): float(row["Scores"])
            for row in rows("agreement-textbook", "wine_icc.csv.gz")
        }
        wines, judges = (list(dict.fromkeys(names)) for names in zip(*scores, strict=True))
        table = [[scores[wine, judge] for judge in judges] for wine in wines]
        found = coefficients.icc(table, form, seed=0, draws=20)
        assert found.value == pytest.approx(value, abs=5e-7)
