"""Which departments stay unseen, so that nobody is found in a small group or in what is left."""

from collections.abc import Mapping

SMALLEST_GROUP = 3
"""The usual smallest group that is shown of an anonymous round."""


def suppressed(sizes: Mapping[str, int], k: int = SMALLEST_GROUP) -> frozenset[str]:
    """Return the departments that an anonymous round does not show of one item.

    Those below `k` are left out. What is left out could be told from the whole less the rest, so
    the next smallest go too, until nothing is left out, or two departments that together have
    `k` people.

    Args:
        sizes: How many people of each department answered the item; one or more each.
        k: The smallest group that is shown.

    >>> sorted(suppressed({"Legal": 1, "Sales": 4, "Support": 3}))
    ['Legal', 'Support']
    """
    smallest_first = sorted(sizes, key=lambda name: (sizes[name], name))
    left_out: list[str] = []
    people = 0
    for name in smallest_first:
        if sizes[name] >= k and (not left_out or (len(left_out) >= 2 and people >= k)):
            break
        left_out.append(name)
        people += sizes[name]
    return frozenset(left_out)
