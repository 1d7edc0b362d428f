"""What will be visible of a round after its reveal, said before it opens."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from segmatrix.kit.agreement.suppressing import suppressed
from segmatrix.rounds.terms import Identity


@dataclass(frozen=True, slots=True)
class Forecast:
    """Whom a round asks, and which departments can be seen apart if everybody answers.

    Attributes:
        people: How many are asked.
        sizes: How many of each department, or group of departments, the largest first.
        seen: Those whose middle answer will be shown.
        unseen: Those whose middle answer will not: so small that it would tell who said it.
    """

    people: int
    sizes: Mapping[str, int]
    smallest: int
    seen: tuple[str, ...]
    unseen: tuple[str, ...]


def forecast(
    departments: Iterable[str], *, groups: Mapping[str, str], identity: Identity, smallest: int
) -> Forecast:
    """Return what will be visible.

    Args:
        departments: The department of each person asked.
        groups: The group of each department, where some are taken together.
        identity: Whose name stands with an answer.
        smallest: The smallest department whose middle answer is shown.
    """
    sizes = Counter(groups.get(department, department) for department in departments)
    small = frozenset(name for name, size in sizes.items() if size < smallest)
    unseen = suppressed(sizes, smallest) if identity is Identity.ANONYMOUS else small
    return Forecast(
        people=sizes.total(),
        sizes=dict(sorted(sizes.items(), key=lambda item: (-item[1], item[0]))),
        smallest=smallest,
        seen=tuple(sorted(name for name in sizes if name not in unseen)),
        unseen=tuple(sorted(unseen)),
    )
