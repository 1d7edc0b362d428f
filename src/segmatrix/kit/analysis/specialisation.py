"""How special the needs of a segment are: the measured side of the axis customer needs.

Whoever uses a feature, or buys a product, needs it. A segment's distribution over features is
compared with everybody's by their Jensen-Shannon divergence (Lin 1991), in bits: 0 where both are
alike, 1 where they share no feature. Few people differ from everybody by chance alone, so what
random groups of the same size come to is taken off:

    excess = (divergence - mean divergence of random groups) / (1 - that mean)

Everybody counts once for each feature, however often they use it: one busy robot is no need.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from segmatrix.kit.analysis.positions import Position, position

Bits: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]
Shares: TypeAlias = NDArray[np.float64]

ENOUGH_USERS = 20
"""Below this many users of anything, a segment's distribution says nothing of its needs."""

RANDOM_GROUPS = 300
DRAWS = 1_000
TELLING = 5
"""Features that are named to explain what makes a segment special."""

_OUTER = (2.5, 97.5)
_CELLS = 4_000_000  # of numbers held at once while drawing


@dataclass(frozen=True)
class Uses:
    """Who uses what.

    Attributes:
        features: The names of all features.
        people: How many people there are; they are numbered from 0.
        owners: The number of a person for each use, and `used` the number of the feature. A person
            and a feature come together at most once.
    """

    features: tuple[str, ...]
    people: int
    owners: Numbers
    used: Numbers

    @classmethod
    def of(cls, features: tuple[str, ...], people: int, owners: Numbers, used: Numbers) -> "Uses":
        """Return uses of which the same may have been given several times."""
        width = max(1, len(features))
        pairs = np.unique(owners.astype(np.int64) * width + used)
        return cls(features, people, pairs // width, pairs % width)


@dataclass(frozen=True, slots=True)
class Telling:
    """A feature that a segment uses more than everybody: the share of either who use it."""

    feature: str
    inside: float
    overall: float


@dataclass(frozen=True, slots=True)
class Specialisation:
    """How special the needs of one segment are.

    Attributes:
        excess: Up to 1; 0 is what chance gives. None of too few users.
        low: Where the 95 % interval begins, by resampling members; `high` is where it ends.
        n: The members it rests on: those who use anything.
        idle: The members who use nothing, of whose needs nothing is known.
        divergence: From everybody, in bits, before chance is taken off.
        by_chance: The mean divergence of random groups of `n`.
        telling: What they use more than everybody does, what says most first.
    """

    excess: float | None
    low: float | None
    high: float | None
    n: int
    idle: int
    divergence: float | None = None
    by_chance: float | None = None
    telling: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Standings:
    """Where segments stand between universal and specialised needs.

    Attributes:
        reference: The excess that stands at 9; None where no specialisation was found.
        positions: By segment; of too few users there is none.
    """

    reference: float | None
    positions: dict[str, Position]


def specialisations(
    uses: Uses,
    segments: Mapping[str, Bits],
    *,
    seed: int,
    random_groups: int = RANDOM_GROUPS,
    draws: int = DRAWS,
) -> dict[str, Specialisation]:
    """Return how special the needs of each segment are.

    The interval is the bootstrap's percentile interval, moved so that its draws have the excess as
    their mean. A resample of members differs from everybody by chance once more, and where that is
    not taken off, segments that were drawn by lot are called special (decision 32).

    Args:
        uses: Who uses what, of everybody.
        segments: By name, for each person whether they are a member.
        seed: What the draws begin with; the same seed gives the same numbers.
        random_groups: How many random groups tell what chance gives.
        draws: How many resamples the intervals rest on.
    """
    table = csr_array(
        (np.ones(len(uses.owners)), (uses.owners, uses.used)),
        shape=(uses.people, len(uses.features)),
    )
    users = np.diff(table.indptr) > 0
    members = {name: np.flatnonzero(held & users) for name, held in segments.items()}
    sizes = {len(rows) for rows in members.values() if len(rows) >= ENOUGH_USERS}
    chance = _by_chance(table[np.flatnonzero(users)], sizes, seed, random_groups) if sizes else {}
    crowd = _Crowd(uses.features, _total(table), int(users.sum()))
    found = {}
    for name, rows in members.items():
        n, idle = len(rows), int(segments[name].sum()) - len(rows)
        if n not in chance:
            found[name] = Specialisation(None, None, None, n, idle)
            continue
        inside = table[rows]
        drawn = _resampled(inside, crowd.uses, seed, draws)
        found[name] = _special(crowd, _total(inside), n, idle, chance[n], drawn)
    return found


@dataclass(frozen=True)
class _Crowd:
    """Everybody: by feature how many use it, and how many use anything."""

    features: tuple[str, ...]
    uses: NDArray[np.float64]
    users: int


def _special(
    crowd: _Crowd,
    inside: NDArray[np.float64],
    n: int,
    idle: int,
    by_chance: float,
    drawn: Shares,
) -> Specialisation:
    """Return how special a segment is, from its uses by feature and divergences of resamples."""
    divergence = float(divergences(inside[None, :], crowd.uses)[0])
    excess = (divergence - by_chance) / (1 - by_chance)
    around = (drawn - drawn.mean()) / (1 - by_chance)
    low, high = excess + np.percentile(around, _OUTER)
    return Specialisation(
        excess=excess,
        low=float(min(excess, low)),
        high=float(min(1.0, max(excess, high))),
        n=n,
        idle=idle,
        divergence=divergence,
        by_chance=by_chance,
        telling=_telling(crowd, inside, n),
    )


def standings(found: Mapping[str, Specialisation], reference: float | None = None) -> Standings:
    """Return where segments stand: 1 at no excess, 9 at the reference.

    Args:
        found: What `specialisations` returned.
        reference: An excess above 0; by default the largest of these segments.
    """
    known = {name: one.excess for name, one in found.items() if one.excess is not None}
    largest = max(known.values(), default=0.0)
    if largest <= 0:
        return Standings(None, {})
    top = reference or largest
    return Standings(
        top,
        {
            name: Position(
                *(position((value or 0.0) / top) for value in (one.excess, one.low, one.high))
            )
            for name, one in found.items()
            if one.excess is not None
        },
    )


def divergences(groups: NDArray[np.float64], everybody: NDArray[np.float64]) -> Shares:
    """Return the Jensen-Shannon divergence, in bits, of each row of counts from everybody's.

    >>> divergences(np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 2.0])).round(3).tolist()
    [1.0, 0.311]
    """
    found: Shares = _pieces(groups, everybody).sum(axis=1).clip(0, 1)
    return found


def _pieces(groups: NDArray[np.float64], everybody: NDArray[np.float64]) -> Shares:
    """Return what each feature adds to the divergence of each row."""
    one = groups / groups.sum(axis=1, keepdims=True)
    other = np.broadcast_to(everybody / everybody.sum(), one.shape)
    middle = (one + other) / 2
    return (_information(one, middle) + _information(other, middle)) / 2


def _information(shares: Shares, middle: Shares) -> Shares:
    ratios = np.divide(shares, middle, out=np.ones_like(middle), where=shares > 0)
    found: Shares = shares * np.log2(ratios)
    return found


def _total(rows: csr_array) -> NDArray[np.float64]:
    counts: NDArray[np.int64] = np.bincount(rows.indices, minlength=rows.shape[1])
    return counts.astype(np.float64)


def _by_chance(
    users: csr_array, sizes: Collection[int], seed: int, random_groups: int
) -> dict[int, float]:
    """Return the mean divergence of random groups, by size.

    One shuffle of everybody serves all sizes: its first so many people are a random group.
    """
    random = np.random.default_rng(seed)
    ends = np.array(sorted(sizes))
    everybody = _total(users)
    people, features = users.shape
    owners = np.repeat(np.arange(people), np.diff(users.indptr))
    summed = np.zeros(len(ends))
    for _ in range(random_groups):
        part = np.searchsorted(ends, random.permutation(people), side="right")
        counts = np.bincount(
            part[owners] * features + users.indices, minlength=(len(ends) + 1) * features
        ).reshape(-1, features)
        summed += divergences(counts.cumsum(axis=0)[:-1].astype(np.float64), everybody)
    return dict(zip(ends.tolist(), (summed / random_groups).tolist(), strict=True))


def _resampled(inside: csr_array, everybody: NDArray[np.float64], seed: int, draws: int) -> Shares:
    """Return the divergences of resamples of members."""
    random = np.random.default_rng(seed)
    return np.concatenate(
        [
            divergences((inside.T @ copies).T, everybody)
            for copies in _copies(inside.shape[0], random, draws)
        ]
    )


def _copies(n: int, random: np.random.Generator, draws: int) -> Iterator[NDArray[np.float64]]:
    """Yield how often each member is in each draw: members by some draws."""
    at_once = max(1, min(draws, _CELLS // n))
    for start in range(0, draws, at_once):
        width = min(at_once, draws - start)
        places = random.integers(0, n, size=(n, width)) * width + np.arange(width)
        counts = np.bincount(places.ravel(), minlength=n * width)
        yield counts.reshape(n, width).astype(np.float64)


def _telling(crowd: _Crowd, inside: NDArray[np.float64], n: int) -> tuple[Telling, ...]:
    names, everybody = crowd.features, crowd.uses
    more = inside / inside.sum() > everybody / everybody.sum()
    pieces = np.where(more, _pieces(inside[None, :], everybody)[0], 0.0)
    order = sorted(np.flatnonzero(pieces > 0), key=lambda at: (-pieces[at], names[at]))
    return tuple(
        Telling(names[at], float(inside[at] / n), float(everybody[at] / crowd.users))
        for at in order[:TELLING]
    )
