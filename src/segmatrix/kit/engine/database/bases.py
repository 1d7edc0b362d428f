"""What a condition rests on: the columns that a frame must have to answer it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from segmatrix.kit.engine.database.amounts import Newest, Sum
from segmatrix.kit.engine.database.quantities import Nth, Times, Turn
from segmatrix.kit.engine.database.sequences import Chain
from segmatrix.kit.engine.database.sessions import Visits
from segmatrix.kit.rules.nodes import (
    Amount,
    Condition,
    Did,
    Entity,
    FirstDid,
    HadSession,
    IsInTop,
    LastDid,
    MoreOften,
    NthDid,
    NumberOf,
    Sequence,
    Trait,
)
from segmatrix.kit.rules.plain import Fifth, LastTime, Latest


@dataclass(frozen=True)
class Rank:
    """The fifth in which a number stands among those who did something."""

    fifth: Fifth

    word: ClassVar[str] = "fifth"


@dataclass(frozen=True)
class Standing:
    """Whether a trait of the account is in the top or bottom, among accounts."""

    trait: Trait
    test: IsInTop

    word: ClassVar[str] = "standing"


Counted: TypeAlias = Times | Turn | Nth | Sum | Newest
Basis: TypeAlias = Counted | Trait | Chain | Visits | Rank | Standing


def bases(node: Any) -> tuple[Basis, ...]:
    """Return what a condition, or a number that stands alone, rests on; the whole of it last."""
    match node:
        case Did(event, count, window):
            return (Times(event, window, count.distinct if count else None),)
        case FirstDid(event):
            return (Turn(event),)
        case LastDid(event):
            return (Turn(event, last=True),)
        case LastTime(event, window):
            return (Turn(event, last=True, window=window),)
        case NthDid(event, _, window):
            return (Nth(event, window),)
        case MoreOften(event, than, _, window):
            return (Times(event, window), Times(than, window))
        case Sequence():
            return (Chain(node),)
        case HadSession():
            return (Visits(node),)
        case Condition(Trait(of_account=True) as trait, IsInTop() as test):
            return (Standing(trait, test),)
        case Condition(subject):
            return bases(subject)
        case NumberOf(event, window):
            return (Times(event, window),)
        case Amount():
            return (Sum(node),)
        case Latest():
            return (Newest(node),)
        case Fifth(of, event, window):
            return (*bases(of), Times(event, window), Rank(node))
        case Trait():
            return (node,)
    raise TypeError(f"{node} stands inside `where` only")


def names(wanted: Iterable[Basis], unit: Entity) -> dict[Basis, str]:
    """Name the columns, each differently."""
    found: dict[Basis, str] = {}
    taken = {"user_id", "account_id"}
    for basis in wanted:
        if basis in found:
            continue
        place = len(found) + 1
        if isinstance(basis, Trait):
            word = f"{Entity.ACCOUNT if basis.of_account else unit}_{word_of(basis.name)}"
            word = f"{word}_{place}" if word in taken else word
        else:
            word = f"{basis.word}_{place}"
        taken.add(word)
        found[basis] = word
    return found


def word_of(name: str) -> str:
    """Return a name as a word of letters and digits that no database minds."""
    return re.sub(r"[^0-9a-z]+", "_", name.lower()).strip("_") or "it"
