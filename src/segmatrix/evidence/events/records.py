"""Inputs and facts about tables of tickets, reviews and answers that become observations."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class ImportRecords(InMatrix):
    """Make each row of an imported table an observation that waits to be looked at.

    A row that its source has already is passed over, so the same rows, or a longer export with
    them, can be imported again.

    Attributes:
        source_id: The source that the observations belong to; its document holds the table.
        columns: By what a column holds (`recording.Column`), its number from 0. `text` is needed.
        begin: The row to begin at, counted from 0, by default the one below the headings. At most
            `terms.RECORDS_AT_ONCE` rows of one sheet are read at once.
        day_first: Whether 03/04/2026 is the third of April.
    """

    source_id: str
    columns: dict[str, int]
    begin: int = 1
    day_first: bool = True


@dataclass(frozen=True, kw_only=True)
class RecordsImported(Fact):
    """Rows became observations.

    Attributes:
        import_id: Names these observations.
        added: How many.
        repeated: Rows that the source had already.
        without_text: Rows that say nothing.
        unreadable: By column, how many rows hold no date or number there that can be read; their
            observations have none.
        rest: The row at which to go on, None when the table is done.
    """

    matrix_id: str
    source_id: str
    import_id: str
    added: int
    repeated: int
    without_text: int
    unreadable: dict[str, int]
    rest: int | None

    @property
    def subject(self) -> str:
        return f"records:{self.import_id}"


@dataclass(frozen=True, kw_only=True)
class WithdrawRecords(InMatrix):
    """Take back an import of records that nobody has looked at yet."""

    source_id: str
    import_id: str


@dataclass(frozen=True, kw_only=True)
class RecordsWithdrawn(Fact):
    matrix_id: str
    source_id: str
    import_id: str
    count: int

    @property
    def subject(self) -> str:
        return f"records:{self.import_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreRecords(InMatrix):
    """Bring the observations of a withdrawn import back."""

    source_id: str
    import_id: str


@dataclass(frozen=True, kw_only=True)
class RecordsRestored(Fact):
    matrix_id: str
    source_id: str
    import_id: str
    count: int

    @property
    def subject(self) -> str:
        return f"records:{self.import_id}"
