"""Facts and inputs: the two kinds of value that cross between rooms and doors.

An *input* asks for one write (`PlaceSegment`); a *fact* says that it happened (`SegmentPlaced`).
Both are frozen, keyword-only dataclasses of plain JSON values. A fact carries the whole small thing
it is about, never a difference, so that applying it twice is harmless.
"""

import dataclasses
from dataclasses import dataclass, field
from inspect import get_annotations
from typing import Any, ClassVar, Self

from segmatrix.base.ids import new_id

FACTS: dict[str, type["Fact"]] = {}


@dataclass(frozen=True, kw_only=True)
class Input:
    """What somebody asks to be written.

    Attributes:
        operation_id: Made by the asker. A second request with the same one changes nothing and
            answers with the facts of the first, so a lost answer may be asked for again.
    """

    operation_id: str = field(default_factory=new_id)

    @property
    def stream(self) -> str:
        """The stream whose numbers this write continues, such as `matrix:ID`."""
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """Return the fields without the operation id, for storing as an inverse."""
        values = dataclasses.asdict(self)
        del values["operation_id"]
        return values


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. Subclasses are named in the past tense and register themselves."""

    kind: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        assert "kind" not in get_annotations(cls), f"{cls.__name__} has a field that hides its kind"
        cls.kind = cls.__name__
        assert cls.kind not in FACTS, f"two facts are called {cls.kind}"
        FACTS[cls.kind] = cls

    @property
    def subject(self) -> str:
        """The narrowest thing this fact settles, such as `statement:ID`.

        Undo is refused when somebody else has settled the same subject since.
        """
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """Return the fields as a JSON object."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, payload: dict[str, Any]) -> Self:
        """Build the fact from what `to_json` returned."""
        return cls(**payload)
