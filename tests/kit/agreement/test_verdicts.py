"""What profiles say of ratings: the cases of `spec/agreement/verdicts.yaml`, and laws."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.agreement.alignment import alignment
from segmatrix.kit.agreement.spreads import percentile, spread
from segmatrix.kit.agreement.terms import Profile, Verdict
from segmatrix.kit.agreement.verdicts import consent, extrapolated, verdict

SPEC = Path(__file__).parents[3] / "spec" / "agreement" / "verdicts.yaml"
CASES = {case["name"]: case for case in yaml.safe_load(SPEC.read_text("utf-8"))}

RATINGS = st.lists(st.integers(1, 9), min_size=5, max_size=30)
PROFILES = [Profile.NEAR, Profile.RAND, Profile.DELPHI75, Profile.COMET]


@pytest.mark.parametrize("name", CASES)
def test_each_profile_says_what_it_should(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    for profile, said in case["verdicts"].items():
        assert verdict(case["ratings"], Profile(profile)) == said, profile


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "di" in case])
def test_the_disagreement_index_is_the_published_one(name: str) -> None:
    found = spread(CASES[name]["ratings"])
    assert found is not None
    for key in ("ipr", "ipras", "di"):
        assert round(float(getattr(found, key)), 3) == CASES[name][key]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "alignment" in case])
def test_the_alignment_index_is_the_golden_one(name: str) -> None:
    assert alignment(CASES[name]["ratings"]) == pytest.approx(CASES[name]["alignment"], abs=5e-4)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "extrapolated" in case])
def test_limits_beyond_the_published_ones_are_said_to_be(name: str) -> None:
    case = CASES[name]
    for profile in (Profile.RAND, Profile.NEAR):
        assert extrapolated(len(case["ratings"]), profile) == case["extrapolated"]
    assert not extrapolated(len(case["ratings"]), Profile.DELPHI75)


def test_the_limits_are_those_of_the_table() -> None:
    """Fitch et al. 2001: how many may be outside, and how many must be at either end."""
    for n, outside, extreme in [(8, 2, 3), (10, 2, 3), (11, 3, 4), (13, 3, 4), (14, 4, 5)]:
        assert verdict([8] * (n - outside) + [5] * outside, Profile.RAND) == Verdict.AGREED
        assert verdict([8] * (n - outside - 1) + [5] * (outside + 1), Profile.RAND) != "agreed"
        ends = [3] * extreme + [7] * extreme
        assert verdict(ends + [5] * (n - len(ends)), Profile.RAND) == Verdict.CONTESTED


@given(RATINGS, st.sampled_from(PROFILES), st.randoms())
def test_the_order_of_raters_means_nothing(values, profile, random) -> None:
    shuffled = random.sample(values, len(values))
    assert verdict(shuffled, profile) == verdict(values, profile)


@given(RATINGS, st.sampled_from([Profile.NEAR, Profile.DELPHI75]))
def test_the_grid_turned_round_has_the_same_verdict(values, profile) -> None:
    assert verdict([10 - value for value in values], profile) == verdict(values, profile)


@given(RATINGS)
def test_the_grid_turned_round_keeps_what_was_dropped(values) -> None:
    turned = {Verdict.KEEP: Verdict.DROP, Verdict.DROP: Verdict.KEEP, Verdict.OPEN: Verdict.OPEN}
    found = verdict(values, Profile.COMET)
    assert found is not None
    assert verdict([10 - value for value in values], Profile.COMET) == turned[found]


@given(RATINGS, st.integers(0, 100))
def test_percentiles_are_those_of_numpy(values, percent) -> None:
    import numpy as np

    assert float(percentile(values, percent)) == pytest.approx(np.percentile(values, percent))


def test_one_rating_has_no_spread() -> None:
    assert spread([7]) is None
    assert spread([]) is None


def test_who_is_silent_consents_once_enough_were_there_and_the_time_is_over() -> None:
    assert consent(quorum_met=True, closed=True, open_objections=0) == Verdict.AGREED
    assert consent(quorum_met=False, closed=True, open_objections=0) == Verdict.OPEN
    assert consent(quorum_met=True, closed=False, open_objections=0) == Verdict.OPEN
    assert consent(quorum_met=True, closed=True, open_objections=1) == Verdict.CONTESTED
