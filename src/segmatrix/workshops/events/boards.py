"""Inputs and facts about the board: notes, the groups they are in, and what becomes of both."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class _OnBoard(InMatrix):
    """An input about the board, in the phase that the workshop is in."""

    workshop_id: str
    phase_id: str


@dataclass(frozen=True, kw_only=True)
class MoveNote(_OnBoard):
    """Put a note into a group, or out of the one it is in if `group_id` is empty."""

    note_id: str
    group_id: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupNotes(_OnBoard):
    """Put notes together: into a group that is there, or into a new one.

    Attributes:
        group_id: The group, empty for a new one.
        name: What a new one is called; empty for the words of the first note.
    """

    note_ids: list[str]
    group_id: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class UngroupNotes(_OnBoard):
    """Put notes back beside the groups."""

    note_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class AdoptSuggestion(_OnBoard):
    """Make a group of notes that are suggested as one.

    Attributes:
        note_ids: Those that the reader saw. What somebody has grouped meanwhile stays where it is.
    """

    note_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class SetSuggestionAside(_OnBoard):
    """Say that notes that are suggested as a group are none; they are not suggested again."""

    note_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class TakeSuggestionUp(_OnBoard):
    """Let a suggestion that was set aside be made again."""

    aside_id: str


@dataclass(frozen=True, kw_only=True)
class NameGroup(_OnBoard):
    """Call a group otherwise; `version` is that of the name it was typed over, None for any."""

    group_id: str
    name: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DissolveGroup(_OnBoard):
    """Put every note of a group back beside the groups."""

    group_id: str


@dataclass(frozen=True, kw_only=True)
class OfCard(_OnBoard):
    """An input about what becomes of a group, or of a note that is in none."""

    card_id: str


@dataclass(frozen=True, kw_only=True)
class KeepCard(OfCard):
    """Write what a card says into a cell of the matrix."""

    segment_id: str
    dimension_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MergeCard(OfCard):
    """Say that a statement of the matrix says what a card says."""

    statement_id: str


@dataclass(frozen=True, kw_only=True)
class MakeCardSegment(OfCard):
    """Add a segment that a card describes."""

    name: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DeclineCard(OfCard):
    """Leave a card out of the matrix, and say why."""

    why: str


@dataclass(frozen=True, kw_only=True)
class MarkCard(OfCard):
    """Say what became of a card, or that it is open again, without touching the matrix.

    Attributes:
        became: One of `terms.Became`, empty for open.
    """

    became: str = ""
    became_id: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class BoardLaid(Fact):
    """What was written in a phase lies on the board, or was taken off it by a step back.

    Attributes:
        notes: How many notes of the phase lie there now.
    """

    matrix_id: str
    workshop_id: str
    phase_id: str
    notes: int

    @property
    def subject(self) -> str:
        return f"phase:{self.phase_id}:notes"


@dataclass(frozen=True, kw_only=True)
class NoteMoved(Fact):
    """A note is in a group, or in none if `group_id` is empty."""

    matrix_id: str
    workshop_id: str
    note_id: str
    text: str
    group_id: str
    group_name: str

    @property
    def subject(self) -> str:
        return f"note:{self.note_id}:group"


@dataclass(frozen=True, kw_only=True)
class GroupNamed(Fact):
    matrix_id: str
    workshop_id: str
    group_id: str
    name: str
    version: int

    @property
    def subject(self) -> str:
        return f"group:{self.group_id}:name"


@dataclass(frozen=True, kw_only=True)
class SuggestionSetAside(Fact):
    matrix_id: str
    workshop_id: str
    aside_id: str
    note_ids: list[str]

    @property
    def subject(self) -> str:
        return f"suggestion:{self.aside_id}"


@dataclass(frozen=True, kw_only=True)
class SuggestionTakenUp(Fact):
    matrix_id: str
    workshop_id: str
    aside_id: str
    note_ids: list[str]

    @property
    def subject(self) -> str:
        return f"suggestion:{self.aside_id}"


@dataclass(frozen=True, kw_only=True)
class CardMarked(Fact):
    """What became of a card; `became` is empty when it is open again."""

    matrix_id: str
    workshop_id: str
    card_id: str
    words: str
    became: str
    became_id: str
    why: str

    @property
    def subject(self) -> str:
        return f"card:{self.card_id}:became"
