"""Where in a document an observation stands, as a value and in words."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.evidence.documents.blocks import Block, Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a document.

    Attributes:
        document_id: The document.
        block: The position of the paragraph, row or page in it, counted from 0.
        start: The first character of the passage in the block's text, counted from 0.
        end: The character after its last.
        unit: paragraph, row or page.
        number: Which one, as people count.
        part: The sheet or heading it stands in or under, or empty.
    """

    document_id: str
    block: int
    start: int
    end: int
    unit: str
    number: int
    part: str

    @classmethod
    def of(cls, document_id: str, position: int, block: Block, start: int, end: int) -> Self:
        """Cite a passage of a block."""
        return cls(document_id, position, start, end, str(block.unit), block.number, block.part)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """Build the place from what `to_json` returned."""
        return cls(**value)

    def to_json(self) -> dict[str, Any]:
        """Return the place as a JSON object."""
        return asdict(self)

    @property
    def words(self) -> str:
        """Say it as people do: page 3; row 17 in “Tickets”; paragraph 4 under “Pricing”."""
        values = {"number": self.number, "part": self.part}
        match Unit(self.unit):
            case Unit.PAGE:
                return _("page %(number)d") % values
            case Unit.ROW if self.part:
                return _("row %(number)d in “%(part)s”") % values
            case Unit.ROW:
                return _("row %(number)d") % values
            case _unit if self.part:
                return _("paragraph %(number)d under “%(part)s”") % values
        return _("paragraph %(number)d") % values


def passage(block: Block, start: int, end: int) -> str:
    """Return the words of a passage, refusing one that is empty or not in the block."""
    if not 0 <= start < end <= len(block.text) or not block.text[start:end].strip():
        raise Invalid(
            _("This passage is not in the document."),
            hint=_("Select it again."),
            field="place",
        )
    return block.text[start:end]
