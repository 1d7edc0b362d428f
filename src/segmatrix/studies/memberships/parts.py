"""Which customers are meant, and what is shown of each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Where(StrEnum):
    """Which customers are meant, by the segments that they are in."""

    EVERYONE = "everyone"
    NONE = "none"
    ONE = "one"
    SEVERAL = "several"
    SEGMENT = "segment"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of all customers.

    Attributes:
        where: Which part.
        segments: Of one segment or an exact combination, the ids.
        unsure: Only those of whom it is not certain: whose being in the segment, in or out, rests
            on a missing value; without a segment named, in any.
    """

    where: Where = Where.EVERYONE
    segments: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A customer.

    Attributes:
        segments: Ids of the segments that they are in.
        unsure: Ids of those for which that rests on a missing value, in or out.
        traits: The values of the columns that were asked for.
    """

    id: str
    segments: tuple[str, ...]
    unsure: tuple[str, ...]
    traits: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some members of a part, and how many there are of it."""

    total: int
    members: tuple[Member, ...]
