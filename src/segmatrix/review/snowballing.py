"""Counting the waves in which people to ask named one another."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """One person named another, and `introduces` them if nobody had thought of them before."""

    by: str
    of: str
    introduces: bool


@dataclass(frozen=True, slots=True)
class Wave:
    """What the people of one wave brought in.

    Attributes:
        number: The wave of those who were named, from 1.
        asked: How many could have named somebody: all of the wave before whom we still wait for,
            and those who did.
        answered: How many of these named somebody.
        named: How many different people they named.
        new: How many of those nobody had thought of before.
        known: How many people were known after it.
    """

    number: int
    asked: int
    answered: int
    named: int
    new: int
    known: int


def waves(people: Iterable[str], namings: Iterable[Naming]) -> dict[str, int]:
    """Return each person's wave: 0 for whom nobody introduced, else one more than who did."""
    introduced = {each.of: each.by for each in namings if each.introduces}
    found: dict[str, int] = {}
    for person in people:
        way = [person]
        while way[-1] in introduced and way[-1] not in found:
            way.append(introduced[way[-1]])
        start = found.setdefault(way[-1], 0)
        for steps, each in enumerate(reversed(way)):
            found[each] = start + steps
    return found


def growth(
    wave_of: dict[str, int], namings: Sequence[Naming], *, waited_for: Collection[str]
) -> tuple[Wave, ...]:
    """Return what each wave brought in, as far as anybody named somebody.

    Args:
        wave_of: The wave of every person who stands.
        namings: Who named whom, among these.
        waited_for: Those who are not excused.
    """
    found: list[Wave] = []
    for number in range(1, max(wave_of.values(), default=0) + 2):
        before = {person for person, wave in wave_of.items() if wave == number - 1}
        said = [each for each in namings if each.by in before]
        answered = {each.by for each in said}
        if not said:
            break
        found.append(
            Wave(
                number=number,
                asked=len(answered | (before & set(waited_for))),
                answered=len(answered),
                named=len({each.of for each in said}),
                new=len({each.of for each in said if each.introduces}),
                known=sum(wave <= number for wave in wave_of.values()),
            )
        )
    return tuple(found)
