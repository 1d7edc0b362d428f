"""Inputs and facts about statements. `order` lists the ids of a cell's statements."""

from dataclasses import dataclass, field

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class AddStatement(InMatrix):
    """Say one thing in a cell, by default as its last.

    In a text cell that already has its text, what is said is kept as a variant of that text.
    """

    segment_id: str
    dimension_id: str
    text: str
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatementAdded(Fact):
    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    text: str
    position: int
    version: int
    author_name: str
    department: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}"


@dataclass(frozen=True, kw_only=True)
class EditStatement(InMatrix):
    """Word a statement otherwise.

    Attributes:
        version: The statement's version that the text was typed over. If it has been edited since,
            the text is kept as a variant. None takes whatever stands.
    """

    statement_id: str
    text: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatementEdited(Fact):
    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    text: str
    version: int

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}"


@dataclass(frozen=True, kw_only=True)
class StatementVariantKept(Fact):
    """Somebody wrote another text at the same time; both stand until one is picked."""

    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    variant_id: str
    text: str
    author_name: str
    department: str

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}:variant:{self.variant_id}"


@dataclass(frozen=True, kw_only=True)
class PickVariant(InMatrix):
    """Settle which text of a statement holds.

    Attributes:
        variant_id: The variant whose text holds; empty for the text that stands.
        seen: The variants the picker chose between. One that arrived meanwhile stays open.
    """

    statement_id: str
    variant_id: str = ""
    seen: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class VariantPicked(Fact):
    """A text of several holds.

    Attributes:
        variant_id: The variant whose text it is; empty for the text that stood.
        settled: The variants that are no longer open.
    """

    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    variant_id: str
    text: str
    version: int
    settled: list[str]

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}"


@dataclass(frozen=True, kw_only=True)
class ReopenVariants(InMatrix):
    """Take back a pick: the statement has its text again and the variants are open.

    Attributes:
        picked: The variant whose text had been picked; empty for the text that stood.
    """

    statement_id: str
    text: str
    variant_ids: list[str]
    picked: str = ""


@dataclass(frozen=True, kw_only=True)
class VariantsReopened(Fact):
    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    text: str
    version: int
    variant_ids: list[str]

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}"


@dataclass(frozen=True, kw_only=True)
class MoveStatement(InMatrix):
    """Move a statement within its cell or to another cell, by default to the end."""

    statement_id: str
    segment_id: str
    dimension_id: str
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatementMoved(Fact):
    """A statement has another place.

    Attributes:
        from_order: The statements left in the cell it came from; equal to `order` within one cell.
    """

    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    position: int
    order: list[str]
    from_segment_id: str
    from_dimension_id: str
    from_order: list[str]

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}:place"


@dataclass(frozen=True, kw_only=True)
class RemoveStatement(InMatrix):
    """Take a statement out of its cell; it can be restored.

    Attributes:
        version: The statement's version that the reader saw; None takes whatever stands.
    """

    statement_id: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatementRemoved(Fact):
    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreStatement(InMatrix):
    """Put a removed statement back where it stood."""

    statement_id: str


@dataclass(frozen=True, kw_only=True)
class StatementRestored(Fact):
    matrix_id: str
    statement_id: str
    segment_id: str
    dimension_id: str
    text: str
    position: int
    version: int
    author_name: str
    department: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"statement:{self.statement_id}"
