"""What could be clearer as the page tells it: by segment, each with its place and words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from segmatrix.matrix import queries
from segmatrix.matrix.queries import Finding, Findings, MatrixTable, RowView, SegmentView
from segmatrix.web.matrix.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Told:
    """One finding.

    Attributes:
        place: What of the segment it is about, in words.
        href: Where that is; in the drawer for what has one.
        drawer: Whether it has one.
        quote: The text it is about, or empty.
    """

    finding: Finding
    place: str
    href: str
    drawer: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that somebody says is fine as it is."""

    told: Told
    segment: SegmentView | None
    reason: str
    by_name: str
    department: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """What was found about one segment, or about the matrix as a whole (no segment)."""

    segment: SegmentView | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Clarity:
    """The whole page: what is open by segment, and what was dismissed."""

    groups: tuple[Group, ...]
    dismissed: tuple[Dismissed, ...]

    @property
    def count(self) -> int:
        """How many places could be clearer."""
        return sum(len(group.told) for group in self.groups)

    def find(self, key: str) -> tuple[SegmentView | None, Told] | None:
        """Return an open finding with its segment."""
        each = ((group.segment, told) for group in self.groups for told in group.told)
        return next((pair for pair in each if pair[1].finding.key == key), None)


def findings_on(sheet: Sheet) -> Findings:
    """Return what could be clearer in a table that was read; computed numbers fill their cells."""
    boxes = [box for line in sheet.lines for box in line.boxes]
    table = MatrixTable(
        sheet.matrix,
        sheet.columns,
        tuple(
            RowView(line.dimension, tuple(box.cell for box in line.boxes)) for line in sheet.lines
        ),
        sheet.retired,
        sheet.hidden,
    )
    computed = {(box.segment.id, box.dimension.id) for box in boxes if box.computed is not None}
    return queries.findings(table, computed)


def clarity(sheet: Sheet) -> Clarity:
    """Return what could be clearer as the page tells it."""
    found = findings_on(sheet)
    return Clarity(
        groups=tuple(_groups(sheet, found)),
        dismissed=tuple(
            Dismissed(
                _told(sheet, each.finding),
                sheet.column(each.finding.segment_id),
                each.reason,
                each.by_name,
                each.department,
                each.at,
            )
            for each in found.dismissed
        ),
    )


def _groups(sheet: Sheet, found: Findings) -> Iterator[Group]:
    for segment in (None, *sheet.columns):
        ident = segment.id if segment else ""
        told = tuple(_told(sheet, each) for each in found.open if each.segment_id == ident)
        if told:
            yield Group(segment, told)


def _told(sheet: Sheet, finding: Finding) -> Told:
    matrix_id = sheet.matrix.id
    if not finding.segment_id:
        return Told(
            finding, _("The whole matrix"), reverse("matrix:table", args=[matrix_id]), False, ""
        )
    if not finding.dimension_id:
        href = reverse("matrix:segment", args=[matrix_id, finding.segment_id])
        return Told(finding, _("The segment"), href, True, "")
    row = sheet.row(finding.dimension_id)
    place = row.name if row else ""
    if finding.statement_id:
        href = reverse("matrix:statement", args=[matrix_id, finding.statement_id])
        return Told(finding, place, href, True, _quote(sheet, finding))
    href = reverse("matrix:cell", args=[matrix_id, finding.segment_id, finding.dimension_id])
    return Told(finding, place, href, True, "")


def _quote(sheet: Sheet, finding: Finding) -> str:
    box = sheet.box(finding.segment_id, finding.dimension_id)
    said = box.cell.statements if box else ()
    return next((each.text for each in said if each.id == finding.statement_id), "")
