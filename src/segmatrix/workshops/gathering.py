"""Which notes say the same, from the letters of their words: suggestions, never decisions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

LETTERS = (3, 5)
"""Pieces of words of three to five letters: they see through endings, plurals and typing errors."""

ALIKE = 0.2
"""The mean likeness from which on notes are suggested as a group.

On forty notes about customers, sorted by hand into eight groups and fourteen that stand alone
(`tests/workshops/test_gathering.py`), thresholds from 0.18 to 0.22 find the same: 80 of 100 pairs
that belong together, and 77 of 100 pairs that are put together belong so. Lower ones put strangers
together (55 of 100 belong at 0.12), higher ones miss more (60 of 100 are found at 0.25).
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Notes that may say the same, the most typical first; their group would be called as it is."""

    note_ids: tuple[str, ...]


def suggestions(
    texts: Mapping[str, str], free: Collection[str], aside: Collection[Collection[str]]
) -> tuple[Suggestion, ...]:
    """Return which notes may say the same, in the order in which they lie on the board.

    Notes are put together for as long as the mean likeness between all of two clusters reaches
    `ALIKE`. The same board always gives the same suggestions.

    Args:
        texts: All notes of the board by their ids, in order. How rare a word is, is counted over
            all of them, so that grouping some by hand changes nothing for the others.
        free: The notes that may be suggested: those that are in no group.
        aside: Sets of notes that people said are no group; no part of one is suggested.
    """
    ids = [each for each in texts if each in free]
    if len(ids) < 2:
        return ()
    alike = _alike(
        list(texts.values()), [place for place, each in enumerate(texts) if each in free]
    )
    found = (_typical_first(cluster, alike) for cluster in _clusters(alike))
    named = (Suggestion(tuple(ids[place] for place in cluster)) for cluster in found)
    no_groups = [frozenset(each) for each in aside]
    return tuple(
        each for each in named if not any(set(each.note_ids) <= other for other in no_groups)
    )


def _alike(texts: list[str], chosen: list[int]) -> list[list[float]]:
    """Return how alike each two of the chosen texts are, from 0 to 1."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # takes a second to import

    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS, sublinear_tf=True)
    weights = pieces.fit_transform(texts)[chosen]
    rows: list[list[float]] = (weights @ weights.T).toarray().tolist()
    return rows


def _clusters(alike: Sequence[Sequence[float]]) -> list[list[int]]:
    """Return the places of notes that are alike on average, two or more each, in order."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = [
        [0.0 if one == other else max(0.0, 1 - value) for other, value in enumerate(row)]
        for one, row in enumerate(alike)
    ]
    tree = linkage(squareform(apart, checks=False), "average")
    clusters: dict[int, list[int]] = {}
    for place, cluster in enumerate(fcluster(tree, 1 - ALIKE, "distance").tolist()):
        clusters.setdefault(cluster, []).append(place)
    return sorted(each for each in clusters.values() if len(each) > 1)


def _typical_first(cluster: list[int], alike: Sequence[Sequence[float]]) -> list[int]:
    return sorted(cluster, key=lambda one: (-sum(alike[one][other] for other in cluster), one))
