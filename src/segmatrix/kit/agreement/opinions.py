"""Groups of people who answer statements alike, whatever their departments.

As Polis finds them (Small et al. 2021): answers not given count as their statement's mean, the two
principal components place each person, those who answered few statements are moved out from the
middle where the means keep them, and k-means parts them into as many groups as have the best mean
silhouette. Polis groups the means of a hundred earlier clusters, so its groups are alike, not
equal.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

MORE_RATERS_THAN = 30
"""Opinion groups of fewer people say more about chance than about opinions."""

ENOUGH_ANSWERS = 7
"""Who answered fewer statements is not grouped, unless there are no more (Polis's bound)."""

_MOST_GROUPS = 5
_STARTS = 10


@dataclass(frozen=True, slots=True)
class OpinionGroups:
    """Who answers alike.

    Attributes:
        groups: Per person the number of their group, the largest 0; None if they are in none.
        places: Per person where they lie on the two components; not numbers if in no group.
        silhouette: How well the groups are apart, from -1 to 1.
    """

    groups: tuple[int | None, ...]
    places: NDArray[np.float64]
    silhouette: float


def opinion_groups(answers: ArrayLike, *, seed: int) -> OpinionGroups | None:
    """Return who answers alike, or None where too few answered, or all alike.

    Args:
        answers: People by statements: 1 agree, -1 disagree, 0 unclear or pass, NaN no answer.
        seed: What k-means begins with.
    """
    from sklearn.cluster import KMeans
    from sklearn.decomposition import PCA
    from sklearn.metrics import silhouette_score
    from threadpoolctl import threadpool_limits

    table = np.asarray(answers, dtype=float)
    answered = (~np.isnan(table)).sum(axis=1)
    enough = answered >= min(ENOUGH_ANSWERS, table.shape[1])
    if enough.sum() <= MORE_RATERS_THAN:
        return None
    filled = _filled(table)
    if not filled.var(axis=0).any():
        return None
    moved = np.sqrt(table.shape[1] / answered[enough])[:, None]
    components = PCA(n_components=min(2, table.shape[1]), svd_solver="full").fit(filled)
    places = components.transform(filled[enough]) * moved
    most = min(_MOST_GROUPS, len(np.unique(places, axis=0)) - 1)
    # So few points are parted within a breath by one thread, and by waiting threads in hundreds.
    with threadpool_limits(limits=1):
        tries = [
            KMeans(number, n_init=_STARTS, random_state=seed).fit_predict(places)
            for number in range(2, most + 1)
        ]
    if not tries:
        return None
    silhouettes = [float(silhouette_score(places, labels)) for labels in tries]
    best = int(np.argmax(silhouettes))
    everywhere = np.full((len(table), places.shape[1]), np.nan)
    everywhere[enough] = places
    return OpinionGroups(_numbered(tries[best], enough), everywhere, silhouettes[best])


def _filled(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the answers, and the mean of their statement for those not given."""
    given = ~np.isnan(table)
    numbers = np.maximum(given.sum(axis=0), 1)
    means = np.where(given, table, 0).sum(axis=0) / numbers
    return np.where(given, table, means)


def _numbered(labels: NDArray[np.int32], enough: NDArray[np.bool_]) -> tuple[int | None, ...]:
    """Return the groups of all people, numbered by size."""
    found, sizes = np.unique(labels, return_counts=True)
    order = {int(found[place]): number for number, place in enumerate(np.argsort(-sizes))}
    grouped = iter(labels)
    return tuple(order[int(next(grouped))] if one else None for one in enough)
