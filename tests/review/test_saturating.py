"""Whether asking on would still bring new names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.review.saturating import Verdict, saturation
from segmatrix.review.snowballing import Naming, Wave, growth, waves

CASES = {
    "nobody named anybody": ([], Verdict.NOTHING),
    "everybody named is new": ([(3, 3, 6, 6)], Verdict.GROWING),
    "one new of nine": ([(3, 3, 6, 6), (6, 6, 9, 1)], Verdict.DRYING),
    "one new of five is few": ([(4, 4, 5, 1)], Verdict.DRYING),
    "one new of four is not": ([(4, 4, 4, 1)], Verdict.GROWING),
    "none is new": ([(4, 4, 4, 0)], Verdict.DRY),
    "most have not answered yet": ([(9, 4, 5, 0)], Verdict.EARLY),
    "half have answered": ([(8, 4, 5, 0)], Verdict.DRY),
    "the last wave alone counts": ([(4, 4, 4, 0), (4, 4, 4, 4)], Verdict.GROWING),
}


@pytest.mark.parametrize("case", CASES)
def test_a_verdict_rests_on_the_last_wave(case: str) -> None:
    counted, verdict = CASES[case]
    found = saturation(
        [
            Wave(number, asked, answered, named, new, known=0)
            for number, (asked, answered, named, new) in enumerate(counted, 1)
        ]
    )
    assert found.verdict is verdict
    assert (found.wave is None) == (not counted)


def test_waves_follow_who_introduced_whom() -> None:
    namings = [
        Naming("exa", "sol", True),
        Naming("sol", "lena", True),
        Naming("lena", "exa", False),
        Naming("exa", "lena", False),
        Naming("lena", "sol", False),
    ]
    wave_of = waves(["lena", "exa", "sol", "fara"], namings)
    assert wave_of == {"exa": 0, "sol": 1, "lena": 2, "fara": 0}
    assert growth(wave_of, namings, waited_for={"exa", "sol", "lena", "fara"}) == (
        Wave(1, asked=2, answered=1, named=2, new=1, known=3),
        Wave(2, asked=1, answered=1, named=1, new=1, known=4),
        Wave(3, asked=1, answered=1, named=2, new=0, known=4),
    )


def test_nobody_waits_for_the_names_of_somebody_excused() -> None:
    namings = [Naming("exa", "sol", True), Naming("tom", "sol", False)]
    wave_of = waves(["exa", "fara", "tom", "sol"], namings)
    (first,) = growth(wave_of, namings, waited_for={"exa", "sol"})
    assert (first.asked, first.answered) == (2, 2)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 30), max_size=12), st.lists(st.tuples(*[st.integers(0, 12)] * 2)))
def test_whatever_is_said_everybody_new_is_counted_once(
    introducers: list[int], again: list[tuple[int, int]]
) -> None:
    people = [str(number) for number in range(len(introducers) + 1)]
    namings = [
        Naming(people[by % of], people[of], introduces=True) for of, by in enumerate(introducers, 1)
    ]
    told = {(each.by, each.of) for each in namings}
    for by, of in again:
        pair = (str(by % len(people)), str(of % len(people)))
        if pair not in told and pair[0] != pair[1]:
            told.add(pair)
            namings.append(Naming(*pair, introduces=False))
    wave_of = waves(reversed(people), namings)
    assert all(wave_of[each.of] == wave_of[each.by] + 1 for each in namings if each.introduces)
    counted = growth(wave_of, namings, waited_for=people)
    assert sum(wave.new for wave in counted) == len(introducers)
    assert all(wave.new <= wave.named and wave.answered <= wave.asked for wave in counted)
    assert [wave.known for wave in counted][-1:] in ([len(people)], [])
