"""What goes along when a segment becomes part of another one, and what finds its place taken."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The things that went from one segment to another, by their ids.

    Attributes:
        statements: Those that moved, removed ones too.
        places: Where each statement that stood in a cell, and each contact, stood there.
        folded: Texts that met another one in a cell for one text: by the statement's id the text's
            that holds (`into`), the variant it is kept as (`variant`, empty for the same text), its
            own open variants and the threads that went over.
        placements: Placements on the map as they were, each with its axes and member.
        threads: Threads about the segment, its cells and its placements.
        questions: What its cells ask somebody.
        proposals: What is proposed for its cells, whatever became of it.
        personas: Those imagined of it, removed ones too.
        dismissals: Whom nobody need suggest as its contacts.
    """

    statements: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    folded: dict[str, dict[str, Any]] = field(default_factory=dict)
    measures: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)
    placements: list[dict[str, Any]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    personas: list[str] = field(default_factory=list)
    dismissals: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Self:
        """Build it from what `to_json` returned."""
        return cls(**stored)

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return asdict(self)


# --- of what only one can stand -------------------------------------------------------------------


def in_cell(row: Any) -> Key:
    """Return what only one number and one answer "not known yet" can stand for: a cell."""
    return (row.dimension_id,)


def on_axes(row: Any) -> Key:
    """Return what only one agreed placement can stand for: a pair of axes."""
    return (row.x_axis_id, row.y_axis_id)


def of_member(row: Any) -> Key:
    """Return what only one placement can stand for: a member on a pair of axes."""
    return (*on_axes(row), row.member_id)


def as_person(row: Any) -> Key:
    """Return what only one contact of a cell can stand for: a member, or somebody by name."""
    return (row.dimension_id, row.member_id, "" if row.member_id else row.name.casefold())


def as_suggested(row: Any) -> Key:
    """Return what only one answer to a suggested contact can stand for: a member in a cell."""
    return (row.dimension_id, row.member_id)


def as_word(row: Any) -> Key:
    """Return what only one alias can stand for: a word of an origin."""
    return (row.text.casefold(), row.origin.casefold(), row.kind)


def parted(
    here: Iterable[Key], coming: Sequence[tuple[str, Key]]
) -> tuple[list[str], dict[str, Key]]:
    """Tell what goes along from what finds its place taken.

    One thing can stand for each key: one number per cell, one placement per member. What is here
    holds, then what comes first.

    Args:
        here: The keys of what stands on the segment that is kept.
        coming: The ids of what is to go there, each with its key.

    Returns:
        The ids of those that go along in order, and the keys of those that meet another one, by id.
    """
    taken = set(here)
    goes, meets = [], {}
    for ident, key in coming:
        if key in taken:
            meets[ident] = key
        else:
            taken.add(key)
            goes.append(ident)
    return goes, meets


def returns(
    gone: Sequence[str], holding: Collection[str], answered: Collection[str]
) -> tuple[list[str], list[str]]:
    """Tell which of the single things that went along return, and which stay.

    One that still holds returns. So does one that a later one replaced, which stays in its turn.
    One that somebody took back stays, so that they can undo that.

    Args:
        gone: The ids of those that went along.
        holding: Those of them that hold.
        answered: Those of them in whose place another one holds by now.
    """
    back = [ident for ident in gone if ident in holding or ident in answered]
    return back, [ident for ident in gone if ident not in back]
