"""Why no text is taken from a file. The room has the words (`evidence.wording`)."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with a file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"
    MISMATCH = "mismatch"
    LEGACY = "legacy"
    PASSWORD = "password"  # noqa: S105 - a reason, no secret
    MACROS = "macros"
    ENTITIES = "entities"
    DAMAGED = "damaged"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_MANY_BLOCKS = "too_many_blocks"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MANY_TABLES = "too_many_tables"
    TOO_HARD = "too_hard"
    NO_TEXT = "no_text"
    NO_TABLE = "no_table"


class DocumentError(Exception):
    """A file of which no text is taken.

    Attributes:
        reason: Why.
        values: What its words need: a `limit`, what the name `says` and what it `holds`, a `row`.
    """

    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values
