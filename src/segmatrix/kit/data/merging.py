"""Which ids are one person: following merges to the id that stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from segmatrix.kit.data.errors import DataError


@dataclass(frozen=True)
class Root:
    """The id that stays, and how many merges away from it an id stands."""

    id: str
    distance: int


def roots(merges: Iterable[tuple[str, str]]) -> dict[str, Root]:
    """Return, for every id that was merged into another, the id that stays in the end.

    Args:
        merges: pairs of the id that goes and the id that it goes into.

    Raises:
        DataError: if merges go in a circle, or send one id into two others.
    """
    into: dict[str, str] = {}
    for gone, kept in merges:
        if into.setdefault(gone, kept) != kept:
            raise DataError(
                f"“{gone}” is merged into “{into[gone]}” and into “{kept}”",
                "Name one of the two, and merge the other into it.",
                file="merges",
            )
    found: dict[str, Root] = {}
    for gone in into:
        _follow(gone, into, found)
    return found


def _follow(gone: str, into: Mapping[str, str], found: dict[str, Root]) -> None:
    path = {gone: None}
    end = into[gone]
    while end in into and end not in found:
        if end in path:
            circle = [*list(path)[list(path).index(end) :], end]
            raise DataError(
                f"merges go in a circle: {' into '.join(f'“{one}”' for one in circle)}",
                "Take one of these merges out.",
                file="merges",
            )
        path[end] = None
        end = into[end]
    root = found.get(end, Root(end, 0))
    for away, one in enumerate(reversed(path), start=1):
        found[one] = Root(root.id, root.distance + away)
