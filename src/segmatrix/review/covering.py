"""Finding out who is missing among the people to ask."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from segmatrix.review.terms import Level


class Side(StrEnum):
    """By what people to ask are told apart."""

    DEPARTMENT = "department"
    LEVEL = "level"
    REGION = "region"


class Lack(StrEnum):
    """What is missing of one side.

    NOBODY: nobody is asked from these. EXCUSED: all who were asked from these are excused. ONE:
    everybody is from this one. UNSAID: of so many people it is not said.
    """

    NOBODY = "nobody"
    EXCUSED = "excused"
    ONE = "one"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Asked:
    """A person to ask, as coverage sees them; `waited_for` is false once they are excused."""

    department: str
    level: str
    region: str
    waited_for: bool


@dataclass(frozen=True, slots=True)
class Group:
    """How many people are asked from one department, level or region; empty where none is said."""

    name: str
    asked: int
    excused: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, about these departments, levels or regions."""

    side: Side
    lack: Lack
    names: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is asked, side by side, and what is missing."""

    groups: dict[Side, tuple[Group, ...]]
    gaps: tuple[Gap, ...]


def coverage(people: Sequence[Asked], departments: Iterable[str]) -> Coverage:
    """Return how the people to ask spread, and what is missing.

    Departments are the same whatever their capitals.

    Args:
        people: Everybody on the list.
        departments: Those of the workspace.
    """
    known = {
        Side.DEPARTMENT: _spelled([*departments, *(each.department for each in people)]),
        Side.LEVEL: [level.value for level in Level if level],
        Side.REGION: sorted(_spelled(each.region for each in people), key=str.casefold),
    }
    of: dict[Side, Callable[[Asked], str]] = {
        Side.DEPARTMENT: lambda each: each.department,
        Side.LEVEL: lambda each: each.level,
        Side.REGION: lambda each: each.region,
    }
    groups = {side: _groups(people, known[side], of[side]) for side in Side}
    gaps = [gap for side in Side for gap in _gaps(side, groups[side])] if people else []
    return Coverage(groups, tuple(gaps))


def _groups(
    people: Sequence[Asked], known: Iterable[str], name_of: Callable[[Asked], str]
) -> tuple[Group, ...]:
    asked = Counter(name_of(each).casefold() for each in people)
    excused = Counter(name_of(each).casefold() for each in people if not each.waited_for)
    names = [*known, ""] if asked[""] else [*known]
    return tuple(Group(name, asked[name.casefold()], excused[name.casefold()]) for name in names)


def _gaps(side: Side, groups: Sequence[Group]) -> list[Gap]:
    named = [group for group in groups if group.name]
    reached = [group for group in named if group.asked]
    gaps: list[Gap] = []
    if reached and (nobody := tuple(group.name for group in named if not group.asked)):
        gaps.append(Gap(side, Lack.NOBODY, nobody))
    if gone := tuple(group.name for group in reached if group.asked == group.excused):
        gaps.append(Gap(side, Lack.EXCUSED, gone))
    if side is Side.REGION and len(reached) == 1 and reached[0].asked > 1:
        gaps.append(Gap(side, Lack.ONE, (reached[0].name,)))
    if unsaid := sum(group.asked for group in groups if not group.name):
        gaps.append(Gap(side, Lack.UNSAID, count=unsaid))
    return gaps


def _spelled(names: Iterable[str]) -> list[str]:
    """Return each name once, as it was first spelled."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return list(first.values())
